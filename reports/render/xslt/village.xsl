<?xml version="1.0" encoding="UTF-8"?>
<!-- village: one page per village: its figures, states, sources, and the explanation of every figure.
     In: report.xml; parameter code = village code. Out: thon-CODE.html. Source: spec/reports.md. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                exclude-result-prefixes="r">
<xsl:import href="common.xsl"/>
<xsl:import href="frame.xsl"/>
<xsl:import href="explain.xsl"/>
<xsl:import href="findings.xsl"/>
<xsl:import href="village-points.xsl"/>
<xsl:param name="code"/>
<xsl:variable name="months" select="not($published)"/>

<xsl:template match="/r:report">
  <xsl:call-template name="page">
    <xsl:with-param name="title">Thôn <xsl:value-of select="key('unit',$code)/@name"/></xsl:with-param>
    <xsl:with-param name="here">thon</xsl:with-param>
    <xsl:with-param name="body">
      <xsl:call-template name="facts-of-village"/>
      <xsl:call-template name="table-of-indicators"/>
      <xsl:call-template name="village-points"/>
      <xsl:if test="r:series/r:point"><xsl:call-template name="chart"><xsl:with-param name="file" select="concat('thon-',$code)"/>
        <xsl:with-param name="alt">Diễn biến 12 tháng của các chỉ tiêu có mục tiêu ở thôn <xsl:value-of select="key('unit',$code)/@name"/>; đường nét đứt là mục tiêu; số liệu như bảng trên</xsl:with-param>
        <xsl:with-param name="caption">Diễn biến 12 tháng; đường nét đứt là mục tiêu, tháng chưa báo cáo để trống.</xsl:with-param></xsl:call-template></xsl:if>
      <section aria-labelledby="h-giai-thich"><h2 id="h-giai-thich">Giải thích từng chỉ tiêu</h2>
        <p class="muted">Mở từng dòng để xem công thức với con số cụ thể<xsl:if test="not($published)">, số dòng nguồn và tệp nguồn</xsl:if>.</p>
        <xsl:for-each select="r:catalogue/r:indicators/r:indicator"><xsl:call-template name="explanation"/></xsl:for-each></section>
      <xsl:call-template name="workbooks"/>
      <xsl:if test="not($published)"><xsl:call-template name="to-mend"/></xsl:if>
      <xsl:call-template name="questions"/>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="facts-of-village">
  <xsl:for-each select="key('unit',$code)">
  <p><xsl:if test="@formerCommune">Xã cũ: <xsl:value-of select="@formerCommune"/> · </xsl:if>Mã thôn: <xsl:value-of select="@code"/><xsl:if test="@population"> · Dân số: <xsl:call-template name="number"><xsl:with-param name="value" select="@population"/></xsl:call-template></xsl:if>
    <xsl:if test="@workingAgePopulation"> · Trong độ tuổi lao động: <xsl:call-template name="number"><xsl:with-param name="value" select="@workingAgePopulation"/></xsl:call-template></xsl:if>
    <xsl:if test="@households"> · Hộ: <xsl:call-template name="number"><xsl:with-param name="value" select="@households"/></xsl:call-template></xsl:if>
    <xsl:if test="@householdBusinesses"> · Hộ kinh doanh: <xsl:call-template name="number"><xsl:with-param name="value" select="@householdBusinesses"/></xsl:call-template></xsl:if></p>
  <p class="lead">Đạt <strong><xsl:value-of select="count(key('goals',$code)[@state='met'])"/>/<xsl:value-of select="count(key('goals',$code))"/></strong> mục tiêu của kế hoạch, lũy kế từ đầu năm.</p>
  <ul><xsl:for-each select="key('goals',$code)"><li><span><xsl:attribute name="class">tag <xsl:choose><xsl:when test="@state='unknown'">missing</xsl:when><xsl:when test="@state='not_applicable'">idle</xsl:when><xsl:otherwise><xsl:value-of select="@state"/></xsl:otherwise></xsl:choose></xsl:attribute>
    <xsl:choose><xsl:when test="@state='met'">✓ đạt</xsl:when><xsl:when test="@state='missed'">▼ chưa đạt</xsl:when><xsl:when test="@state='unknown'">○ chưa đủ số liệu</xsl:when><xsl:otherwise>– không phát sinh</xsl:otherwise></xsl:choose></span>
    Mục tiêu <xsl:value-of select="@number"/>: <a href="#{@indicator}"><xsl:call-template name="goal-name"><xsl:with-param name="number" select="@number"/></xsl:call-template></a></li></xsl:for-each></ul>
  </xsl:for-each>
</xsl:template>

<xsl:template name="table-of-indicators">
  <section aria-labelledby="h-chi-tieu"><h2 id="h-chi-tieu">Các chỉ tiêu</h2>
  <div class="wrap"><table class="sortable filterable stack" id="bang-chi-tieu">
    <thead><tr><th scope="col">Chỉ tiêu</th><xsl:if test="$months"><th scope="col" data-type="number">Kỳ này</th><th scope="col" data-type="number">Kỳ trước</th></xsl:if>
      <xsl:if test="r:values/r:value[@role='lastYear' and @unit=$code]"><th scope="col" data-type="number">Cùng kỳ năm trước</th></xsl:if>
      <th scope="col" data-type="number">Lũy kế năm</th><th scope="col" data-type="number">Mục tiêu</th><th scope="col">So với mục tiêu</th><xsl:if test="$months"><th scope="col">12 tháng</th></xsl:if></tr></thead>
    <tbody><xsl:for-each select="r:catalogue/r:indicators/r:indicator">
      <xsl:variable name="year" select="key('value',concat(@code,' ',$code,' ',$year-role))"/>
      <tr><th scope="row"><a href="#{@code}"><xsl:value-of select="r:name"/></a></th>
        <xsl:if test="$months"><xsl:call-template name="cell"><xsl:with-param name="label">Kỳ này</xsl:with-param><xsl:with-param name="value" select="key('value',concat(@code,' ',$code,' current'))"/></xsl:call-template>
        <xsl:call-template name="cell"><xsl:with-param name="label">Kỳ trước</xsl:with-param><xsl:with-param name="value" select="key('value',concat(@code,' ',$code,' previous'))"/></xsl:call-template></xsl:if>
        <xsl:if test="$report/r:values/r:value[@role='lastYear' and @unit=$code]"><xsl:call-template name="cell"><xsl:with-param name="label">Cùng kỳ năm trước</xsl:with-param><xsl:with-param name="value" select="key('value',concat(@code,' ',$code,' lastYear'))"/></xsl:call-template></xsl:if>
        <xsl:call-template name="cell"><xsl:with-param name="label">Lũy kế năm</xsl:with-param><xsl:with-param name="value" select="$year"/><xsl:with-param name="strong" select="1"/></xsl:call-template>
        <td data-label="Mục tiêu" data-value="{@target}"><xsl:choose><xsl:when test="@target"><xsl:call-template name="ratio"><xsl:with-param name="value" select="@target"/></xsl:call-template></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></td>
        <td data-label="So với mục tiêu"><xsl:call-template name="standing"><xsl:with-param name="value" select="$year"/></xsl:call-template></td>
        <xsl:if test="$months"><td data-label="12 tháng"><xsl:call-template name="spark"/></td></xsl:if></tr>
    </xsl:for-each></tbody></table></div>
  <xsl:if test="$report/r:values/r:value[@unit=$code and @merged='true']"><p class="note">Kỳ trước và cùng kỳ năm trước so trên thôn hiện nay: gồm cả số liệu khi ấy của các thôn đã sáp nhập vào.</p></xsl:if></section>
</xsl:template>

<xsl:template name="cell"><xsl:param name="label"/><xsl:param name="value"/><xsl:param name="strong"/>
  <td data-label="{$label}" data-value="{$value/@printed}"><xsl:if test="$strong"><xsl:attribute name="class"><xsl:call-template name="value-class"><xsl:with-param name="value" select="$value"/></xsl:call-template></xsl:attribute></xsl:if>
    <xsl:call-template name="value-text"><xsl:with-param name="value" select="$value"/></xsl:call-template>
    <!-- A small denominator: the counts stand beside the percentage. -->
    <xsl:if test="$value/@denominator &lt; 10 and $value/@denominator &gt; 1 and $value/@printed"><small class="muted"> (<xsl:call-template name="number"><xsl:with-param name="value" select="$value/@numerator"/></xsl:call-template>/<xsl:call-template name="number"><xsl:with-param name="value" select="$value/@denominator"/></xsl:call-template>)</small></xsl:if></td>
</xsl:template>

<!-- Twelve small bars; a month without a value is a gap with a dot. -->
<xsl:template name="spark">
  <xsl:variable name="points" select="key('points',concat(@code,' ',$code))"/>
  <svg class="spark" width="74" height="22" viewBox="0 0 74 22" role="img"><title>Diễn biến theo tháng:<xsl:for-each select="$points"><xsl:text> </xsl:text><xsl:value-of select="number(substring(@month,6))"/>: <xsl:choose><xsl:when test="@printed"><xsl:call-template name="percent"><xsl:with-param name="printed" select="@printed"/></xsl:call-template></xsl:when><xsl:when test="@state='not_applicable'">không phát sinh</xsl:when><xsl:otherwise>chưa báo cáo</xsl:otherwise></xsl:choose>;</xsl:for-each></title>
    <xsl:for-each select="$points"><xsl:variable name="x" select="(position() - 1) * 6 + 1"/>
      <xsl:choose><xsl:when test="@printed"><xsl:variable name="height"><xsl:choose><xsl:when test="@printed &gt; 100">20</xsl:when><xsl:otherwise><xsl:value-of select="@printed div 5 + 0.5"/></xsl:otherwise></xsl:choose></xsl:variable>
        <rect x="{$x}" y="{21 - $height}" width="4.5" height="{$height}" fill="#0b5c9a"/></xsl:when>
        <xsl:otherwise><circle cx="{$x + 2}" cy="19" r="1" fill="#8c959f"/></xsl:otherwise></xsl:choose></xsl:for-each>
    <xsl:if test="@target"><line x1="0" x2="74" y1="{21 - @target * 20}" y2="{21 - @target * 20}" stroke="#000" stroke-width="0.8" stroke-dasharray="2 2"/></xsl:if></svg>
</xsl:template>

<xsl:template name="workbooks">
  <section aria-labelledby="h-bao-cao"><h2 id="h-bao-cao">Báo cáo tháng của thôn</h2>
  <div class="wrap"><table class="stack"><thead><tr><th scope="col">Tháng</th><th scope="col">Tình trạng</th><xsl:if test="not($published)"><th scope="col">Dòng hợp lệ</th><th scope="col">Dòng bị từ chối</th><th scope="col">Tệp đã nhận</th></xsl:if></tr></thead>
    <tbody><xsl:for-each select="key('workbooks',$code)"><xsl:variable name="month" select="@month"/><tr><th scope="row"><xsl:call-template name="date"><xsl:with-param name="value" select="@month"/></xsl:call-template></th>
      <td data-label="Tình trạng"><xsl:choose><xsl:when test="@missing &gt; 0"><span class="tag missed">▼ thiếu</span></xsl:when><xsl:when test="@late &gt; 0"><span class="tag plain">nộp muộn</span></xsl:when><xsl:when test="@onTime &gt; 0"><span class="tag met">✓ đúng hạn</span></xsl:when><xsl:otherwise>chưa đến hạn</xsl:otherwise></xsl:choose></td>
      <xsl:if test="not($published)"><td data-label="Dòng hợp lệ"><xsl:value-of select="@rowsAccepted"/></td><td data-label="Dòng bị từ chối"><xsl:value-of select="@rowsRejected"/></td>
      <td data-label="Tệp đã nhận"><xsl:for-each select="$report/r:sources/r:file[@unit=$code and @month=$month]"><xsl:if test="position()&gt;1">; </xsl:if><q><xsl:value-of select="@name"/></q></xsl:for-each></td></xsl:if></tr></xsl:for-each></tbody></table></div></section>
</xsl:template>

<xsl:template name="to-mend">
  <section aria-labelledby="sua"><h2 id="sua">Các dòng cần sửa</h2>
    <xsl:choose><xsl:when test="key('findings',$code)[@severity!='duplicate']"><xsl:call-template name="finding-table"><xsl:with-param name="findings" select="key('findings',$code)[@severity!='duplicate']"/></xsl:call-template></xsl:when>
      <xsl:otherwise><p>Không có dòng nào của thôn bị từ chối.</p></xsl:otherwise></xsl:choose></section>
</xsl:template>

<xsl:template name="questions">
  <xsl:if test="key('signals',$code)"><section aria-labelledby="h-hoi"><h2 id="h-hoi">Điều nên hỏi lại thôn</h2>
    <p class="muted">Dấu hiệu để kiểm tra, không quyết định điểm.</p>
    <ul><xsl:for-each select="key('signals',$code)"><li>Tháng <xsl:call-template name="date"><xsl:with-param name="value" select="@month"/></xsl:call-template><xsl:if test="key('indicator',@subject)">, <xsl:value-of select="key('indicator',@subject)/r:name"/></xsl:if><xsl:if test="key('measure',@subject)">, <xsl:value-of select="key('measure',@subject)/r:name"/></xsl:if>: <xsl:value-of select="r:question"/></li></xsl:for-each></ul></section></xsl:if>
</xsl:template>
</xsl:stylesheet>

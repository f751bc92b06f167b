<?xml version="1.0" encoding="UTF-8"?>
<!-- docx-text: what the figures say, in the sentences of an official report. In: report.xml. Out: paragraphs and a table.
     Rules: only what the XML holds; proposals name the villages that the figures name. Source: the plan, spec/reports.md. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" exclude-result-prefixes="r">

<xsl:template name="names"><xsl:param name="units"/><xsl:for-each select="$units"><xsl:if test="position()&gt;1">, </xsl:if><xsl:value-of select="@name"/></xsl:for-each></xsl:template>
<xsl:template name="as-of"><xsl:call-template name="date"><xsl:with-param name="value" select="$period/@asOf"/></xsl:call-template></xsl:template>

<xsl:template name="results">
  <xsl:call-template name="paragraph"><xsl:with-param name="text">Thực hiện Kế hoạch tổ chức hoạt động của Tổ công nghệ số cộng đồng năm <xsl:value-of select="$period/@year"/>, kết quả <xsl:call-template name="period-name"><xsl:with-param name="code" select="$period/@code"/></xsl:call-template> (số liệu tính đến ngày <xsl:call-template name="as-of"/><xsl:if test="$period/@status='provisional'">, kỳ chưa kết thúc</xsl:if>) như sau:</xsl:with-param></xsl:call-template>
  <xsl:call-template name="paragraph"><xsl:with-param name="style">Heading1</xsl:with-param><xsl:with-param name="text">I. KẾT QUẢ THỰC HIỆN SÁU MỤC TIÊU</xsl:with-param></xsl:call-template>
  <xsl:call-template name="paragraph"><xsl:with-param name="text">Lũy kế từ đầu năm, toàn xã đạt <xsl:value-of select="count(key('goals','COMMUNE')[@state='met'])"/>/<xsl:value-of select="count(key('goals','COMMUNE'))"/> mục tiêu của kế hoạch. Cụ thể:</xsl:with-param></xsl:call-template>
  <xsl:for-each select="key('goals','COMMUNE')"><xsl:call-template name="paragraph"><xsl:with-param name="text"><xsl:value-of select="@number"/>. <xsl:call-template name="goal-name"><xsl:with-param name="number" select="@number"/></xsl:call-template>: <xsl:call-template name="goal-sentence"/></xsl:with-param></xsl:call-template></xsl:for-each>
  <xsl:call-template name="moves"/>
  <xsl:call-template name="paragraph"><xsl:with-param name="style">Caption</xsl:with-param><xsl:with-param name="text">Bảng 1. Kết quả các chỉ tiêu có mục tiêu, toàn xã</xsl:with-param></xsl:call-template>
  <xsl:call-template name="table-of-targets"/>
</xsl:template>

<xsl:template name="goal-sentence">
  <xsl:variable name="number" select="@number"/>
  <xsl:choose><xsl:when test="@state='met'">đã đạt. </xsl:when><xsl:when test="@state='missed'">chưa đạt. </xsl:when><xsl:when test="@state='unknown'">chưa đủ số liệu để đánh giá. </xsl:when><xsl:otherwise>không phát sinh. </xsl:otherwise></xsl:choose>
  <xsl:for-each select="$report/r:catalogue/r:indicators/r:indicator[@target and contains(@plan,concat('II.2(',$number,')'))]">
    <xsl:variable name="code" select="@code"/><xsl:variable name="value" select="key('value',concat(@code,' COMMUNE ',$year-role))"/>
    <xsl:value-of select="r:name"/>: <xsl:call-template name="value-text"><xsl:with-param name="value" select="$value"/></xsl:call-template> (mục tiêu <xsl:call-template name="ratio"><xsl:with-param name="value" select="@target"/></xsl:call-template>; <xsl:value-of select="count($report/r:values/r:value[@indicator=$code and @role=$year-role and @met='true' and key('unit',@unit)/@kind='village'])"/>/<xsl:value-of select="count($villages)"/> thôn đạt<xsl:if test="$report/r:values/r:value[@indicator=$code and @role=$year-role and @hidden and key('unit',@unit)/@kind='village']">, không kể thôn không công bố</xsl:if><xsl:if test="$value/@state='inconsistent'">; có số liệu cần xác minh</xsl:if>). </xsl:for-each>
</xsl:template>

<xsl:template name="table-of-targets">
  <w:tbl><xsl:call-template name="table-properties"/><w:tblGrid><w:gridCol w:w="4300"/><w:gridCol w:w="1200"/><w:gridCol w:w="1200"/><w:gridCol w:w="1170"/><w:gridCol w:w="1200"/></w:tblGrid>
    <w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><xsl:call-template name="head"><xsl:with-param name="width">4300</xsl:with-param><xsl:with-param name="text">Chỉ tiêu</xsl:with-param></xsl:call-template><xsl:call-template name="head"><xsl:with-param name="width">1200</xsl:with-param><xsl:with-param name="text">Kỳ này</xsl:with-param></xsl:call-template><xsl:call-template name="head"><xsl:with-param name="width">1200</xsl:with-param><xsl:with-param name="text">Lũy kế năm</xsl:with-param></xsl:call-template><xsl:call-template name="head"><xsl:with-param name="width">1170</xsl:with-param><xsl:with-param name="text">Mục tiêu</xsl:with-param></xsl:call-template><xsl:call-template name="head"><xsl:with-param name="width">1200</xsl:with-param><xsl:with-param name="text">Đánh giá</xsl:with-param></xsl:call-template></w:tr>
    <xsl:for-each select="r:catalogue/r:indicators/r:indicator[@target]"><xsl:variable name="value" select="key('value',concat(@code,' COMMUNE ',$year-role))"/><w:tr><w:trPr><w:cantSplit/></w:trPr>
      <xsl:call-template name="cell"><xsl:with-param name="width">4300</xsl:with-param><xsl:with-param name="text" select="r:name"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="width">1200</xsl:with-param><xsl:with-param name="centre" select="1"/><xsl:with-param name="text"><xsl:call-template name="value-text"><xsl:with-param name="value" select="key('value',concat(@code,' COMMUNE current'))"/></xsl:call-template></xsl:with-param></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="width">1200</xsl:with-param><xsl:with-param name="centre" select="1"/><xsl:with-param name="text"><xsl:call-template name="value-text"><xsl:with-param name="value" select="$value"/></xsl:call-template></xsl:with-param></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="width">1170</xsl:with-param><xsl:with-param name="centre" select="1"/><xsl:with-param name="text"><xsl:call-template name="ratio"><xsl:with-param name="value" select="@target"/></xsl:call-template></xsl:with-param></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="width">1200</xsl:with-param><xsl:with-param name="centre" select="1"/><xsl:with-param name="text"><xsl:choose><xsl:when test="$value/@met='true'">đạt</xsl:when><xsl:when test="$value/@met='false'">chưa đạt</xsl:when><xsl:when test="$value/@state='unreliable'">mẫu quá ít</xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template></w:tr></xsl:for-each></w:tbl>
</xsl:template>
<xsl:template name="head"><xsl:param name="width"/><xsl:param name="text"/><xsl:call-template name="cell"><xsl:with-param name="width" select="$width"/><xsl:with-param name="text" select="$text"/><xsl:with-param name="bold" select="1"/><xsl:with-param name="centre" select="1"/><xsl:with-param name="shade" select="1"/></xsl:call-template></xsl:template>

<!-- What rose and what fell since the period before, the greatest moves first. -->
<xsl:template name="moves">
  <xsl:variable name="both" select="r:catalogue/r:indicators/r:indicator[@target and key('value',concat(@code,' COMMUNE current'))/@printed and key('value',concat(@code,' COMMUNE previous'))/@printed]"/>
  <xsl:variable name="up" select="$both[key('value',concat(@code,' COMMUNE current'))/@printed &gt; key('value',concat(@code,' COMMUNE previous'))/@printed]"/>
  <xsl:variable name="down" select="$both[key('value',concat(@code,' COMMUNE current'))/@printed &lt; key('value',concat(@code,' COMMUNE previous'))/@printed]"/>
  <xsl:if test="$period/@previousPeriod and $both"><xsl:call-template name="paragraph"><xsl:with-param name="text">So với kỳ trước (<xsl:call-template name="period-name"><xsl:with-param name="code" select="$period/@previousPeriod"/></xsl:call-template>), trong <xsl:value-of select="count($both)"/> chỉ tiêu có mục tiêu và có số liệu cả hai kỳ: <xsl:value-of select="count($up)"/> chỉ tiêu tăng<xsl:call-template name="largest-moves"><xsl:with-param name="of" select="$up"/><xsl:with-param name="order">descending</xsl:with-param></xsl:call-template>; <xsl:value-of select="count($down)"/> chỉ tiêu giảm<xsl:call-template name="largest-moves"><xsl:with-param name="of" select="$down"/><xsl:with-param name="order">ascending</xsl:with-param></xsl:call-template>; <xsl:value-of select="count($both) - count($up) - count($down)"/> chỉ tiêu không đổi.</xsl:with-param></xsl:call-template></xsl:if>
</xsl:template>
<xsl:template name="largest-moves"><xsl:param name="of"/><xsl:param name="order"/>
  <xsl:if test="$of"> (<xsl:if test="count($of) &gt; 3">nhiều nhất: </xsl:if><xsl:for-each select="$of">
    <xsl:sort select="key('value',concat(@code,' COMMUNE current'))/@printed - key('value',concat(@code,' COMMUNE previous'))/@printed" data-type="number" order="{$order}"/>
    <xsl:if test="position() &lt;= 3"><xsl:if test="position()&gt;1">; </xsl:if><xsl:value-of select="r:name"/>: <xsl:call-template name="percent"><xsl:with-param name="printed" select="key('value',concat(@code,' COMMUNE previous'))/@printed"/></xsl:call-template> → <xsl:call-template name="percent"><xsl:with-param name="printed" select="key('value',concat(@code,' COMMUNE current'))/@printed"/></xsl:call-template></xsl:if></xsl:for-each>)</xsl:if>
</xsl:template>

<!-- By targets met, all that share a place named; then by points, where the year has them. -->
<xsl:template name="standings">
  <xsl:variable name="all" select="count(key('goals','COMMUNE'))"/>
  <xsl:variable name="best"><xsl:call-template name="met-count"><xsl:with-param name="order">descending</xsl:with-param></xsl:call-template></xsl:variable>
  <xsl:variable name="least"><xsl:call-template name="met-count"><xsl:with-param name="order">ascending</xsl:with-param></xsl:call-template></xsl:variable>
  <xsl:variable name="ahead" select="$villages[count(key('goals',@code)[@state='met'])=$best]"/>
  <xsl:variable name="behind" select="$villages[count(key('goals',@code)[@state='met']) &lt;= $least + 1 and count(key('goals',@code)[@state='met']) &lt; $best]"/>
  <xsl:call-template name="paragraph"><xsl:with-param name="style">Heading1</xsl:with-param><xsl:with-param name="text">II. THÔN DẪN ĐẦU VÀ THÔN CẦN HỖ TRỢ</xsl:with-param></xsl:call-template>
  <xsl:call-template name="paragraph"><xsl:with-param name="text">Đạt nhiều mục tiêu nhất (<xsl:value-of select="$best"/>/<xsl:value-of select="$all"/>): <xsl:call-template name="names"><xsl:with-param name="units" select="$ahead"/></xsl:call-template>.<xsl:if test="$best &gt; $least + 1 and $villages[count(key('goals',@code)[@state='met'])=$best - 1]"> Tiếp theo (<xsl:value-of select="$best - 1"/>/<xsl:value-of select="$all"/>): <xsl:call-template name="names"><xsl:with-param name="units" select="$villages[count(key('goals',@code)[@state='met'])=$best - 1]"/></xsl:call-template>.</xsl:if></xsl:with-param></xsl:call-template>
  <xsl:if test="$behind"><xsl:call-template name="paragraph"><xsl:with-param name="text">Cần được hỗ trợ trước: <xsl:for-each select="$behind"><xsl:sort select="count(key('goals',@code)[@state='met'])" data-type="number"/><xsl:if test="position()&gt;1">, </xsl:if><xsl:value-of select="@name"/> (<xsl:value-of select="count(key('goals',@code)[@state='met'])"/>/<xsl:value-of select="$all"/>)</xsl:for-each>.</xsl:with-param></xsl:call-template></xsl:if>
  <xsl:if test="r:scores/r:totals/r:total[@rank]"><xsl:call-template name="paragraph"><xsl:with-param name="text">Điểm thi đua năm <xsl:value-of select="r:scores/@year"/><xsl:if test="r:scores/r:totals/r:total[@status='provisional']"> (tạm tính)</xsl:if>: <xsl:for-each select="r:scores/r:totals/r:total[@rank &lt;= 3]"><xsl:sort select="@rank" data-type="number"/><xsl:if test="position()&gt;1">; </xsl:if>hạng <xsl:value-of select="@rank"/>: <xsl:value-of select="key('unit',@unit)/@name"/> (<xsl:value-of select="$about"/><xsl:value-of select="format-number(@points,'#.##0,##','vi')"/> điểm<xsl:if test="@gradeName">, <xsl:value-of select="@gradeName"/></xsl:if>)</xsl:for-each>.<xsl:if test="r:scores/r:totals/r:total[not(@rank)]"> Chưa xếp hạng: <xsl:for-each select="r:scores/r:totals/r:total[not(@rank)]"><xsl:if test="position()&gt;1">, </xsl:if><xsl:value-of select="key('unit',@unit)/@name"/></xsl:for-each>.</xsl:if></xsl:with-param></xsl:call-template></xsl:if>
  <xsl:call-template name="paragraph"><xsl:with-param name="text">Kết quả từng thôn ở Phụ lục I<xsl:if test="r:scores">, điểm và xếp loại ở Phụ lục II</xsl:if>.</xsl:with-param></xsl:call-template>
  <xsl:for-each select="r:scores/r:revisions/r:revision[@latest='true']"><xsl:call-template name="paragraph"><xsl:with-param name="text">Kết quả thi đua năm <xsl:value-of select="../../@year"/> đã chốt, bản số <xsl:value-of select="@revision"/>. Đầu chuỗi: <xsl:call-template name="head-groups"><xsl:with-param name="head" select="@head"/></xsl:call-template>.</xsl:with-param></xsl:call-template></xsl:for-each>
</xsl:template>
<xsl:template name="met-count"><xsl:param name="order"/>
  <xsl:for-each select="$villages"><xsl:sort select="count(key('goals',@code)[@state='met'])" data-type="number" order="{$order}"/><xsl:if test="position()=1"><xsl:value-of select="count(key('goals',@code)[@state='met'])"/></xsl:if></xsl:for-each>
</xsl:template>

<xsl:template name="difficulties">
  <xsl:variable name="missing" select="$villages[sum(key('workbooks',@code)/@missing) &gt; 0]"/>
  <xsl:variable name="claims" select="$villages[key('doubtful',concat(@code,' ',$year-role))]"/>
  <xsl:variable name="rows" select="count(r:quality/r:findings/r:finding[@severity='reject' and @row])"/>
  <xsl:call-template name="paragraph"><xsl:with-param name="style">Heading1</xsl:with-param><xsl:with-param name="text">III. TỒN TẠI, KHÓ KHĂN</xsl:with-param></xsl:call-template>
  <xsl:if test="$missing"><xsl:call-template name="paragraph"><xsl:with-param name="text">- Còn <xsl:value-of select="count($missing)"/> thôn thiếu báo cáo tháng đã đến hạn: <xsl:call-template name="names"><xsl:with-param name="units" select="$missing"/></xsl:call-template>.</xsl:with-param></xsl:call-template></xsl:if>
  <xsl:if test="$rows &gt; 0"><xsl:call-template name="paragraph"><xsl:with-param name="text">- Còn <xsl:value-of select="$rows"/> dòng dữ liệu sai, chưa được tính.</xsl:with-param></xsl:call-template></xsl:if>
  <xsl:if test="$claims"><xsl:call-template name="paragraph"><xsl:with-param name="text">- <xsl:value-of select="count($claims)"/> thôn có số liệu tự khai chưa khớp với minh chứng, cần xác minh: <xsl:call-template name="names"><xsl:with-param name="units" select="$claims"/></xsl:call-template>.</xsl:with-param></xsl:call-template></xsl:if>
  <xsl:if test="key('goals','COMMUNE')[@state='missed']"><xsl:call-template name="paragraph"><xsl:with-param name="text">- Toàn xã chưa đạt mục tiêu <xsl:for-each select="key('goals','COMMUNE')[@state='missed']"><xsl:if test="position()&gt;1">, </xsl:if><xsl:value-of select="@number"/></xsl:for-each>.</xsl:with-param></xsl:call-template></xsl:if>
  <xsl:if test="not($missing or $claims) and $rows=0 and not(key('goals','COMMUNE')[@state='missed'])"><xsl:call-template name="paragraph"><xsl:with-param name="text">Không có tồn tại đáng kể trong kỳ.</xsl:with-param></xsl:call-template></xsl:if>
</xsl:template>

<xsl:template name="proposals">
  <xsl:variable name="missing" select="$villages[sum(key('workbooks',@code)/@missing) &gt; 0]"/>
  <xsl:call-template name="paragraph"><xsl:with-param name="style">Heading1</xsl:with-param><xsl:with-param name="text">IV. ĐỀ XUẤT, KIẾN NGHỊ</xsl:with-param></xsl:call-template>
  <xsl:if test="$missing"><xsl:call-template name="paragraph"><xsl:with-param name="text">- Đề nghị các thôn <xsl:call-template name="names"><xsl:with-param name="units" select="$missing"/></xsl:call-template> gửi đủ báo cáo tháng.</xsl:with-param></xsl:call-template></xsl:if>
  <xsl:for-each select="key('goals','COMMUNE')[@state='missed']"><xsl:variable name="number" select="@number"/><xsl:variable name="behind" select="$villages[key('goal',concat(@code,' ',$number))/@state='missed']"/>
    <xsl:if test="$behind"><xsl:call-template name="paragraph"><xsl:with-param name="text">- Mục tiêu <xsl:value-of select="@number"/>: tập trung hỗ trợ <xsl:value-of select="count($behind)"/> thôn chưa đạt: <xsl:call-template name="names"><xsl:with-param name="units" select="$behind"/></xsl:call-template>.</xsl:with-param></xsl:call-template></xsl:if></xsl:for-each>
  <xsl:if test="r:quality/r:findings/r:finding[@severity='reject' and @row and @unit]"><xsl:call-template name="paragraph"><xsl:with-param name="text">- Đề nghị các thôn có dòng dữ liệu sai sửa và gửi lại: <xsl:call-template name="names"><xsl:with-param name="units" select="$villages[key('findings',@code)[@severity='reject' and @row]]"/></xsl:call-template>.</xsl:with-param></xsl:call-template></xsl:if>
  <xsl:if test="not($missing) and not(key('goals','COMMUNE')[@state='missed']) and not(r:quality/r:findings/r:finding[@severity='reject' and @row and @unit])"><xsl:call-template name="paragraph"><xsl:with-param name="text">Tiếp tục duy trì kết quả đã đạt. Không có kiến nghị.</xsl:with-param></xsl:call-template></xsl:if>
  <xsl:call-template name="paragraph"><xsl:with-param name="text">Trên đây là báo cáo kết quả hoạt động của Tổ công nghệ số cộng đồng <xsl:call-template name="period-name"><xsl:with-param name="code" select="$period/@code"/></xsl:call-template>./.</xsl:with-param></xsl:call-template>
</xsl:template>
</xsl:stylesheet>

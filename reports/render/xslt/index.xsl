<?xml version="1.0" encoding="UTF-8"?>
<!-- index: the first page: six targets, what to do today, who is ahead and who needs help, what changed, the villages.
     In: report.xml. Out: index.html. Source: spec/reports.md. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                exclude-result-prefixes="r">
<xsl:import href="common.xsl"/>
<xsl:import href="frame.xsl"/>
<xsl:import href="tasks.xsl"/>

<xsl:param name="pdf"/><!-- true: a PDF of the report stands beside -->
<xsl:template match="/r:report">
  <xsl:call-template name="page">
    <xsl:with-param name="title">Tình hình thực hiện sáu mục tiêu năm <xsl:value-of select="$period/@year"/></xsl:with-param>
    <xsl:with-param name="here">index</xsl:with-param>
    <xsl:with-param name="body">
      <xsl:call-template name="six-targets"/>
      <xsl:if test="not($published)"><xsl:call-template name="tasks"/><xsl:call-template name="changes"/></xsl:if>
      <xsl:call-template name="ahead-and-behind"/>
      <xsl:call-template name="village-table"/>
      <xsl:call-template name="portal"/>
      <section aria-labelledby="h-tep"><h2 id="h-tep">Tệp kèm theo</h2><ul>
        <li><a href="bao-cao-{$period/@code}.docx">Dự thảo báo cáo (Word)</a>, thể thức Nghị định 30/2020/NĐ-CP<xsl:if test="$pdf='true'"> · <a href="bao-cao-{$period/@code}.pdf">bản để đọc (PDF)</a></xsl:if></li>
        <xsl:if test="r:scores"><li><a href="xep-hang-{r:scores/@year}.xlsx">Bảng xếp hạng và điểm (Excel)</a>, có công thức</li></xsl:if>
        <li><a href="chi-so-{$period/@code}.xlsx">Bảng chỉ số (Excel)</a>, có công thức</li>
        <li>Cho hệ thống khác: <a href="report.xml">report.xml</a>, <a href="report.xsd">lược đồ</a>, <xsl:if test="r:scores"><a href="ranking.xml">ranking.xml</a>, </xsl:if><a href="sdmx.xml">sdmx.xml</a>, <a href="sdmx-structure.xml">sdmx-structure.xml</a>, <a href="adx.xml">adx.xml</a></li>
        <xsl:if test="not($published)"><li><a href="cong-khai/index.html">Bản công bố</a>: cùng nội dung, số đếm nhỏ đã che; chép cả thư mục <code>cong-khai</code> để đưa lên trang thông tin của xã</li></xsl:if></ul></section>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="six-targets">
  <section aria-labelledby="h-muc-tieu">
    <h2 id="h-muc-tieu">Sáu mục tiêu của kế hoạch</h2>
    <p class="lead">Toàn xã đạt <strong><xsl:value-of select="count(key('goals','COMMUNE')[@state='met'])"/>/<xsl:value-of
      select="count(key('goals','COMMUNE'))"/></strong> mục tiêu, lũy kế từ đầu năm đến ngày
      <xsl:call-template name="date"><xsl:with-param name="value" select="$period/@asOf"/></xsl:call-template>.</p>
    <div class="cards"><xsl:for-each select="key('goals','COMMUNE')"><xsl:call-template name="target-card"/></xsl:for-each></div>
  </section>
</xsl:template>

<xsl:template name="target-card">
  <xsl:variable name="number" select="@number"/>
  <article class="card {@state}">
    <h3><span class="no"><xsl:value-of select="@number"/></span><xsl:text> </xsl:text><xsl:call-template name="goal-name"><xsl:with-param name="number" select="@number"/></xsl:call-template></h3>
    <xsl:variable name="worst" select="@indicator"/>
    <xsl:for-each select="key('indicator',$worst)">
      <xsl:variable name="value" select="key('value',concat(@code,' COMMUNE ',$year-role))"/>
      <xsl:variable name="class"><xsl:call-template name="value-class"><xsl:with-param name="value" select="$value"/></xsl:call-template></xsl:variable>
      <div class="line">
        <p class="what"><a href="phuong-phap.html#{@code}"><xsl:value-of select="r:name"/></a></p>
        <p class="figure {$class}"><xsl:call-template name="value-text"><xsl:with-param name="value" select="$value"/></xsl:call-template>
          <small> / mục tiêu <xsl:call-template name="ratio"><xsl:with-param name="value" select="@target"/></xsl:call-template></small></p>
        <xsl:if test="$value/@printed"><div class="bar" aria-hidden="true"><i class="{$class}" style="width:{$value/@printed}%"> </i><b style="left:{@target * 100}%"> </b></div></xsl:if>
        <p class="note"><xsl:call-template name="standing"><xsl:with-param name="value" select="$value"/></xsl:call-template>
          <xsl:text> </xsl:text><xsl:call-template name="card-note"><xsl:with-param name="value" select="$value"/></xsl:call-template></p>
      </div>
    </xsl:for-each>
    <xsl:for-each select="$report/r:catalogue/r:indicators/r:indicator[contains(@plan,concat('II.2(',$number,')')) and @target and @code!=$worst]">
      <xsl:variable name="value" select="key('value',concat(@code,' COMMUNE ',$year-role))"/>
      <p class="also"><xsl:call-template name="standing"><xsl:with-param name="value" select="$value"/></xsl:call-template><xsl:text> </xsl:text>
        <a href="phuong-phap.html#{@code}"><xsl:value-of select="r:name"/></a>:
        <strong><xsl:call-template name="value-text"><xsl:with-param name="value" select="$value"/></xsl:call-template></strong></p>
    </xsl:for-each>
  </article>
</xsl:template>

<!-- Under a commune figure: how many villages reach it, the interval of a survey, the move since the period before. -->
<xsl:template name="card-note"><xsl:param name="value"/>
  <xsl:variable name="code" select="@code"/>
  <xsl:variable name="own" select="$report/r:values/r:value[@indicator=$code and @role=$year-role and key('unit',@unit)/@kind='village']"/>
  <xsl:value-of select="count($own[@met='true'])"/>/<xsl:value-of select="count($villages)"/> thôn đạt<xsl:if test="$own[@hidden]">, <xsl:value-of select="count($own[@hidden])"/> thôn không công bố</xsl:if><xsl:if
    test="$own[@state='no_report']">, <xsl:value-of select="count($own[@state='no_report'])"/> thôn chưa báo cáo</xsl:if>
  <xsl:if test="$value/@lowPrinted">; khoảng tin cậy 95%: <xsl:call-template name="percent"><xsl:with-param name="printed" select="$value/@lowPrinted"/></xsl:call-template>–<xsl:call-template name="percent"><xsl:with-param name="printed" select="$value/@highPrinted"/></xsl:call-template></xsl:if>
  <xsl:variable name="now" select="key('value',concat(@code,' COMMUNE current'))"/>
  <xsl:variable name="before" select="key('value',concat(@code,' COMMUNE previous'))"/>
  <xsl:if test="$now/@printed and $before/@printed">; so với kỳ trước <xsl:call-template name="move"><xsl:with-param name="by" select="$now/@printed - $before/@printed"/></xsl:call-template></xsl:if>
</xsl:template>

<xsl:template name="move"><xsl:param name="by"/>
  <xsl:choose>
    <xsl:when test="$by &gt; 0.004">tăng <xsl:value-of select="format-number($by,'0,##','vi')"/> điểm %</xsl:when>
    <xsl:when test="$by &lt; -0.004">giảm <xsl:value-of select="format-number(-$by,'0,##','vi')"/> điểm %</xsl:when>
    <xsl:otherwise>không đổi</xsl:otherwise>
  </xsl:choose></xsl:template>

<xsl:template name="changes">
  <section aria-labelledby="h-thay-doi">
    <h2 id="h-thay-doi">Thay đổi so với lần công bố trước</h2>
    <xsl:variable name="changes" select="r:changes"/>
    <xsl:choose>
      <xsl:when test="not($changes/@since)"><p>Chưa có lần công bố nào trước ngày này để so sánh.</p></xsl:when>
      <xsl:when test="not($changes/*)"><p>Không có giá trị nào thay đổi kể từ ngày <xsl:call-template name="date"><xsl:with-param name="value" select="$changes/@since"/></xsl:call-template>.</p></xsl:when>
      <xsl:otherwise>
        <p>Từ ngày <xsl:call-template name="date"><xsl:with-param name="value" select="$changes/@since"/></xsl:call-template>: <xsl:value-of select="count($changes/*)"/> giá trị thay đổi.</p>
        <ul class="changes"><xsl:for-each select="$changes/r:change[position() &lt;= 12]"><li>
          <xsl:call-template name="village-link"><xsl:with-param name="code" select="@unit"/></xsl:call-template>:
          <xsl:value-of select="key('indicator',@indicator)/r:name"/> – <xsl:call-template name="change-side"><xsl:with-param name="state" select="@oldState"/><xsl:with-param name="printed" select="@oldPrinted"/></xsl:call-template>
          → <strong><xsl:call-template name="change-side"><xsl:with-param name="state" select="@state"/><xsl:with-param name="printed" select="@printed"/></xsl:call-template></strong></li></xsl:for-each></ul>
        <xsl:if test="count($changes/*) &gt; 12"><p>Và <xsl:value-of select="count($changes/*) - 12"/> thay đổi khác, xem ở trang từng thôn.</p></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </section>
</xsl:template>
<xsl:template name="change-side"><xsl:param name="state"/><xsl:param name="printed"/>
  <xsl:choose>
    <xsl:when test="$printed!=''"><xsl:call-template name="percent"><xsl:with-param name="printed" select="$printed"/></xsl:call-template></xsl:when>
    <xsl:when test="$state='not_applicable'">không phát sinh</xsl:when>
    <xsl:otherwise>chưa báo cáo</xsl:otherwise>
  </xsl:choose></xsl:template>

<xsl:template name="ahead-and-behind">
  <section aria-labelledby="h-thon-dau">
    <h2 id="h-thon-dau">Thôn dẫn đầu và thôn cần hỗ trợ</h2>
    <p class="muted">Xếp theo số mục tiêu đã đạt, lũy kế từ đầu năm; bằng nhau thì theo mã thôn. Đây không phải kết quả xếp hạng thi đua.</p>
    <div class="two">
      <div><h3>Dẫn đầu</h3><ol><xsl:for-each select="$villages">
        <xsl:sort select="count(key('goals',@code)[@state='met'])" data-type="number" order="descending"/>
        <xsl:sort select="count(key('goals',@code)[@state='missed'])" data-type="number"/>
        <xsl:sort select="@code"/>
        <xsl:if test="position() &lt;= 5"><xsl:call-template name="standing-line"/></xsl:if></xsl:for-each></ol></div>
      <div><h3>Cần hỗ trợ</h3><ol><xsl:for-each select="$villages">
        <xsl:sort select="count(key('goals',@code)[@state='met'])" data-type="number"/>
        <xsl:sort select="count(key('goals',@code)[@state='missed'])" data-type="number" order="descending"/>
        <xsl:sort select="@code"/>
        <xsl:if test="position() &lt;= 5"><xsl:call-template name="standing-line"/></xsl:if></xsl:for-each></ol></div>
    </div>
  </section>
</xsl:template>

<xsl:template name="standing-line"><li>
  <xsl:call-template name="village-link"><xsl:with-param name="code" select="@code"/></xsl:call-template>:
  <strong><xsl:value-of select="count(key('goals',@code)[@state='met'])"/>/<xsl:value-of select="count(key('goals',@code))"/></strong> mục tiêu<xsl:if
   test="key('goals',@code)[@state='missed']">; chưa đạt mục tiêu <xsl:for-each select="key('goals',@code)[@state='missed']"><xsl:if test="position()&gt;1">, </xsl:if><xsl:value-of select="@number"/></xsl:for-each></xsl:if><xsl:if
   test="key('goals',@code)[@state='unknown']">; chưa đủ số liệu mục tiêu <xsl:for-each select="key('goals',@code)[@state='unknown']"><xsl:if test="position()&gt;1">, </xsl:if><xsl:value-of select="@number"/></xsl:for-each></xsl:if></li>
</xsl:template>

<xsl:template name="village-table">
  <section aria-labelledby="h-thon">
    <h2 id="h-thon">Các thôn theo sáu mục tiêu</h2>
    <p class="muted">Mỗi ô là chỉ tiêu thấp nhất của mục tiêu đó, lũy kế từ đầu năm. Bấm tên thôn để xem từng chỉ tiêu, cách tính và nguồn.</p>
    <div class="wrap"><table class="sortable filterable stack" id="bang-thon">
      <thead><tr><th scope="col">Thôn</th><th scope="col" data-type="number">Đạt</th>
        <xsl:for-each select="key('goals','COMMUNE')"><th scope="col" data-type="number"><abbr><xsl:attribute name="title"><xsl:call-template name="goal-name"><xsl:with-param name="number" select="@number"/></xsl:call-template></xsl:attribute>Mục tiêu <xsl:value-of select="@number"/></abbr></th></xsl:for-each>
        <th scope="col" data-type="number">Thiếu báo cáo</th></tr></thead>
      <tbody><xsl:for-each select="$villages"><tr>
        <th scope="row"><a href="thon-{@code}.html"><xsl:value-of select="@name"/></a></th>
        <td data-label="Số mục tiêu đạt" data-value="{count(key('goals',@code)[@state='met'])}"><xsl:value-of select="count(key('goals',@code)[@state='met'])"/>/<xsl:value-of select="count(key('goals',@code))"/></td>
        <xsl:variable name="village" select="@code"/>
        <xsl:for-each select="key('goals','COMMUNE')">
          <xsl:variable name="goal" select="key('goal',concat($village,' ',@number))"/>
          <xsl:variable name="value" select="key('value',concat($goal/@indicator,' ',$village,' ',$year-role))"/>
          <td data-value="{$value/@printed}"><xsl:attribute name="data-label"><xsl:value-of select="concat('Mục tiêu ',@number)"/></xsl:attribute>
            <xsl:attribute name="class"><xsl:call-template name="goal-class"><xsl:with-param name="goal" select="$goal"/></xsl:call-template></xsl:attribute>
            <a href="thon-{$village}.html#{$goal/@indicator}"><xsl:call-template name="goal-mark"><xsl:with-param name="goal" select="$goal"/></xsl:call-template><xsl:call-template name="value-text"><xsl:with-param name="value" select="$value"/></xsl:call-template></a><xsl:if test="$goal/@flagged='true'"><span class="flag" title="Có giá trị trái với minh chứng hoặc mẫu quá ít"> ⚑</span></xsl:if></td>
        </xsl:for-each>
        <td data-label="Thiếu báo cáo" data-value="{sum(key('workbooks',@code)/@missing)}"><xsl:value-of select="sum(key('workbooks',@code)/@missing)"/> tháng</td>
      </tr></xsl:for-each></tbody>
    </table></div>
    <p class="muted legend"><span class="tag met">✓ đạt</span> <span class="tag missed">▼ chưa đạt</span> <span class="tag missing">○ chưa báo cáo</span> <span class="tag idle">– không phát sinh</span> <span class="tag thin">≈ mẫu quá ít</span> <span class="tag flag">⚑ trái với minh chứng hoặc mẫu quá ít</span></p>
    <xsl:call-template name="chart"><xsl:with-param name="file">ban-do-nhiet</xsl:with-param>
      <xsl:with-param name="alt">Bản đồ nhiệt: giá trị các chỉ tiêu có mục tiêu theo thôn, lũy kế từ đầu năm; số liệu như bảng trên</xsl:with-param>
      <xsl:with-param name="caption">Các chỉ tiêu có mục tiêu, theo thôn. Ô gạch: chưa báo cáo hoặc không phát sinh.</xsl:with-param></xsl:call-template>
  </section>
</xsl:template>
<xsl:template name="goal-class"><xsl:param name="goal"/>
  <xsl:choose><xsl:when test="$goal/@state='unknown'">missing</xsl:when><xsl:when test="$goal/@state='not_applicable' or not($goal)">idle</xsl:when>
    <xsl:otherwise><xsl:value-of select="$goal/@state"/></xsl:otherwise></xsl:choose></xsl:template>
<xsl:template name="goal-mark"><xsl:param name="goal"/>
  <xsl:choose><xsl:when test="$goal/@state='met'">✓ </xsl:when><xsl:when test="$goal/@state='missed'">▼ </xsl:when>
    <xsl:when test="$goal/@state='unknown' and $goal/@flagged='true'">≈ </xsl:when><xsl:when test="$goal/@state='unknown'">○ </xsl:when><xsl:otherwise/></xsl:choose></xsl:template>

<!-- Indicators that belong to none of the six targets. -->
<xsl:template name="portal">
  <section aria-labelledby="h-khac">
    <h2 id="h-khac">Các chỉ tiêu khác của kế hoạch</h2>
    <div class="wrap"><table class="stack">
      <thead><tr><th scope="col">Chỉ tiêu</th><th scope="col">Toàn xã, kỳ này</th><th scope="col">Kỳ trước</th><th scope="col">Lũy kế năm</th><th scope="col">Mục tiêu</th><th scope="col">So với mục tiêu (lũy kế)</th></tr></thead>
      <tbody><xsl:for-each select="r:catalogue/r:indicators/r:indicator[not(contains(@plan,'II.2(')) or not(@target)]">
        <xsl:variable name="value" select="key('value',concat(@code,' COMMUNE ',$year-role))"/>
        <tr><th scope="row"><a href="phuong-phap.html#{@code}"><xsl:value-of select="r:name"/></a></th>
          <td data-label="Kỳ này"><xsl:call-template name="value-text"><xsl:with-param name="value" select="key('value',concat(@code,' COMMUNE current'))"/></xsl:call-template></td>
          <td data-label="Kỳ trước"><xsl:call-template name="value-text"><xsl:with-param name="value" select="key('value',concat(@code,' COMMUNE previous'))"/></xsl:call-template></td>
          <td data-label="Lũy kế năm"><strong><xsl:call-template name="value-text"><xsl:with-param name="value" select="$value"/></xsl:call-template></strong></td>
          <td data-label="Mục tiêu"><xsl:choose><xsl:when test="@target"><xsl:call-template name="ratio"><xsl:with-param name="value" select="@target"/></xsl:call-template></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></td>
          <td data-label="So với mục tiêu"><xsl:call-template name="standing"><xsl:with-param name="value" select="$value"/></xsl:call-template></td></tr>
      </xsl:for-each></tbody></table></div>
    <xsl:call-template name="unattributed"/>
  </section>
</xsl:template>

<!-- Dossiers of no known village count for the commune only; their share is printed beside. -->
<xsl:template name="unattributed">
  <xsl:variable name="all" select="sum(r:figures/r:figure[@measure='dossiers_received' and @period=$period/@yearPeriod and @unit!='COMMUNE']/@value)"/>
  <xsl:variable name="unknown" select="sum(key('figure',concat('dossiers_received UNKNOWN ',$period/@yearPeriod))/@value)"/>
  <xsl:variable name="outside" select="sum(key('figure',concat('dossiers_received OUTSIDE ',$period/@yearPeriod))/@value)"/>
  <xsl:if test="$all &gt; 0"><p>Trong <xsl:call-template name="number"><xsl:with-param name="value" select="$all"/></xsl:call-template> hồ sơ tiếp nhận từ đầu năm,
    <xsl:call-template name="number"><xsl:with-param name="value" select="$unknown"/></xsl:call-template> hồ sơ (<xsl:call-template name="ratio"><xsl:with-param name="value" select="$unknown div $all"/></xsl:call-template>) không xác định được thôn
    và <xsl:call-template name="number"><xsl:with-param name="value" select="$outside"/></xsl:call-template> hồ sơ (<xsl:call-template name="ratio"><xsl:with-param name="value" select="$outside div $all"/></xsl:call-template>) của người ở ngoài địa bàn xã; các hồ sơ này chỉ tính cho toàn xã.</p></xsl:if>
</xsl:template>
</xsl:stylesheet>

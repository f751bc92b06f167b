<?xml version="1.0" encoding="UTF-8"?>
<!-- charts: all drawings of the commune with text alternatives. In: report.xml. Out: bieu-do.html.
     Rules: the conditions are those of reports/chart/draw.c; the publication gate finds a drawing that is missing. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                exclude-result-prefixes="r">
<xsl:import href="common.xsl"/>
<xsl:import href="frame.xsl"/>
<xsl:template match="/r:report">
  <xsl:call-template name="page">
    <xsl:with-param name="title">Biểu đồ</xsl:with-param>
    <xsl:with-param name="here">bieu-do</xsl:with-param>
    <xsl:with-param name="body">
      <p class="muted">Mọi biểu đồ là số lũy kế năm đến ngày <xsl:call-template name="date"><xsl:with-param name="value" select="$period/@asOf"/></xsl:call-template>. Thôn chưa báo cáo được ghi rõ, không vẽ thành 0.</p>
      <section aria-labelledby="h-muc-tieu"><h2 id="h-muc-tieu">Chỉ tiêu so với mục tiêu, theo thôn</h2>
      <xsl:for-each select="r:catalogue/r:indicators/r:indicator">
        <h3 id="{@code}"><xsl:value-of select="r:name"/></h3>
        <xsl:call-template name="chart"><xsl:with-param name="file" select="concat('muc-tieu-',@code)"/><xsl:with-param name="alt"><xsl:call-template name="best-and-worst"/></xsl:with-param></xsl:call-template>
      </xsl:for-each></section>
      <xsl:variable name="claims" select="r:catalogue/r:indicators/r:indicator[$report/r:values/r:value[@role=$year-role and (@boundLow or @boundHigh) and key('unit',@unit)/@kind='village']/@indicator=@code]"/>
      <xsl:if test="$claims"><section aria-labelledby="h-doi-chung"><h2 id="h-doi-chung">Số thôn báo cáo so với minh chứng</h2>
        <xsl:for-each select="$claims"><xsl:call-template name="chart"><xsl:with-param name="file" select="concat('doi-chung-',@code)"/><xsl:with-param name="alt"><xsl:value-of select="r:name"/>: số thôn báo cáo so với khoảng theo minh chứng; số liệu ở trang từng thôn</xsl:with-param></xsl:call-template></xsl:for-each></section></xsl:if>
      <xsl:variable name="funnels" select="r:catalogue/r:indicators/r:indicator[@unattributed='true' and key('value',concat(@code,' COMMUNE ',$year-role))/@printed]"/>
      <xsl:if test="$funnels"><section aria-labelledby="h-pheu"><h2 id="h-pheu">Tỷ lệ hồ sơ theo số hồ sơ của thôn</h2>
        <p class="muted">Thôn có ít hồ sơ dao động nhiều do ngẫu nhiên; chỉ thôn nằm ngoài hai đường giới hạn mới khác toàn xã một cách rõ rệt.</p>
        <xsl:for-each select="$funnels"><xsl:call-template name="chart"><xsl:with-param name="file" select="concat('pheu-',@code)"/><xsl:with-param name="alt"><xsl:value-of select="r:name"/>: tỷ lệ của từng thôn theo số hồ sơ, với giới hạn dao động ngẫu nhiên quanh số toàn xã</xsl:with-param></xsl:call-template></xsl:for-each></section></xsl:if>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<!-- The picture in words: commune, best, worst, silent. -->
<xsl:template name="best-and-worst">
  <xsl:variable name="code" select="@code"/>
  <xsl:variable name="own" select="$report/r:values/r:value[@indicator=$code and @role=$year-role and key('unit',@unit)/@kind='village']"/>
  <xsl:value-of select="r:name"/>, theo thôn. Toàn xã: <xsl:call-template name="value-text"><xsl:with-param name="value" select="key('value',concat($code,' COMMUNE ',$year-role))"/></xsl:call-template>.
  <xsl:for-each select="$own[@printed]"><xsl:sort select="@printed" data-type="number" order="descending"/><xsl:if test="position()=1">Cao nhất: <xsl:value-of select="key('unit',@unit)/@name"/>, <xsl:call-template name="percent"><xsl:with-param name="printed" select="@printed"/></xsl:call-template>. </xsl:if><xsl:if test="position()=last() and last() &gt; 1">Thấp nhất: <xsl:value-of select="key('unit',@unit)/@name"/>, <xsl:call-template name="percent"><xsl:with-param name="printed" select="@printed"/></xsl:call-template>. </xsl:if></xsl:for-each>
  <xsl:if test="$own[@state='no_report']"><xsl:value-of select="count($own[@state='no_report'])"/> thôn chưa báo cáo.</xsl:if>
</xsl:template>
</xsl:stylesheet>

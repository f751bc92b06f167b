<?xml version="1.0" encoding="UTF-8"?>
<!-- common: what every rendering shares: keys, Vietnamese forms of numbers and dates, states in
     words, for pages, documents and mails.
     In:     report.xml (schemas/xsd/report.xsd). Out: text.
     Rules:  nothing is computed here that decides anything: values, targets, met and states come from the XML.
     Source: spec/reports.md; research/indicators.md section 3 and 7. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                exclude-result-prefixes="r">
<xsl:strip-space elements="*"/>
<xsl:decimal-format name="vi" decimal-separator="," grouping-separator="."/>

<xsl:key name="unit" match="r:unit" use="@code"/>
<xsl:key name="indicator" match="r:indicator" use="@code"/>
<xsl:key name="measure" match="r:measure" use="@code"/>
<xsl:key name="terms" match="r:term" use="@indicator"/>
<xsl:key name="value" match="r:value" use="concat(@indicator,' ',@unit,' ',@role)"/>
<xsl:key name="figure" match="r:figure" use="concat(@measure,' ',@unit,' ',@period)"/>
<xsl:key name="doubtful" match="r:value[@state='inconsistent']" use="concat(@unit,' ',@role)"/>
<xsl:key name="total" match="r:total" use="@unit"/>
<xsl:key name="goals" match="r:goal" use="@unit"/>
<xsl:key name="goal" match="r:goal" use="concat(@unit,' ',@number)"/>
<xsl:key name="points" match="r:point" use="concat(@indicator,' ',@unit)"/>
<xsl:key name="evidence" match="r:rows" use="concat(@unit,' ',@fact)"/>
<xsl:key name="file" match="r:file" use="@id"/>
<xsl:key name="workbooks" match="r:workbook" use="@unit"/>
<xsl:key name="findings" match="r:finding" use="@unit"/>
<xsl:key name="signals" match="r:signal" use="@unit"/>
<xsl:key name="code" match="r:code" use="@name"/>

<xsl:variable name="report" select="/r:report"/>
<xsl:variable name="period" select="/r:report/r:period"/>
<xsl:variable name="commune" select="/r:report/r:commune"/>
<xsl:variable name="villages" select="/r:report/r:units/r:unit[@kind='village']"/>
<!-- The role that stands for the plan year to date: the period itself where the period is the year. -->
<xsl:variable name="year-role"><xsl:choose>
  <xsl:when test="$period/@code=$period/@yearPeriod">current</xsl:when><xsl:otherwise>year</xsl:otherwise>
</xsl:choose></xsl:variable>

<!-- The published edition (edition.xsl): small counts are hidden, other counts of persons rounded. -->
<xsl:variable name="published" select="/r:report/@edition='published'"/>
<xsl:variable name="least" select="$period/@publishedCountMinimum"/>
<xsl:variable name="about"><xsl:if test="$published">≈ </xsl:if></xsl:variable>

<xsl:template name="number"><xsl:param name="value"/>
  <xsl:value-of select="format-number($value,'#.##0,######','vi')"/></xsl:template>
<!-- A printed percentage: "87.50" becomes 87,5%. -->
<xsl:template name="percent"><xsl:param name="printed"/>
  <xsl:value-of select="concat(format-number($printed,'#.##0,##','vi'),'%')"/></xsl:template>
<xsl:template name="ratio"><xsl:param name="value"/>
  <xsl:value-of select="concat(format-number($value * 100,'#.##0,##','vi'),'%')"/></xsl:template>
<!-- 2026-11-20 becomes 20/11/2026, 2026-11 becomes 11/2026. -->
<xsl:template name="date"><xsl:param name="value"/>
  <xsl:choose>
    <xsl:when test="string-length($value) &gt;= 10"><xsl:value-of
      select="concat(substring($value,9,2),'/',substring($value,6,2),'/',substring($value,1,4))"/></xsl:when>
    <xsl:when test="string-length($value)=7"><xsl:value-of
      select="concat(substring($value,6,2),'/',substring($value,1,4))"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="$value"/></xsl:otherwise>
  </xsl:choose></xsl:template>
<xsl:template name="period-name"><xsl:param name="code"/>
  <xsl:variable name="year" select="substring($code,1,4)"/><xsl:variable name="rest" select="substring($code,6)"/>
  <xsl:choose>
    <xsl:when test="$rest=''">năm <xsl:value-of select="$year"/></xsl:when>
    <xsl:when test="$rest='9M'">9 tháng năm <xsl:value-of select="$year"/></xsl:when>
    <xsl:when test="$rest='H1'">6 tháng đầu năm <xsl:value-of select="$year"/></xsl:when>
    <xsl:when test="$rest='H2'">6 tháng cuối năm <xsl:value-of select="$year"/></xsl:when>
    <xsl:when test="starts-with($rest,'Q')">quý <xsl:value-of select="normalize-space(substring('I  II IIIIV ',3*substring($rest,2)-2,3))"/>/<xsl:value-of select="$year"/></xsl:when>
    <xsl:otherwise>tháng <xsl:value-of select="concat($rest,'/',$year)"/></xsl:otherwise>
  </xsl:choose></xsl:template>

<!-- A value as people read it: a percentage, or its state in words; never 0 for what is missing. -->
<xsl:template name="value-text"><xsl:param name="value"/>
  <xsl:choose>
    <xsl:when test="not($value)">–</xsl:when>
    <xsl:when test="$value/@state='no_report'">chưa báo cáo</xsl:when>
    <xsl:when test="$value/@state='not_applicable'">không phát sinh</xsl:when>
    <xsl:when test="$value/@hidden='small'">&lt;<xsl:value-of select="$least"/></xsl:when>
    <xsl:when test="$value/@hidden">ẩn</xsl:when>
    <xsl:when test="not($value/@printed)">mẫu quá ít</xsl:when>
    <xsl:otherwise>
      <!-- Printed like the target and yet below it, or rounded below it and yet above: say so. -->
      <xsl:if test="$published and $value/@met='true' and $value/@printed &lt; $value/@target * 100 and
        key('indicator',$value/@indicator)/@direction='higher'">trên </xsl:if>
      <xsl:if test="$value/@met='false' and $value/@printed &gt;= $value/@target * 100 and
        key('indicator',$value/@indicator)/@direction='higher'">sát dưới </xsl:if>
      <xsl:call-template name="percent"><xsl:with-param name="printed" select="$value/@printed"/></xsl:call-template>
    </xsl:otherwise>
  </xsl:choose></xsl:template>

<xsl:template name="value-class"><xsl:param name="value"/>
  <xsl:choose>
    <xsl:when test="not($value) or $value/@state='no_report'">missing</xsl:when>
    <xsl:when test="$value/@state='not_applicable'">idle</xsl:when>
    <xsl:when test="$value/@state='unreliable'">thin</xsl:when>
    <xsl:when test="$value/@hidden">hidden</xsl:when>
    <xsl:when test="$value/@met='true'">met</xsl:when>
    <xsl:when test="$value/@met='false'">missed</xsl:when>
    <xsl:otherwise>plain</xsl:otherwise>
  </xsl:choose></xsl:template>

<xsl:template name="goal-name"><xsl:param name="number"/>
  <xsl:choose>
    <xsl:when test="$number=1">Tổ hoạt động thường xuyên, có phân công nhiệm vụ cụ thể</xsl:when>
    <xsl:when test="$number=2">Thành viên được tập huấn ít nhất 01 lớp/năm</xsl:when>
    <xsl:when test="$number=3">Người dân trong độ tuổi lao động được tuyên truyền, hướng dẫn</xsl:when>
    <xsl:when test="$number=4">Hộ kinh doanh, tiểu thương thanh toán không dùng tiền mặt</xsl:when>
    <xsl:when test="$number=5">Tuyên truyền nhận diện lừa đảo và bảo mật thông tin</xsl:when>
    <xsl:when test="$number=6">Thành viên tham gia tuyên truyền, phục vụ bầu cử</xsl:when>
    <xsl:otherwise>Mục tiêu <xsl:value-of select="$number"/></xsl:otherwise>
  </xsl:choose></xsl:template>

</xsl:stylesheet>

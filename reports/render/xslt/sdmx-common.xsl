<?xml version="1.0" encoding="UTF-8"?>
<!-- sdmx-common: what the messages for other systems share: identifiers, areas, frequencies, times.
     In:     report.xml (schemas/xsd/report.xsd). Out: text for attributes and elements.
     Rules:  identifiers are stable: agency THIDUA, one structure for every commune, so that a
             province can put its communes' messages side by side. An area is its official code; the
             commune's code goes before a code that does not begin with it. SDMX forbids the point in
             identifiers: "$", which our codes cannot hold, stands for it.
             A period of the civil calendar is written as SDMX writes calendar periods: 2026-11,
             2026-Q4, 2026-S2, 2026. Nine months have no form of their own, and months of the 15th to
             the 14th (Decree 09/2019/NĐ-CP) are in no calendar of SDMX: these are time ranges, first
             day and length: 2026-10-15/P1M. A reporting year start day would not do for them: by
             SDMX's rule the year that begins on 2025-12-15 would be called 2025.
     Source: SDMX 2.1 section 3A and SDMXCommon.xsd (ObservationalTimePeriodType, IDType); spec/indicators.md "Periods". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                exclude-result-prefixes="r">
<xsl:output method="xml" encoding="UTF-8" indent="yes"/>
<xsl:strip-space elements="*"/>
<xsl:key name="unit" match="r:unit" use="@code"/>
<xsl:variable name="report" select="/r:report"/>
<xsl:variable name="period" select="/r:report/r:period"/>
<xsl:variable name="commune" select="/r:report/r:commune"/>
<xsl:variable name="agency">THIDUA</xsl:variable>
<xsl:variable name="structure-version">1.0</xsl:variable>

<xsl:template name="id"><xsl:param name="code"/><xsl:value-of select="translate($code,'.','$')"/></xsl:template>
<xsl:template name="area"><xsl:param name="unit"/>
  <xsl:choose>
    <xsl:when test="$unit='COMMUNE'"><xsl:value-of select="translate($commune/@code,'.','$')"/></xsl:when>
    <xsl:when test="starts-with($unit,$commune/@code)"><xsl:value-of select="translate($unit,'.','$')"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="translate(concat($commune/@code,'-',$unit),'.','$')"/></xsl:otherwise>
  </xsl:choose></xsl:template>

<!-- M, Q, S, A; nine months: _O (other). -->
<xsl:template name="frequency"><xsl:param name="code"/>
  <xsl:variable name="rest" select="substring($code,6)"/>
  <xsl:choose>
    <xsl:when test="$rest=''">A</xsl:when>
    <xsl:when test="$rest='9M'">_O</xsl:when>
    <xsl:when test="starts-with($rest,'Q')">Q</xsl:when>
    <xsl:when test="starts-with($rest,'H')">S</xsl:when>
    <xsl:otherwise>M</xsl:otherwise>
  </xsl:choose></xsl:template>

<!-- First day and length: 2026-11-01/P1M. -->
<xsl:template name="range"><xsl:param name="code"/>
  <xsl:variable name="frequency"><xsl:call-template name="frequency"><xsl:with-param name="code" select="$code"/></xsl:call-template></xsl:variable>
  <xsl:variable name="rest" select="substring($code,6)"/>
  <xsl:variable name="first"><xsl:choose>
    <xsl:when test="$frequency='M'"><xsl:value-of select="number($rest)"/></xsl:when>
    <xsl:when test="$frequency='Q'"><xsl:value-of select="3 * number(substring($rest,2)) - 2"/></xsl:when>
    <xsl:when test="$frequency='S'"><xsl:value-of select="6 * number(substring($rest,2)) - 5"/></xsl:when>
    <xsl:otherwise>1</xsl:otherwise></xsl:choose></xsl:variable>
  <xsl:variable name="length"><xsl:choose>
    <xsl:when test="$frequency='M'">P1M</xsl:when><xsl:when test="$frequency='Q'">P3M</xsl:when>
    <xsl:when test="$frequency='S'">P6M</xsl:when><xsl:when test="$frequency='_O'">P9M</xsl:when>
    <xsl:otherwise>P1Y</xsl:otherwise></xsl:choose></xsl:variable>
  <xsl:variable name="year" select="number(substring($code,1,4))"/>
  <xsl:choose>
    <xsl:when test="$commune/@calendar='civil'"><xsl:value-of select="concat(format-number($year,'0000'),'-',format-number($first,'00'),'-01/',$length)"/></xsl:when>
    <xsl:when test="$first=1"><xsl:value-of select="concat(format-number($year - 1,'0000'),'-12-15/',$length)"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="concat(format-number($year,'0000'),'-',format-number($first - 1,'00'),'-15/',$length)"/></xsl:otherwise>
  </xsl:choose></xsl:template>

<xsl:template name="time"><xsl:param name="code"/>
  <xsl:choose>
    <xsl:when test="$commune/@calendar='civil' and not(contains($code,'9M'))"><xsl:value-of select="translate($code,'H','S')"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="range"><xsl:with-param name="code" select="$code"/></xsl:call-template></xsl:otherwise>
  </xsl:choose></xsl:template>

<!-- The observation status of a value, by the codes of SDMX's CL_OBS_STATUS. What is missing is not zero. -->
<xsl:template name="observation-status"><xsl:param name="value"/>
  <xsl:choose>
    <xsl:when test="$value/@hidden">Q</xsl:when>
    <xsl:when test="$value/@state='no_report'">L</xsl:when>
    <xsl:when test="$value/@state='not_applicable'">M</xsl:when>
    <xsl:when test="$value/@state='unreliable'">U</xsl:when>
    <xsl:when test="$value/@state='inconsistent'">V</xsl:when>
    <xsl:when test="$value/@low">E</xsl:when>
    <xsl:when test="$value/@status='provisional'">P</xsl:when>
    <xsl:otherwise>A</xsl:otherwise>
  </xsl:choose></xsl:template>
</xsl:stylesheet>

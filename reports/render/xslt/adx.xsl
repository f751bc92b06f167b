<?xml version="1.0" encoding="UTF-8"?>
<!-- adx: adx.xml, figures for the systems of the level above in the form of IHE ADX (Aggregate Data Exchange).
     In:     report.xml. Out: valid by adx_loose.xsd, namespace urn:ihe:qrph:adx:2015.
     Units:  data elements: CODE is an indicator's exact ratio (0.7 = 70%), CODE.numerator and CODE.denominator what it is
             made of (a province adds these up and divides), measure.CODE a measure, in its own unit.
     Rules:  one group per area and period (the report's period, the plan year to date). ADX has no sign for a missing
             figure: what is missing is left out, never sent as 0; a value that is not plainly computed carries its
             state as annotation. Measures that are evidence only stay at home.
     Source: IHE QRPH ADX; dhis2/adx adx_loose.xsd; spec/reports.md "The XML". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                xmlns="urn:ihe:qrph:adx:2015" exclude-result-prefixes="r">
<xsl:import href="sdmx-common.xsl"/>
<xsl:key name="values" match="r:value[@value]" use="concat(@unit,' ',@period)"/>
<xsl:key name="figures" match="r:figure" use="concat(@unit,' ',@period)"/>
<xsl:key name="measure" match="r:measure" use="@code"/>

<xsl:template match="/r:report">
  <adx exported="{r:run/@preparedAt}">
    <xsl:for-each select="r:units/r:unit">
      <xsl:call-template name="group"><xsl:with-param name="time" select="$period/@code"/></xsl:call-template>
      <xsl:if test="$period/@code!=$period/@yearPeriod">
        <xsl:call-template name="group"><xsl:with-param name="time" select="$period/@yearPeriod"/></xsl:call-template></xsl:if>
    </xsl:for-each>
  </adx>
</xsl:template>

<!-- The figures of the context unit in a period; no group without any. -->
<xsl:template name="group"><xsl:param name="time"/>
  <xsl:variable name="of" select="concat(@code,' ',$time)"/>
  <xsl:variable name="figures" select="key('figures',$of)[key('measure',@measure)/@internal='false']"/>
  <xsl:variable name="area"><xsl:call-template name="area"><xsl:with-param name="unit" select="@code"/></xsl:call-template></xsl:variable>
  <xsl:variable name="range"><xsl:call-template name="range"><xsl:with-param name="code" select="$time"/></xsl:call-template></xsl:variable>
  <xsl:if test="$figures or key('values',$of)">
    <group orgUnit="{$area}" period="{$range}" dataSet="THIDUA">
      <xsl:for-each select="key('values',$of)">
        <dataValue dataElement="{@indicator}" value="{@value}">
          <xsl:if test="@state!='ok'"><annotation><xsl:value-of select="@state"/></annotation></xsl:if>
        </dataValue>
        <xsl:if test="@numerator and @denominator">
          <dataValue dataElement="{@indicator}.numerator" value="{@numerator}"/>
          <dataValue dataElement="{@indicator}.denominator" value="{@denominator}"/></xsl:if>
      </xsl:for-each>
      <xsl:for-each select="$figures"><dataValue dataElement="measure.{@measure}" value="{@value}"/></xsl:for-each>
    </group>
  </xsl:if>
</xsl:template>
</xsl:stylesheet>

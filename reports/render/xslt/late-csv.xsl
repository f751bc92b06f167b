<?xml version="1.0" encoding="UTF-8"?>
<!-- late-csv: the difference sheet of data that came after the last freeze, as RFC 4180 CSV. In: report.xml with scores. Out: text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1">
<xsl:output method="text" encoding="UTF-8"/>
<xsl:key name="unit" match="r:unit" use="@code"/>
<xsl:template match="/r:report">
  <xsl:text>unit,name,node,points_frozen,points_late,change,rank_frozen,rank_late,grade_frozen,grade_late&#10;</xsl:text>
  <xsl:for-each select="r:scores/r:late/r:difference">
    <xsl:value-of select="concat(@unit,',')"/><xsl:call-template name="quoted"><xsl:with-param name="text" select="key('unit',@unit)/@name"/></xsl:call-template>
    <xsl:value-of select="concat(',',@node,',',@pointsFrozen,',',@pointsLate,',',@change,',',@rankFrozen,',',@rankLate,',')"/>
    <xsl:call-template name="quoted"><xsl:with-param name="text" select="@gradeFrozen"/></xsl:call-template><xsl:text>,</xsl:text>
    <xsl:call-template name="quoted"><xsl:with-param name="text" select="@gradeLate"/></xsl:call-template><xsl:text>&#10;</xsl:text>
  </xsl:for-each>
</xsl:template>
<!-- Quotes inside are doubled. -->
<xsl:template name="quoted"><xsl:param name="text"/>
  <xsl:text>"</xsl:text><xsl:call-template name="doubled"><xsl:with-param name="text" select="$text"/></xsl:call-template><xsl:text>"</xsl:text></xsl:template>
<xsl:template name="doubled"><xsl:param name="text"/>
  <xsl:choose><xsl:when test="contains($text,'&quot;')"><xsl:value-of select="concat(substring-before($text,'&quot;'),'&quot;&quot;')"/><xsl:call-template name="doubled"><xsl:with-param name="text" select="substring-after($text,'&quot;')"/></xsl:call-template></xsl:when>
  <xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise></xsl:choose></xsl:template>
</xsl:stylesheet>

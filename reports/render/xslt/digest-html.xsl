<?xml version="1.0" encoding="UTF-8"?>
<!-- digest-html: the lines of digest.xsl as the page of a mail: no script, no picture, nothing to load.
     In: report.xml. Out: digest.html. Source: spec/reports.md "digest.txt / digest.html". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                exclude-result-prefixes="r">
<xsl:import href="digest.xsl"/>
<xsl:output method="xml" media-type="text/html" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>
<xsl:template match="/r:report">
  <xsl:variable name="lines"><xsl:call-template name="lines"/></xsl:variable>
  <html lang="vi"><head><title><xsl:value-of select="substring-before($lines,'&#10;')"/></title></head>
  <body style="font: 16px/1.5 sans-serif; color: #1b1f24"><main><h1 style="font-size: 18px"><xsl:value-of select="substring-before($lines,'&#10;')"/></h1>
  <ul><xsl:call-template name="items"><xsl:with-param name="rest" select="substring-after($lines,'&#10;')"/></xsl:call-template></ul>
  <p><a href="index.html">Tổng quan</a></p></main></body></html>
</xsl:template>
<xsl:template name="items"><xsl:param name="rest"/>
  <xsl:variable name="line" select="substring-before($rest,'&#10;')"/>
  <xsl:if test="$line!=''"><li><xsl:value-of select="normalize-space($line)"/></li><xsl:call-template name="items"><xsl:with-param name="rest" select="substring-after($rest,'&#10;')"/></xsl:call-template></xsl:if>
</xsl:template>
</xsl:stylesheet>

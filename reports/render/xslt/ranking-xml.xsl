<?xml version="1.0" encoding="UTF-8"?>
<!-- ranking-xml: ranking.xml, the scores of the year as a document of their own; valid by report.xsd (element ranking).
     In: report.xml with scores. Out: XML. Source: spec/reports.md "The XML". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                xmlns="urn:thidua:report:1" exclude-result-prefixes="r">
<xsl:output method="xml" encoding="UTF-8" indent="yes"/>
<xsl:strip-space elements="*"/>
<xsl:template match="/r:report">
  <ranking schemaVersion="{@schemaVersion}" program="{@program}">
    <xsl:copy-of select="r:run | r:commune | r:period | r:units | r:scores"/>
  </ranking>
</xsl:template>
</xsl:stylesheet>

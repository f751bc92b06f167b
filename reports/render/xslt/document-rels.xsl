<?xml version="1.0" encoding="UTF-8"?>
<!-- document-rels: relationships of the DOCX: styles, header, and one picture per chart that docx.xsl shows.
     In: report.xml. Out: word/_rels/document.xml.rels. Rules: the same drawings in the same order as docx.xsl. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                xmlns="http://schemas.openxmlformats.org/package/2006/relationships" exclude-result-prefixes="r">
<xsl:import href="common.xsl"/>
<xsl:output method="xml" encoding="UTF-8" standalone="yes" indent="no"/>
<xsl:variable name="type">http://schemas.openxmlformats.org/officeDocument/2006/relationships/</xsl:variable>
<xsl:template match="/r:report">
  <Relationships>
    <Relationship Id="rIdStyles" Type="{$type}styles" Target="styles.xml"/>
    <Relationship Id="rIdHeader" Type="{$type}header" Target="header1.xml"/>
    <Relationship Id="rIdHeat" Type="{$type}image" Target="media/ban-do-nhiet.png"/>
    <xsl:for-each select="key('goals','COMMUNE')[@state='missed']">
      <Relationship Id="rIdGoal{@number}" Type="{$type}image" Target="media/muc-tieu-{@indicator}.png"/>
    </xsl:for-each>
  </Relationships>
</xsl:template>
</xsl:stylesheet>

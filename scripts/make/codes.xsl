<?xml version="1.0" encoding="UTF-8"?>
<!-- codes: schemas/catalogue/codes.xml -> the C enum (part=header) and its table (part=source). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:c="urn:thidua:codes:1">
<xsl:output method="text" encoding="UTF-8"/>
<xsl:param name="part" select="'header'"/>
<xsl:variable name="lower" select="'abcdefghijklmnopqrstuvwxyz '"/>
<xsl:variable name="upper" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZ_'"/>
<xsl:template match="/c:codes">
  <xsl:choose>
    <xsl:when test="$part='header'">
      <xsl:text>#pragma once
enum code_severity { SEVERITY_REJECT, SEVERITY_DUPLICATE, SEVERITY_WARNING, SEVERITY_ERROR };
enum code {
    CODE_OK,
</xsl:text>
      <xsl:for-each select="c:code">    CODE_<xsl:value-of select="translate(@name,$lower,$upper)"/>,
</xsl:for-each>
      <xsl:text>    CODE_COUNT
};
/* One row of the table: its name as listings print it, severity, exit status, Vietnamese sentence and advice. */
struct code_info {
    const char *name;
    enum code_severity severity;
    int exit_status;
    const char *text, *hint;
};
const struct code_info *code_info(enum code code);
enum code code_named(const char *name); /* CODE_OK where there is none */
</xsl:text>
    </xsl:when>
    <xsl:otherwise>
      <xsl:text>#include "codes.h"
#include &lt;string.h>
static const struct code_info table[CODE_COUNT] = {
    {"ok", SEVERITY_WARNING, 0, "", ""},
</xsl:text>
      <xsl:for-each select="c:code">    {"<xsl:value-of select="@name"/>", SEVERITY_<xsl:value-of select="translate(@severity,$lower,$upper)"/>, <xsl:value-of select="@exit"/>, "<xsl:value-of select="c:text"/>", "<xsl:value-of select="c:hint"/>"},
</xsl:for-each>
      <xsl:text>};
const struct code_info *code_info(enum code code)
{
    return &amp;table[code &lt; CODE_COUNT ? code : 0];
}
enum code code_named(const char *name)
{
    for (int i = 1; i &lt; CODE_COUNT; i++)
        if (strcmp(table[i].name, name) == 0) return (enum code)i;
    return CODE_OK;
}
</xsl:text>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>

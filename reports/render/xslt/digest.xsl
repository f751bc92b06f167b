<?xml version="1.0" encoding="UTF-8"?>
<!-- digest: the mail to the officer: where the commune stands, what changed, what to do, in ten lines at most.
     In: report.xml. Out: plain text; nothing at all where nothing changed since the publication before.
     Source: spec/reports.md "digest.txt", spec/operations.md "mail on change of state only". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1">
<xsl:import href="common.xsl"/>
<xsl:output method="text" encoding="UTF-8" media-type="text/plain"/>
<xsl:template match="/r:report">
  <xsl:if test="not(r:changes/@since) or r:changes/r:change or r:sources/r:file/@news"><xsl:call-template name="lines"/></xsl:if>
</xsl:template>

<xsl:template name="lines">
  <xsl:variable name="missing" select="$villages[sum(key('workbooks',@code)/@missing) &gt; 0]"/>
  <xsl:variable name="rows" select="r:quality/r:findings/r:finding[@severity='reject' and @row]"/>
  <xsl:text>Tổ công nghệ số cộng đồng xã </xsl:text><xsl:value-of select="$commune/@name"/>
  <xsl:text>, số liệu đến </xsl:text><xsl:call-template name="date"><xsl:with-param name="value" select="$period/@asOf"/></xsl:call-template>
  <xsl:text>&#10;Đạt </xsl:text><xsl:value-of select="count(key('goals','COMMUNE')[@state='met'])"/>/<xsl:value-of select="count(key('goals','COMMUNE'))"/>
  <xsl:text> mục tiêu của kế hoạch (lũy kế năm).</xsl:text>
  <xsl:if test="r:changes/r:change"><xsl:text>&#10;Thay đổi từ </xsl:text><xsl:call-template name="date"><xsl:with-param name="value" select="r:changes/@since"/></xsl:call-template>: <xsl:value-of select="count(r:changes/r:change)"/> giá trị.</xsl:if>
  <xsl:for-each select="r:changes/r:change[@unit='COMMUNE'][position() &lt;= 3]"><xsl:text>&#10;  - </xsl:text><xsl:value-of select="key('indicator',@indicator)/r:name"/>: <xsl:call-template name="side"><xsl:with-param name="printed" select="@oldPrinted"/></xsl:call-template> → <xsl:call-template name="side"><xsl:with-param name="printed" select="@printed"/></xsl:call-template></xsl:for-each>
  <xsl:if test="$missing"><xsl:text>&#10;Thiếu báo cáo đến hạn: </xsl:text><xsl:value-of select="count($missing)"/> thôn (<xsl:for-each select="$missing[position() &lt;= 5]"><xsl:if test="position()&gt;1">, </xsl:if><xsl:value-of select="@name"/></xsl:for-each><xsl:if test="count($missing) &gt; 5">, …</xsl:if>).</xsl:if>
  <xsl:if test="$rows"><xsl:text>&#10;Dòng cần sửa: </xsl:text><xsl:value-of select="count($rows)"/>.</xsl:if>
  <xsl:variable name="held" select="r:sources/r:file[@state='held']"/>
  <xsl:variable name="refused" select="r:sources/r:file[@state='rejected'][../r:file[@state='rejected']/@news]"/>
  <xsl:if test="$held or $refused"><xsl:text>&#10;</xsl:text></xsl:if>
  <xsl:call-template name="files"><xsl:with-param name="label">Tệp chờ quyết định: </xsl:with-param><xsl:with-param name="files" select="$held"/></xsl:call-template>
  <xsl:if test="$held and $refused"><xsl:text> </xsl:text></xsl:if>
  <xsl:call-template name="files"><xsl:with-param name="label">Tệp bị từ chối: </xsl:with-param><xsl:with-param name="files" select="$refused"/></xsl:call-template>
  <xsl:text>&#10;Xem index.html trong thư mục công bố để biết chi tiết.&#10;</xsl:text>
</xsl:template>
<!-- How many, and how many of them are new. -->
<xsl:template name="files"><xsl:param name="label"/><xsl:param name="files"/>
  <xsl:if test="$files"><xsl:value-of select="concat($label,count($files))"/><xsl:if test="$files/@news"> (<xsl:value-of select="count($files[@news])"/> tệp mới)</xsl:if>.</xsl:if>
</xsl:template>
<xsl:template name="side"><xsl:param name="printed"/>
  <xsl:choose><xsl:when test="$printed!=''"><xsl:call-template name="percent"><xsl:with-param name="printed" select="$printed"/></xsl:call-template></xsl:when><xsl:otherwise>chưa có số</xsl:otherwise></xsl:choose></xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- village-points: a village's points: rank, total, every criterion's formula, what would gain most.
     In: report.xml with scores; $code the village. Out: a section. Source: spec/scoring.md "Explain". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                exclude-result-prefixes="r">
<xsl:key name="own-points" match="r:criterion" use="@unit"/>
<xsl:key name="node" match="r:node" use="@code"/>
<xsl:template name="village-points">
  <xsl:if test="key('total',$code)"><section aria-labelledby="diem"><h2 id="diem">Điểm thi đua năm <xsl:value-of select="r:scores/@year"/></h2>
    <xsl:for-each select="key('total',$code)"><p class="lead"><xsl:choose><xsl:when test="@rank">Hạng <strong><xsl:value-of select="@rank"/></strong>/<xsl:value-of select="count(../r:total)"/><xsl:if test="@rankLow"> (khoảng <xsl:value-of select="@rankLow"/>–<xsl:value-of select="@rankHigh"/>)</xsl:if></xsl:when><xsl:otherwise>Chưa xếp hạng</xsl:otherwise></xsl:choose>
      <xsl:if test="@points">, tổng <strong><xsl:choose><xsl:when test="$published">≈ <xsl:value-of select="format-number(@points,'#.##0','vi')"/></xsl:when><xsl:otherwise><xsl:value-of select="format-number(@points,'#.##0,00','vi')"/></xsl:otherwise></xsl:choose></strong> điểm</xsl:if><xsl:if test="@gradeName">, xếp loại: <xsl:value-of select="@gradeName"/></xsl:if>.<xsl:if test="@boundGradeName"> Đủ điểm <q><xsl:value-of select="@boundGradeName"/></q> nhưng vướng điều kiện<xsl:if test="@boundBy">: <xsl:call-template name="bound"><xsl:with-param name="rest" select="@boundBy"/></xsl:call-template></xsl:if>.</xsl:if><xsl:text> </xsl:text><a href="xep-hang.html">Bảng xếp hạng</a></p></xsl:for-each>
    <xsl:if test="key('own-points',$code)[@place &lt;= 3]"><p>Cải thiện nhiều nhất nếu đạt trọn: <xsl:for-each select="key('own-points',$code)[@place &lt;= 3]"><xsl:sort select="@place" data-type="number"/><xsl:if test="position()&gt;1">; </xsl:if><xsl:value-of select="key('node',@node)/@name"/> (+<xsl:value-of select="format-number(@gain,'#.##0,00','vi')"/>)</xsl:for-each>.</p></xsl:if>
    <xsl:if test="key('own-points',$code)"><details><summary>Điểm từng tiêu chí, có công thức</summary><div class="wrap"><table class="sortable stack" id="bang-diem"><thead><tr><th scope="col">Tiêu chí</th><th scope="col" data-type="number">Điểm</th><th scope="col" data-type="number">Mất</th><th scope="col">Công thức</th></tr></thead>
      <tbody><xsl:for-each select="key('own-points',$code)"><xsl:variable name="node" select="key('node',@node)"/><tr><th scope="row"><xsl:choose><xsl:when test="key('indicator',$node/@indicator)"><a href="#{$node/@indicator}"><xsl:value-of select="$node/@name"/></a></xsl:when><xsl:otherwise><xsl:value-of select="$node/@name"/></xsl:otherwise></xsl:choose></th>
        <td data-label="Điểm" data-value="{@points}"><xsl:choose><xsl:when test="@points"><xsl:value-of select="format-number(@points,'#.##0,00','vi')"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></td>
        <td data-label="Mất" data-value="{@lost}"><xsl:choose><xsl:when test="@lost"><xsl:value-of select="format-number(@lost,'#.##0,00','vi')"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></td>
        <td data-label="Công thức"><xsl:value-of select="r:formula"/></td></tr></xsl:for-each></tbody></table></div></details></xsl:if></section></xsl:if>
</xsl:template>

<!-- Codes of criteria, separated by blanks, as names. -->
<xsl:template name="bound"><xsl:param name="rest"/>
  <xsl:variable name="first" select="substring-before(concat($rest,' '),' ')"/><xsl:variable name="more" select="substring-after($rest,' ')"/>
  <xsl:choose><xsl:when test="$first='QUOTA'">tỷ lệ tối đa của loại này</xsl:when><xsl:when test="key('node',$first)"><xsl:value-of select="key('node',$first)/@name"/></xsl:when><xsl:otherwise><xsl:value-of select="$first"/></xsl:otherwise></xsl:choose>
  <xsl:if test="$more!=''">, <xsl:call-template name="bound"><xsl:with-param name="rest" select="$more"/></xsl:call-template></xsl:if>
</xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- ranking: the ranking of the plan year: totals, ranks with their intervals, grades, points by group, firm and unfirm
     neighbours. In: report.xml with scores. Out: xep-hang.html. Source: spec/scoring.md, spec/reports.md. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                exclude-result-prefixes="r">
<xsl:import href="common.xsl"/>
<xsl:import href="frame.xsl"/>
<xsl:import href="frozen.xsl"/>
<xsl:key name="group-points" match="r:group" use="concat(@unit,' ',@node)"/>
<xsl:variable name="groups" select="/r:report/r:scores[r:groups/r:group]/r:nodes/r:node[(@depth=1 and @kind='group') or ((@kind='bonus' or @kind='penalty') and not(@parent))]"/>

<xsl:template match="/r:report">
  <xsl:call-template name="page">
    <xsl:with-param name="title">Xếp hạng thi đua năm <xsl:value-of select="r:scores/@year"/></xsl:with-param>
    <xsl:with-param name="here">xep-hang</xsl:with-param>
    <xsl:with-param name="body">
      <p class="lead"><xsl:value-of select="r:scores/@name"/><xsl:if test="r:scores/r:totals/r:total[@status='provisional']"><xsl:text> </xsl:text><span class="tag plain">tạm tính, năm chưa kết thúc</span></xsl:if></p>
      <xsl:if test="r:scores/@basis"><p class="muted">Căn cứ: <xsl:value-of select="r:scores/@basis"/>.</p></xsl:if>
      <xsl:call-template name="ranking-table"/>
      <xsl:call-template name="chart"><xsl:with-param name="file">xep-hang</xsl:with-param><xsl:with-param name="alt">Tổng điểm các thôn theo thứ hạng; số liệu như bảng trên</xsl:with-param></xsl:call-template>
      <xsl:if test="$groups"><xsl:call-template name="chart"><xsl:with-param name="file">xep-hang-nhom</xsl:with-param><xsl:with-param name="alt">Điểm của từng thôn theo nhóm tiêu chí; số liệu như bảng trên</xsl:with-param></xsl:call-template></xsl:if>
      <xsl:call-template name="firmness"/>
      <xsl:call-template name="revisions"/>
      <xsl:call-template name="late"/>
      <p><a href="xep-hang-{r:scores/@year}.xlsx">Bảng xếp hạng và mọi điểm (Excel), có công thức</a> · <a href="ranking.xml">ranking.xml</a></p>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<xsl:template name="ranking-table">
  <section aria-labelledby="h-bang"><h2 id="h-bang">Bảng xếp hạng</h2>
  <div class="wrap"><table class="sortable filterable stack wide" id="bang-xep-hang"><thead><tr><th scope="col" data-type="number">Hạng</th><th scope="col">Thôn</th><th scope="col" data-type="number">Tổng điểm</th>
    <xsl:if test="r:scores/r:totals/r:total/@rankLow"><th scope="col">Khoảng hạng</th></xsl:if><th scope="col">Xếp loại</th>
    <xsl:for-each select="$groups"><th scope="col" data-type="number"><xsl:value-of select="@name"/> (tối đa <xsl:call-template name="number"><xsl:with-param name="value" select="translate(@max,'-','')"/></xsl:call-template>)</th></xsl:for-each></tr></thead>
  <tbody><xsl:for-each select="r:scores/r:totals/r:total"><xsl:variable name="unit" select="@unit"/><tr>
    <td data-label="Hạng" data-value="{@rank}"><xsl:choose><xsl:when test="@rank"><strong><xsl:value-of select="@rank"/></strong></xsl:when><xsl:otherwise>chưa xếp</xsl:otherwise></xsl:choose></td>
    <th scope="row"><a href="thon-{@unit}.html#diem"><xsl:value-of select="key('unit',@unit)/@name"/></a></th>
    <td data-label="Tổng điểm" data-value="{@points}"><strong><xsl:value-of select="$about"/><xsl:call-template name="points"><xsl:with-param name="value" select="@points"/></xsl:call-template></strong></td>
    <xsl:if test="$report/r:scores/r:totals/r:total/@rankLow"><td data-label="Khoảng hạng"><xsl:value-of select="@rankLow"/>–<xsl:value-of select="@rankHigh"/></td></xsl:if>
    <td data-label="Xếp loại" class="grade"><xsl:value-of select="@gradeName"/><xsl:if test="@boundGradeName"><xsl:text> </xsl:text><a class="flag" href="thon-{@unit}.html#diem" title="Đủ điểm {@boundGradeName} nhưng vướng điều kiện">⚑ vướng điều kiện</a></xsl:if></td>
    <xsl:for-each select="$groups"><xsl:variable name="own" select="key('group-points',concat($unit,' ',@code))"/><td data-label="{@name}" data-value="{$own/@points}"><xsl:call-template name="points"><xsl:with-param name="value" select="$own/@points"/></xsl:call-template></td></xsl:for-each></tr></xsl:for-each></tbody></table></div></section>
</xsl:template>

<xsl:template name="points"><xsl:param name="value"/>
  <xsl:choose><xsl:when test="$value and $published"><xsl:value-of select="format-number($value,'#.##0','vi')"/></xsl:when><xsl:when test="$value"><xsl:value-of select="format-number($value,'#.##0,00','vi')"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></xsl:template>

<xsl:template name="firmness">
  <xsl:if test="r:scores/@draws"><section aria-labelledby="h-chac"><h2 id="h-chac">Thứ hạng chắc đến đâu</h2>
    <p>Khoảng hạng lấy từ <xsl:call-template name="number"><xsl:with-param name="value" select="r:scores/@draws"/></xsl:call-template> lần thử thay đổi trọng số và số liệu khảo sát (hạt giống: <code><xsl:value-of select="r:scores/@seed"/></code>).</p>
    <xsl:if test="r:scores/r:pairs/r:pair[@firm='false']"><p>Thứ tự chưa chắc giữa: <xsl:for-each select="r:scores/r:pairs/r:pair[@firm='false']"><xsl:if test="position()&gt;1">; </xsl:if><xsl:value-of select="key('unit',@better)/@name"/> – <xsl:value-of select="key('unit',@worse)/@name"/></xsl:for-each>.</p></xsl:if></section></xsl:if>
</xsl:template>
</xsl:stylesheet>

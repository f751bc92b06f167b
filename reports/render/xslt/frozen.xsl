<?xml version="1.0" encoding="UTF-8"?>
<!-- frozen: frozen revisions of the plan year, the head of the chain as 16 groups for paper, and the difference sheet of data that
     came later. In: report.xml with scores. Out: sections and text. Source: spec/scoring.md "Freeze". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                exclude-result-prefixes="r">

<!-- "0A1B 2C3D …" of 64 hexadecimal digits. -->
<xsl:template name="head-groups"><xsl:param name="head"/>
  <xsl:value-of select="translate(substring($head,1,4),'abcdef','ABCDEF')"/>
  <xsl:if test="string-length($head)&gt;4"><xsl:text> </xsl:text><xsl:call-template name="head-groups"><xsl:with-param name="head" select="substring($head,5)"/></xsl:call-template></xsl:if>
</xsl:template>

<xsl:template name="revisions">
  <xsl:variable name="year" select="r:scores/@year"/>
  <xsl:if test="r:scores/r:revisions/r:revision"><section aria-labelledby="h-chot"><h2 id="h-chot">Kết quả đã chốt</h2>
    <xsl:for-each select="r:scores/r:revisions/r:revision[@latest='true']">
      <p>Bảng trên là bản chốt số <xsl:value-of select="@revision"/> của năm <xsl:value-of select="$year"/>, số liệu đến <xsl:call-template name="date"><xsl:with-param name="value" select="@asOf"/></xsl:call-template>. Đầu chuỗi, để chép vào biên bản và so lại bằng <code>thidua verify --head</code>:</p>
      <p class="head"><code><xsl:call-template name="head-groups"><xsl:with-param name="head" select="@head"/></xsl:call-template></code></p>
    </xsl:for-each>
    <div class="wrap"><table class="stack"><thead><tr><th scope="col">Bản</th><th scope="col">Chốt ngày</th><th scope="col">Lý do chốt lại</th><th scope="col">Ký số</th><xsl:if test="not(/r:report/@edition='published')"><th scope="col">Tệp</th></xsl:if></tr></thead>
    <tbody><xsl:for-each select="r:scores/r:revisions/r:revision"><tr>
      <th scope="row"><xsl:value-of select="@revision"/><xsl:if test="@latest='true'"><xsl:text> </xsl:text><span class="tag plain">hiệu lực</span></xsl:if></th>
      <td data-label="Chốt ngày"><xsl:call-template name="date"><xsl:with-param name="value" select="@frozenOn"/></xsl:call-template></td>
      <td data-label="Lý do"><xsl:choose><xsl:when test="@reason"><xsl:value-of select="@reason"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></td>
      <td data-label="Ký số"><xsl:choose><xsl:when test="@signed='true'">có</xsl:when><xsl:otherwise>chưa</xsl:otherwise></xsl:choose></td>
      <xsl:if test="not(/r:report/@edition='published')"><td data-label="Tệp"><xsl:variable name="folder" select="concat('chot/',$year,'-',@revision,'/')"/><a href="{$folder}ranking.xml">ranking.xml</a>, <a href="{$folder}diem.csv">điểm</a>, <a href="{$folder}gia-tri.csv">giá trị</a>, <a href="{$folder}nguon.csv">nguồn</a>, <a href="{$folder}rubric.xml">bảng điểm</a></td></xsl:if></tr></xsl:for-each></tbody></table></div></section></xsl:if>
</xsl:template>

<xsl:template name="late">
  <xsl:if test="r:scores/r:late/r:difference"><section aria-labelledby="h-muon"><h2 id="h-muon">Số liệu đến sau khi chốt sẽ thay đổi gì</h2>
    <p>Kết quả đã chốt giữ nguyên. Nếu chốt lại với số liệu hôm nay, các điểm và thứ hạng sau sẽ khác:</p>
    <div class="wrap"><table class="stack" id="bang-chenh-lech"><thead><tr><th scope="col">Thôn</th><th scope="col">Điểm</th><th scope="col">Đã chốt</th><th scope="col">Nếu chốt lại</th><th scope="col">Chênh lệch</th><th scope="col">Hạng</th><th scope="col">Xếp loại</th></tr></thead>
    <tbody><xsl:for-each select="r:scores/r:late/r:difference"><tr>
      <th scope="row"><xsl:value-of select="key('unit',@unit)/@name"/></th>
      <td data-label="Điểm"><xsl:choose><xsl:when test="@node='TOTAL'"><strong>Tổng điểm</strong></xsl:when><xsl:otherwise><xsl:variable name="node" select="@node"/><xsl:value-of select="/r:report/r:scores/r:nodes/r:node[@code=$node]/@name"/></xsl:otherwise></xsl:choose></td>
      <td data-label="Đã chốt"><xsl:call-template name="points"><xsl:with-param name="value" select="@pointsFrozen"/></xsl:call-template></td>
      <td data-label="Nếu chốt lại"><xsl:call-template name="points"><xsl:with-param name="value" select="@pointsLate"/></xsl:call-template></td>
      <td data-label="Chênh lệch"><xsl:if test="@change&gt;0">+</xsl:if><xsl:call-template name="points"><xsl:with-param name="value" select="@change"/></xsl:call-template></td>
      <td data-label="Hạng"><xsl:choose><xsl:when test="@node!='TOTAL'"/><xsl:when test="@rankFrozen=@rankLate"><xsl:value-of select="@rankFrozen"/></xsl:when><xsl:otherwise><xsl:value-of select="@rankFrozen"/> → <xsl:value-of select="@rankLate"/></xsl:otherwise></xsl:choose></td>
      <td data-label="Xếp loại"><xsl:choose><xsl:when test="@node!='TOTAL'"/><xsl:when test="@gradeFrozen=@gradeLate"><xsl:value-of select="@gradeFrozen"/></xsl:when><xsl:otherwise><xsl:value-of select="@gradeFrozen"/> → <xsl:value-of select="@gradeLate"/></xsl:otherwise></xsl:choose></td></tr></xsl:for-each></tbody></table></div>
    <p><xsl:if test="not(/r:report/@edition='published')"><a href="chenh-lech-{r:scores/@year}.csv">Bảng chênh lệch (CSV)</a></xsl:if></p></section></xsl:if>
</xsl:template>
</xsl:stylesheet>

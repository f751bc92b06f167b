<?xml version="1.0" encoding="UTF-8"?>
<!-- docx: word/document.xml of the period report in the form of Decree 30/2020/NĐ-CP, a draft for the officer to edit and
     sign: number and day are left blank. In: report.xml. Out: WordprocessingML.
     Rules: every sentence says what a figure of the XML says; a target's state is never made here.
     Source: Decree 30/2020/NĐ-CP annex I (research/domain.md 5.1): A4, margins 20/20/30/20 mm, sizes as below. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
                xmlns:rel="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                exclude-result-prefixes="r">
<xsl:import href="common.xsl"/>
<xsl:import href="frozen.xsl"/>
<xsl:import href="docx-parts.xsl"/>
<xsl:import href="docx-text.xsl"/>
<xsl:output method="xml" encoding="UTF-8" standalone="yes" indent="no"/>

<xsl:template match="/r:report">
  <w:document><w:body>
    <xsl:call-template name="letterhead"/>
    <xsl:call-template name="title"/>
    <xsl:call-template name="results"/>
    <xsl:call-template name="standings"/>
    <xsl:call-template name="difficulties"/>
    <xsl:call-template name="proposals"/>
    <xsl:call-template name="closing"/>
    <xsl:call-template name="annex"/>
    <xsl:if test="r:scores"><xsl:call-template name="ranking-annex"/></xsl:if>
    <w:sectPr><w:headerReference w:type="default" rel:id="rIdHeader"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>
  </w:body></w:document>
</xsl:template>

<xsl:template name="place"><xsl:variable name="type" select="string(r:office/@communeType)"/>
  <xsl:choose><xsl:when test="$type='phường'">Phường </xsl:when><xsl:when test="$type='đặc khu'">Đặc khu </xsl:when><xsl:otherwise>Xã </xsl:otherwise></xsl:choose><xsl:value-of select="$commune/@name"/></xsl:template>

<xsl:template name="letterhead">
  <w:tbl><w:tblPr><w:tblW w:w="9638" w:type="dxa"/><w:tblInd w:w="-284" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="4238"/><w:gridCol w:w="5400"/></w:tblGrid>
  <w:tr>
    <w:tc><w:tcPr><w:tcW w:w="4238" w:type="dxa"/></w:tcPr>
      <xsl:call-template name="paragraph"><xsl:with-param name="style">Centre</xsl:with-param><xsl:with-param name="half-points">24</xsl:with-param><xsl:with-param name="text"><xsl:choose><xsl:when test="r:office/@parent!=''"><xsl:value-of select="r:office/@parent"/></xsl:when><xsl:otherwise>ỦY BAN NHÂN DÂN</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
      <xsl:call-template name="paragraph"><xsl:with-param name="style">Centre</xsl:with-param><xsl:with-param name="half-points">24</xsl:with-param><xsl:with-param name="bold" select="1"/><xsl:with-param name="text"><xsl:choose><xsl:when test="r:office/@agency!=''"><xsl:value-of select="r:office/@agency"/></xsl:when><xsl:otherwise>PHÒNG VĂN HÓA - XÃ HỘI</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
      <xsl:call-template name="rule"><xsl:with-param name="indent">1480</xsl:with-param></xsl:call-template>
      <xsl:call-template name="paragraph"><xsl:with-param name="style">Centre</xsl:with-param><xsl:with-param name="half-points">26</xsl:with-param><xsl:with-param name="text">Số:       /<xsl:choose><xsl:when test="r:office/@symbol!=''"><xsl:value-of select="r:office/@symbol"/></xsl:when><xsl:otherwise>BC-VHXH</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
      <xsl:call-template name="paragraph"><xsl:with-param name="style">Centre</xsl:with-param><xsl:with-param name="half-points">26</xsl:with-param><xsl:with-param name="bold" select="1"/><xsl:with-param name="text">DỰ THẢO</xsl:with-param></xsl:call-template></w:tc>
    <w:tc><w:tcPr><w:tcW w:w="5400" w:type="dxa"/></w:tcPr>
      <xsl:call-template name="paragraph"><xsl:with-param name="style">Centre</xsl:with-param><xsl:with-param name="half-points">24</xsl:with-param><xsl:with-param name="bold" select="1"/><xsl:with-param name="text">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</xsl:with-param></xsl:call-template>
      <xsl:call-template name="paragraph"><xsl:with-param name="style">Centre</xsl:with-param><xsl:with-param name="half-points">26</xsl:with-param><xsl:with-param name="bold" select="1"/><xsl:with-param name="text">Độc lập - Tự do - Hạnh phúc</xsl:with-param></xsl:call-template>
      <xsl:call-template name="rule"><xsl:with-param name="indent">1280</xsl:with-param></xsl:call-template>
      <xsl:call-template name="paragraph"><xsl:with-param name="style">Centre</xsl:with-param><xsl:with-param name="half-points">26</xsl:with-param><xsl:with-param name="italic" select="1"/><xsl:with-param name="text"><xsl:call-template name="place"/>, ngày      tháng      năm <xsl:value-of select="substring($period/@asOf,1,4)"/></xsl:with-param></xsl:call-template></w:tc>
  </w:tr></w:tbl>
</xsl:template>

<xsl:template name="title">
  <w:p><w:pPr><w:pStyle w:val="Centre"/><w:spacing w:before="300"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>BÁO CÁO</w:t></w:r></w:p>
  <xsl:call-template name="paragraph"><xsl:with-param name="style">Centre</xsl:with-param><xsl:with-param name="bold" select="1"/><xsl:with-param name="text">Kết quả hoạt động của Tổ công nghệ số cộng đồng trên địa bàn <xsl:choose><xsl:when test="r:office/@communeType!=''"><xsl:value-of select="r:office/@communeType"/></xsl:when><xsl:otherwise>xã</xsl:otherwise></xsl:choose><xsl:text> </xsl:text><xsl:value-of select="$commune/@name"/><xsl:text> </xsl:text><xsl:call-template name="period-name"><xsl:with-param name="code" select="$period/@code"/></xsl:call-template></xsl:with-param></xsl:call-template>
  <xsl:call-template name="rule"><xsl:with-param name="indent">3000</xsl:with-param></xsl:call-template>
</xsl:template>

<xsl:template name="closing">
  <w:p><w:pPr><w:spacing w:before="200"/></w:pPr></w:p>
  <w:tbl><w:tblPr><w:tblW w:w="9071" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="4536"/><w:gridCol w:w="4535"/></w:tblGrid>
  <w:tr><w:trPr><w:cantSplit/></w:trPr>
    <w:tc><w:tcPr><w:tcW w:w="4536" w:type="dxa"/></w:tcPr>
      <w:p><w:r><w:rPr><w:b/><w:i/><w:sz w:val="24"/></w:rPr><w:t>Nơi nhận:</w:t></w:r></w:p>
      <xsl:call-template name="recipients"><xsl:with-param name="rest" select="string(r:office/@recipients)"/></xsl:call-template></w:tc>
    <w:tc><w:tcPr><w:tcW w:w="4535" w:type="dxa"/></w:tcPr>
      <xsl:call-template name="paragraph"><xsl:with-param name="style">Centre</xsl:with-param><xsl:with-param name="bold" select="1"/><xsl:with-param name="text"><xsl:choose><xsl:when test="r:office/@signerTitle!=''"><xsl:value-of select="r:office/@signerTitle"/></xsl:when><xsl:otherwise>TRƯỞNG PHÒNG</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
      <w:p><w:pPr><w:spacing w:before="1100"/></w:pPr></w:p>
      <xsl:call-template name="paragraph"><xsl:with-param name="style">Centre</xsl:with-param><xsl:with-param name="bold" select="1"/><xsl:with-param name="text" select="string(r:office/@signerName)"/></xsl:call-template></w:tc>
  </w:tr></w:tbl>
</xsl:template>

<!-- "a; b; c" becomes "- a;", "- b;", "- c.", 11 points. -->
<xsl:template name="recipients"><xsl:param name="rest"/>
  <xsl:variable name="more" select="contains($rest,';')"/>
  <xsl:variable name="first"><xsl:choose><xsl:when test="$more"><xsl:value-of select="normalize-space(substring-before($rest,';'))"/></xsl:when><xsl:otherwise><xsl:value-of select="normalize-space($rest)"/></xsl:otherwise></xsl:choose></xsl:variable>
  <w:p><w:r><w:rPr><w:sz w:val="22"/></w:rPr><w:t>- <xsl:choose><xsl:when test="$first=''">Lưu: VT</xsl:when><xsl:otherwise><xsl:value-of select="$first"/></xsl:otherwise></xsl:choose><xsl:choose><xsl:when test="$more">;</xsl:when><xsl:otherwise>.</xsl:otherwise></xsl:choose></w:t></w:r></w:p>
  <xsl:if test="$more"><xsl:call-template name="recipients"><xsl:with-param name="rest" select="substring-after($rest,';')"/></xsl:call-template></xsl:if>
</xsl:template>

<xsl:template name="annex">
  <w:p><w:pPr><w:pStyle w:val="Centre"/><w:pageBreakBefore/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Phụ lục I</w:t></w:r></w:p>
  <xsl:call-template name="attached"/>
  <xsl:call-template name="paragraph"><xsl:with-param name="style">Centre</xsl:with-param><xsl:with-param name="bold" select="1"/><xsl:with-param name="text">KẾT QUẢ THEO THÔN, LŨY KẾ ĐẾN NGÀY <xsl:call-template name="date"><xsl:with-param name="value" select="$period/@asOf"/></xsl:call-template></xsl:with-param></xsl:call-template>
  <w:p/>
  <w:tbl><xsl:call-template name="table-properties"/><w:tblGrid><w:gridCol w:w="2100"/><xsl:for-each select="key('goals','COMMUNE')"><w:gridCol w:w="1000"/></xsl:for-each><w:gridCol w:w="900"/></w:tblGrid>
    <w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><xsl:call-template name="cell"><xsl:with-param name="width">2100</xsl:with-param><xsl:with-param name="text">Thôn</xsl:with-param><xsl:with-param name="bold" select="1"/><xsl:with-param name="shade" select="1"/></xsl:call-template>
      <xsl:for-each select="key('goals','COMMUNE')"><xsl:call-template name="cell"><xsl:with-param name="width">1000</xsl:with-param><xsl:with-param name="text">Mục tiêu <xsl:value-of select="@number"/></xsl:with-param><xsl:with-param name="bold" select="1"/><xsl:with-param name="centre" select="1"/><xsl:with-param name="shade" select="1"/></xsl:call-template></xsl:for-each>
      <xsl:call-template name="cell"><xsl:with-param name="width">900</xsl:with-param><xsl:with-param name="text">Số mục tiêu đạt</xsl:with-param><xsl:with-param name="bold" select="1"/><xsl:with-param name="centre" select="1"/><xsl:with-param name="shade" select="1"/></xsl:call-template></w:tr>
    <xsl:for-each select="$villages"><xsl:variable name="code" select="@code"/><w:tr><w:trPr><w:cantSplit/></w:trPr>
      <xsl:call-template name="cell"><xsl:with-param name="width">2100</xsl:with-param><xsl:with-param name="text" select="@name"/></xsl:call-template>
      <xsl:for-each select="key('goals','COMMUNE')"><xsl:variable name="goal" select="key('goal',concat($code,' ',@number))"/><xsl:call-template name="cell"><xsl:with-param name="width">1000</xsl:with-param><xsl:with-param name="centre" select="1"/><xsl:with-param name="text"><xsl:call-template name="value-text"><xsl:with-param name="value" select="key('value',concat($goal/@indicator,' ',$code,' ',$year-role))"/></xsl:call-template><xsl:if test="$goal/@state='met'"> ✓</xsl:if></xsl:with-param></xsl:call-template></xsl:for-each>
      <xsl:call-template name="cell"><xsl:with-param name="width">900</xsl:with-param><xsl:with-param name="centre" select="1"/><xsl:with-param name="text"><xsl:value-of select="count(key('goals',$code)[@state='met'])"/>/<xsl:value-of select="count(key('goals',$code))"/></xsl:with-param></xsl:call-template></w:tr></xsl:for-each></w:tbl>
  <xsl:call-template name="paragraph"><xsl:with-param name="style">Cell</xsl:with-param><xsl:with-param name="italic" select="1"/><xsl:with-param name="text">Mỗi ô là chỉ tiêu thấp nhất của mục tiêu; ✓: đạt mục tiêu.</xsl:with-param></xsl:call-template>
  <xsl:call-template name="pictures"/>
</xsl:template>

<!-- Number and day of the report are left to the hand, as on the first page. -->
<xsl:template name="attached"><xsl:call-template name="paragraph"><xsl:with-param name="style">Centre</xsl:with-param><xsl:with-param name="italic" select="1"/><xsl:with-param name="text">(Kèm theo Báo cáo số       /<xsl:value-of select="r:office/@symbol"/> ngày      tháng      năm <xsl:value-of select="substring($period/@asOf,1,4)"/>)</xsl:with-param></xsl:call-template></xsl:template>

<!-- Ranks, points and grades of the plan year. -->
<xsl:template name="ranking-annex">
  <w:p><w:pPr><w:pStyle w:val="Centre"/><w:pageBreakBefore/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>Phụ lục II</w:t></w:r></w:p>
  <xsl:call-template name="attached"/>
  <xsl:call-template name="paragraph"><xsl:with-param name="style">Centre</xsl:with-param><xsl:with-param name="bold" select="1"/><xsl:with-param name="text">ĐIỂM VÀ XẾP LOẠI NĂM <xsl:value-of select="r:scores/@year"/><xsl:if test="r:scores/r:totals/r:total[@status='provisional']"> (TẠM TÍNH)</xsl:if></xsl:with-param></xsl:call-template>
  <w:p/>
  <w:tbl><xsl:call-template name="table-properties"/><w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="2900"/><w:gridCol w:w="1400"/><w:gridCol w:w="3871"/></w:tblGrid>
    <w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><xsl:call-template name="head"><xsl:with-param name="width">900</xsl:with-param><xsl:with-param name="text">Hạng</xsl:with-param></xsl:call-template><xsl:call-template name="head"><xsl:with-param name="width">2900</xsl:with-param><xsl:with-param name="text">Thôn</xsl:with-param></xsl:call-template><xsl:call-template name="head"><xsl:with-param name="width">1400</xsl:with-param><xsl:with-param name="text">Tổng điểm</xsl:with-param></xsl:call-template><xsl:call-template name="head"><xsl:with-param name="width">3871</xsl:with-param><xsl:with-param name="text">Xếp loại</xsl:with-param></xsl:call-template></w:tr>
    <xsl:for-each select="r:scores/r:totals/r:total"><w:tr><w:trPr><w:cantSplit/></w:trPr>
      <xsl:call-template name="cell"><xsl:with-param name="width">900</xsl:with-param><xsl:with-param name="centre" select="1"/><xsl:with-param name="text"><xsl:choose><xsl:when test="@rank"><xsl:value-of select="@rank"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="width">2900</xsl:with-param><xsl:with-param name="text" select="key('unit',@unit)/@name"/></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="width">1400</xsl:with-param><xsl:with-param name="centre" select="1"/><xsl:with-param name="text"><xsl:choose><xsl:when test="@points"><xsl:choose><xsl:when test="$published">≈ <xsl:value-of select="format-number(@points,'#.##0','vi')"/></xsl:when><xsl:otherwise><xsl:value-of select="format-number(@points,'#.##0,00','vi')"/></xsl:otherwise></xsl:choose></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
      <xsl:call-template name="cell"><xsl:with-param name="width">3871</xsl:with-param><xsl:with-param name="text"><xsl:value-of select="@gradeName"/><xsl:if test="@boundGradeName"> (đủ điểm <xsl:value-of select="@boundGradeName"/> nhưng vướng điều kiện)</xsl:if></xsl:with-param></xsl:call-template></w:tr></xsl:for-each></w:tbl>
</xsl:template>

<!-- Sizes of the drawings: reports/chart/draw.c. -->
<xsl:template name="pictures">
  <xsl:variable name="rows" select="count($villages)"/>
  <xsl:call-template name="paragraph"><xsl:with-param name="style">Caption</xsl:with-param><xsl:with-param name="text">Biểu đồ 1. Các chỉ tiêu có mục tiêu, theo thôn</xsl:with-param></xsl:call-template>
  <xsl:call-template name="picture"><xsl:with-param name="id">rIdHeat</xsl:with-param><xsl:with-param name="number">1</xsl:with-param><xsl:with-param name="width-px" select="300 + 62 * count(r:catalogue/r:indicators/r:indicator[@target])"/><xsl:with-param name="height-px" select="320 + 24 * $rows"/><xsl:with-param name="alt">Bản đồ nhiệt các chỉ tiêu theo thôn</xsl:with-param></xsl:call-template>
  <xsl:for-each select="key('goals','COMMUNE')[@state='missed']"><xsl:variable name="name" select="key('indicator',@indicator)/r:name"/>
    <xsl:call-template name="paragraph"><xsl:with-param name="style">Caption</xsl:with-param><xsl:with-param name="text">Biểu đồ <xsl:value-of select="position() + 1"/>. <xsl:value-of select="$name"/></xsl:with-param></xsl:call-template>
    <xsl:call-template name="picture"><xsl:with-param name="id" select="concat('rIdGoal',@number)"/><xsl:with-param name="number" select="position() + 1"/><xsl:with-param name="width-px" select="900"/><xsl:with-param name="height-px" select="165 + 24 * ($rows + 1)"/><xsl:with-param name="alt" select="$name"/></xsl:call-template>
  </xsl:for-each>
</xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- frame: the frame of every HTML page, links to villages, tags of states, charts.
     In: report.xml. Out: HTML 5 in UTF-8, well-formed as XML, no outside resource.
     Rules: the pages hold no run id and no time of their own: assets/run.js, the run stamp, brings them.
     Source: spec/reports.md; research/indicators.md sections 3 and 7. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                exclude-result-prefixes="r">
<xsl:output method="xml" media-type="text/html" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

<!-- Where it stands against the target, in words and with a sign that also reads in black and white. -->
<xsl:template name="standing"><xsl:param name="value"/>
  <xsl:variable name="class"><xsl:call-template name="value-class"><xsl:with-param name="value" select="$value"/></xsl:call-template></xsl:variable>
  <span class="tag {$class}"><xsl:choose>
    <xsl:when test="$class='met'">✓ đạt</xsl:when>
    <xsl:when test="$class='missed'">▼ chưa đạt</xsl:when>
    <xsl:when test="$class='missing'">○ chưa báo cáo</xsl:when>
    <xsl:when test="$class='idle'">– không phát sinh</xsl:when>
    <xsl:when test="$class='thin'">≈ mẫu quá ít</xsl:when>
    <xsl:when test="$class='hidden'">· không công bố</xsl:when>
    <xsl:otherwise>theo dõi</xsl:otherwise>
  </xsl:choose></span>
  <xsl:if test="$value/@state='inconsistent'"><span class="tag flag">⚑ trái với minh chứng</span></xsl:if>
</xsl:template>

<!-- The frame of a page. -->
<xsl:template name="page"><xsl:param name="title"/><xsl:param name="here"/><xsl:param name="body"/>
<html lang="vi">
<head>
  <!-- The serialiser adds the element that names the encoding. -->
  <meta name="viewport" content="width=device-width, initial-scale=1"/>
  <title><xsl:value-of select="$title"/> – Tổ công nghệ số cộng đồng xã <xsl:value-of select="$commune/@name"/></title>
  <link rel="stylesheet" href="assets/style.css"/>
  <script src="assets/run.js" defer="defer"> </script>
  <script src="assets/page.js" defer="defer"> </script>
</head>
<body>
  <a class="skip" href="#noi-dung">Đến nội dung chính</a>
  <header class="top">
    <p class="office">Ủy ban nhân dân xã <xsl:value-of select="$commune/@name"/> · Tổ công nghệ số cộng đồng</p>
    <h1><xsl:value-of select="$title"/></h1>
    <p class="asof">Số liệu <xsl:call-template name="period-name"><xsl:with-param name="code" select="$period/@code"/></xsl:call-template>,
      tính đến ngày <strong><xsl:call-template name="date"><xsl:with-param name="value" select="$period/@asOf"/></xsl:call-template></strong><xsl:text> </xsl:text>
      <xsl:choose>
        <xsl:when test="$period/@status='provisional'"><span class="tag plain">tạm tính, kỳ chưa kết thúc</span></xsl:when>
        <xsl:otherwise><span class="tag plain">kỳ đã kết thúc</span></xsl:otherwise>
      </xsl:choose>
      <span id="run-time"></span></p>
    <nav aria-label="Các trang">
      <xsl:call-template name="nav"><xsl:with-param name="here" select="$here"/><xsl:with-param name="file">index</xsl:with-param><xsl:with-param name="text">Tổng quan</xsl:with-param></xsl:call-template>
      <xsl:if test="$report/r:scores"><xsl:call-template name="nav"><xsl:with-param name="here" select="$here"/><xsl:with-param name="file">xep-hang</xsl:with-param><xsl:with-param name="text">Xếp hạng</xsl:with-param></xsl:call-template></xsl:if>
      <xsl:call-template name="nav"><xsl:with-param name="here" select="$here"/><xsl:with-param name="file">bieu-do</xsl:with-param><xsl:with-param name="text">Biểu đồ</xsl:with-param></xsl:call-template>
      <xsl:call-template name="nav"><xsl:with-param name="here" select="$here"/><xsl:with-param name="file">chat-luong</xsl:with-param><xsl:with-param name="text">Chất lượng dữ liệu</xsl:with-param></xsl:call-template>
      <xsl:call-template name="nav"><xsl:with-param name="here" select="$here"/><xsl:with-param name="file">phuong-phap</xsl:with-param><xsl:with-param name="text">Cách tính</xsl:with-param></xsl:call-template>
    </nav>
  </header>
  <p id="stale" class="stale" role="alert" hidden="hidden">Số liệu trên trang này đã cũ hơn <span id="stale-hours">36</span> giờ. Hãy kiểm tra lượt chạy đêm trước khi sử dụng.</p>
  <xsl:if test="$published"><p class="edition"><strong>Bản công bố.</strong> Số đếm người, hộ, hồ sơ nhỏ hơn <xsl:value-of select="$least"/> ghi là <q>&lt;<xsl:value-of select="$least"/></q>; ô ghi <q>ẩn</q> bị che để không suy ngược ra các ô đó; các số đếm khác làm tròn đến bội của <xsl:value-of select="$least"/>, tỷ lệ làm tròn tương ứng. Đạt hay chưa đạt vẫn theo số chính xác.</p></xsl:if>
  <main id="noi-dung"><xsl:copy-of select="$body"/></main>
  <footer>
    <p>Mọi trang và tệp trong thư mục này được lập từ <a href="report.xml">report.xml</a>, <xsl:choose><xsl:when test="$published">bản đã che số nhỏ.</xsl:when><xsl:otherwise>một lần đọc cơ sở dữ liệu. Bản nội bộ, có số đếm thật; bản để công bố ở <a href="cong-khai/index.html">cong-khai</a>.</xsl:otherwise></xsl:choose>
      Lược đồ: <a href="report.xsd">report.xsd</a>. Không có thông tin cá nhân của người dân.</p>
  </footer>
</body>
</html>
</xsl:template>

<xsl:template name="nav"><xsl:param name="here"/><xsl:param name="file"/><xsl:param name="text"/>
  <a href="{$file}.html"><xsl:if test="$here=$file"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><xsl:value-of select="$text"/></a>
</xsl:template>

<xsl:template name="village-link"><xsl:param name="code"/>
  <xsl:choose>
    <xsl:when test="key('unit',$code)/@kind='village'"><a href="thon-{$code}.html"><xsl:value-of select="key('unit',$code)/@name"/></a></xsl:when>
    <xsl:when test="key('unit',$code)"><xsl:value-of select="key('unit',$code)/@name"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="$code"/></xsl:otherwise>
  </xsl:choose></xsl:template>

<!-- One chart: the drawing with a text alternative. -->
<xsl:template name="chart"><xsl:param name="file"/><xsl:param name="alt"/><xsl:param name="caption"/>
  <figure><img src="bieu-do/{$file}.svg" alt="{$alt}" loading="lazy"/>
    <xsl:if test="$caption!=''"><figcaption><xsl:value-of select="$caption"/></figcaption></xsl:if></figure>
</xsl:template>
</xsl:stylesheet>

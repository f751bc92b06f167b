<?xml version="1.0" encoding="UTF-8"?>
<!-- explain: one figure from the page down to its files: formula with numbers, measures, rows, files.
     In: report.xml; context an r:indicator, $code the village. Out: a details element whose id is the indicator.
     Source: spec/reports.md "each figure links to its explanation". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                exclude-result-prefixes="r">
<xsl:template name="explanation">
  <xsl:variable name="value" select="key('value',concat(@code,' ',$code,' ',$year-role))"/>
  <details id="{@code}">
    <summary><xsl:value-of select="r:name"/><span class="figure-inline"><xsl:call-template name="value-text"><xsl:with-param name="value" select="$value"/></xsl:call-template><xsl:text> </xsl:text><xsl:call-template name="standing"><xsl:with-param name="value" select="$value"/></xsl:call-template></span></summary>
    <p class="formula"><xsl:value-of select="r:numerator"/> ÷ <xsl:value-of select="r:denominator"/>
      <xsl:choose>
        <xsl:when test="$value/@hidden">: không công bố (số đếm nhỏ hơn <xsl:value-of select="$least"/>, hoặc che để không suy ngược)</xsl:when>
        <xsl:when test="$value/@state='unreliable' and not($value/@printed)">: mẫu quá ít, không công bố</xsl:when>
        <xsl:when test="$value/@printed"> = <xsl:value-of select="$about"/><xsl:call-template name="number"><xsl:with-param name="value" select="$value/@numerator"/></xsl:call-template> ÷ <xsl:value-of select="$about"/><xsl:call-template name="number"><xsl:with-param name="value" select="$value/@denominator"/></xsl:call-template> = <strong><xsl:call-template name="percent"><xsl:with-param name="printed" select="$value/@printed"/></xsl:call-template></strong></xsl:when>
        <xsl:when test="$value/@state='not_applicable'">: không phát sinh (<xsl:call-template name="number"><xsl:with-param name="value" select="sum($value/@numerator)"/></xsl:call-template> ÷ <xsl:call-template name="number"><xsl:with-param name="value" select="sum($value/@denominator)"/></xsl:call-template>)</xsl:when>
        <xsl:otherwise>: thôn chưa báo cáo, không tính là 0</xsl:otherwise>
      </xsl:choose></p>
    <dl>
      <xsl:if test="@target"><dt>Mục tiêu</dt><dd><xsl:call-template name="ratio"><xsl:with-param name="value" select="@target"/></xsl:call-template><xsl:choose><xsl:when test="@targetOrigin='setting'"> (do xã đặt)</xsl:when><xsl:otherwise> (kế hoạch, mục <xsl:value-of select="@plan"/>)</xsl:otherwise></xsl:choose></dd></xsl:if>
      <xsl:if test="$value/@lowPrinted"><dt>Khoảng tin cậy 95%</dt><dd><xsl:call-template name="percent"><xsl:with-param name="printed" select="$value/@lowPrinted"/></xsl:call-template>–<xsl:call-template name="percent"><xsl:with-param name="printed" select="$value/@highPrinted"/></xsl:call-template>; hỏi <xsl:value-of select="$value/@denominator"/><xsl:if test="$value/@frame"> trong <xsl:value-of select="$value/@frame"/></xsl:if> hộ kinh doanh</dd></xsl:if>
      <xsl:if test="$value/@state='unreliable'"><dt>Độ tin cậy</dt><dd>Mẫu quá ít hoặc khoảng quá rộng: chỉ để tham khảo trong xã, không dùng để so với mục tiêu.</dd></xsl:if>
      <xsl:if test="$value/@boundLow or $value/@boundHigh"><dt>Số theo minh chứng</dt><dd>từ <xsl:call-template name="number"><xsl:with-param name="value" select="$value/@boundLow"/></xsl:call-template> đến <xsl:call-template name="number"><xsl:with-param name="value" select="$value/@boundHigh"/></xsl:call-template> người; thôn báo cáo <xsl:call-template name="number"><xsl:with-param name="value" select="$value/@numerator"/></xsl:call-template><xsl:if test="$value/@state='inconsistent'"> <strong> – nằm ngoài khoảng hoặc thấp hơn lần báo cáo trước, cần hỏi lại</strong></xsl:if></dd></xsl:if>
      <xsl:call-template name="commune-beside"/>
    </dl>
    <xsl:if test="not($published)"><xsl:call-template name="measures-behind"/><xsl:call-template name="files-behind"/></xsl:if>
    <p class="muted"><a href="phuong-phap.html#{@code}">Cách tính đầy đủ</a></p>
  </details>
</xsl:template>

<xsl:template name="commune-beside">
  <xsl:variable name="commune-value" select="key('value',concat(@code,' COMMUNE ',$year-role))"/>
  <xsl:if test="$commune-value/@printed"><dt>Toàn xã</dt><dd><xsl:call-template name="percent"><xsl:with-param name="printed" select="$commune-value/@printed"/></xsl:call-template></dd></xsl:if>
</xsl:template>

<xsl:template name="measures-behind">
  <xsl:if test="key('terms',@code)"><dl class="measures"><xsl:for-each select="key('terms',@code)[@role!='evidence']">
    <xsl:sort select="@role" order="descending"/>
    <xsl:variable name="figure" select="key('figure',concat(@measure,' ',$code,' ',$period/@yearPeriod))"/>
    <dt><xsl:value-of select="key('measure',@measure)/r:name"/> (<xsl:choose><xsl:when test="@role='numerator'">tử số</xsl:when><xsl:when test="@role='denominator'">mẫu số</xsl:when><xsl:otherwise>khung mẫu</xsl:otherwise></xsl:choose>)</dt>
    <dd><xsl:choose><xsl:when test="$figure"><xsl:call-template name="number"><xsl:with-param name="value" select="$figure/@value"/></xsl:call-template><xsl:text> </xsl:text><xsl:value-of select="key('measure',@measure)/@unit"/></xsl:when><xsl:otherwise>chưa báo cáo</xsl:otherwise></xsl:choose></dd>
  </xsl:for-each></dl></xsl:if>
</xsl:template>

<!-- Rows and files of the facts behind the measures of the indicator. -->
<xsl:template name="files-behind">
  <xsl:variable name="facts"><xsl:text> </xsl:text><xsl:for-each select="key('terms',@code)"><xsl:value-of select="key('measure',@measure)/@facts"/><xsl:text> </xsl:text></xsl:for-each></xsl:variable>
  <xsl:variable name="rows" select="$report/r:evidence/r:rows[@unit=$code and contains($facts,concat(' ',@fact,' '))]"/>
  <xsl:choose>
    <xsl:when test="$rows">
      <p>Dựa trên <strong><xsl:call-template name="number"><xsl:with-param name="value" select="sum($rows/@rows)"/></xsl:call-template></strong> dòng nguồn từ đầu năm:</p>
      <ul class="files"><xsl:for-each select="$rows"><xsl:sort select="@fact"/><xsl:sort select="key('file',@source)/@received"/><xsl:sort select="@source"/><xsl:variable name="file" select="key('file',@source)"/><li><xsl:call-template name="fact-name"><xsl:with-param name="fact" select="@fact"/></xsl:call-template>: <xsl:value-of select="@rows"/> dòng, tệp <q><xsl:value-of select="$file/@name"/></q>, nhận <xsl:call-template name="date"><xsl:with-param name="value" select="$file/@received"/></xsl:call-template> <span class="hash" title="SHA-256 {$file/@sha256}"> (<xsl:value-of select="substring(@source,1,8)"/>…)</span></li></xsl:for-each></ul>
    </xsl:when>
    <xsl:when test="contains($facts,' file ')"><p>Dựa trên sổ nhận tệp, xem bảng báo cáo tháng bên dưới.</p></xsl:when>
    <xsl:otherwise><p>Chưa có dòng nguồn nào của thôn từ đầu năm.</p></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="fact-name"><xsl:param name="fact"/>
  <xsl:choose>
    <xsl:when test="$fact='dossier'">Hồ sơ thủ tục hành chính</xsl:when><xsl:when test="$fact='member'">Danh sách thành viên</xsl:when>
    <xsl:when test="$fact='activity'">Kết quả hoạt động</xsl:when><xsl:when test="$fact='training_attendance'">Tập huấn</xsl:when>
    <xsl:when test="$fact='election_participation'">Phục vụ bầu cử</xsl:when><xsl:when test="$fact='support'">Hỗ trợ người dân</xsl:when>
    <xsl:when test="$fact='reach_claim'">Số liệu tổng hợp</xsl:when><xsl:when test="$fact='proposal'">Khó khăn, kiến nghị</xsl:when>
    <xsl:when test="$fact='survey_response'">Phiếu khảo sát</xsl:when><xsl:otherwise><xsl:value-of select="$fact"/></xsl:otherwise>
  </xsl:choose></xsl:template>
</xsl:stylesheet>

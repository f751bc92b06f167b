<?xml version="1.0" encoding="UTF-8"?>
<!-- method: how every indicator is computed, generated from the catalogue in the report. In: report.xml.
     Out: phuong-phap.html, an element with the indicator's code as id for each. Source: spec/indicators.md. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                exclude-result-prefixes="r">
<xsl:import href="common.xsl"/>
<xsl:import href="frame.xsl"/>
<xsl:template match="/r:report">
  <xsl:call-template name="page">
    <xsl:with-param name="title">Cách tính các chỉ tiêu</xsl:with-param>
    <xsl:with-param name="here">phuong-phap</xsl:with-param>
    <xsl:with-param name="body">
      <section aria-labelledby="h-quy-tac"><h2 id="h-quy-tac">Quy tắc chung</h2><ul>
        <li>Mỗi chỉ tiêu là tỷ số của hai số đếm được. Số của toàn xã chia tổng tử số cho tổng mẫu số, không lấy trung bình các tỷ lệ, trừ khi ghi khác.</li>
        <li>So với mục tiêu bằng giá trị chính xác, không bằng số đã làm tròn: 69,996% là chưa đạt 70%.</li>
        <li><strong>Chưa báo cáo</strong> không phải là 0. <strong>Không phát sinh</strong>: mẫu số bằng 0 vì lý do chính đáng. <strong>Trái với minh chứng</strong>: số thôn báo cáo nằm ngoài khoảng mà sổ sách chứng minh được. <strong>Mẫu quá ít</strong>: số hộ được hỏi chưa đủ để kết luận.</li>
        <li>Tháng báo cáo: <xsl:choose><xsl:when test="$commune/@calendar='nd09'">từ ngày 15 tháng trước đến ngày 14 của tháng (Nghị định 09/2019/NĐ-CP)</xsl:when><xsl:otherwise>tháng dương lịch</xsl:otherwise></xsl:choose>. Số liệu sau ngày chốt không được tính.</li>
        <li>Kỳ này: <xsl:call-template name="period-name"><xsl:with-param name="code" select="$period/@code"/></xsl:call-template>, từ <xsl:call-template name="date"><xsl:with-param name="value" select="$period/@from"/></xsl:call-template> đến <xsl:call-template name="date"><xsl:with-param name="value" select="$period/@to"/></xsl:call-template>. Lũy kế năm: từ đầu năm kế hoạch <xsl:value-of select="$period/@year"/> đến ngày <xsl:call-template name="date"><xsl:with-param name="value" select="$period/@asOf"/></xsl:call-template>.</li>
      </ul></section>
      <section aria-labelledby="h-chi-tieu"><h2 id="h-chi-tieu">Từng chỉ tiêu</h2>
        <xsl:for-each select="r:catalogue/r:indicators/r:indicator"><article id="{@code}"><h3><xsl:value-of select="r:name"/></h3>
          <p class="formula"><xsl:value-of select="r:numerator"/> ÷ <xsl:value-of select="r:denominator"/></p>
          <dl>
            <dt>Mục tiêu</dt><dd><xsl:choose><xsl:when test="@target"><xsl:if test="@direction='lower'">không quá </xsl:if><xsl:call-template name="ratio"><xsl:with-param name="value" select="@target"/></xsl:call-template><xsl:if test="@targetOrigin='setting'"> (do xã đặt)</xsl:if></xsl:when><xsl:otherwise>không đặt, chỉ theo dõi</xsl:otherwise></xsl:choose></dd>
            <xsl:if test="@plan"><dt>Kế hoạch</dt><dd>mục <xsl:value-of select="@plan"/></dd></xsl:if>
            <dt>Số toàn xã</dt><dd><xsl:choose><xsl:when test="@communeRule='ratio_of_sums'">tổng tử số chia tổng mẫu số của các thôn có số liệu<xsl:if test="@unattributed='true'">, kể cả hồ sơ không xác định được thôn</xsl:if></xsl:when><xsl:when test="@communeRule='share_of_villages'">tỷ lệ thôn đạt 100%</xsl:when><xsl:otherwise>ước lượng phân tầng theo thôn, trọng số là số hộ kinh doanh; khoảng tin cậy 95% (Wilson)</xsl:otherwise></xsl:choose></dd>
            <xsl:if test="@capped='true'"><dt>Giới hạn</dt><dd>tử số tính tối đa bằng mẫu số</dd></xsl:if>
            <xsl:if test="r:evidenceText"><dt>Minh chứng</dt><dd><xsl:value-of select="r:evidenceText"/></dd></xsl:if>
            <xsl:if test="key('terms',@code)"><dt>Số đo</dt><dd><xsl:for-each select="key('terms',@code)"><xsl:if test="position()&gt;1">; </xsl:if><xsl:value-of select="key('measure',@measure)/r:name"/> (<xsl:choose><xsl:when test="@role='numerator'">tử số</xsl:when><xsl:when test="@role='denominator'">mẫu số</xsl:when><xsl:when test="@role='frame'">khung mẫu</xsl:when><xsl:otherwise>xét có báo cáo hay không</xsl:otherwise></xsl:choose>)</xsl:for-each></dd></xsl:if>
          </dl></article></xsl:for-each></section>
      <section aria-labelledby="h-so-do"><h2 id="h-so-do">Các số đo</h2>
        <div class="wrap"><table class="stack filterable" id="bang-so-do"><thead><tr><th scope="col">Số đo</th><th scope="col">Đơn vị</th><th scope="col">Cách lấy</th></tr></thead>
        <tbody><xsl:for-each select="r:catalogue/r:measures/r:measure"><tr><th scope="row"><xsl:value-of select="r:name"/><xsl:if test="r:description"><br/><small class="muted"><xsl:value-of select="r:description"/></small></xsl:if></th><td data-label="Đơn vị"><xsl:value-of select="@unit"/></td><td data-label="Cách lấy"><xsl:choose><xsl:when test="@kind='flow'">cộng các tháng của kỳ</xsl:when><xsl:when test="@kind='stock'">tại ngày cuối kỳ</xsl:when><xsl:otherwise>lũy kế từ đầu năm</xsl:otherwise></xsl:choose></td></tr></xsl:for-each></tbody></table></div></section>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- quality: what came in, what is missing, which rows to mend. In: report.xml. Out: chat-luong.html.
     Source: research/indicators.md section 3: totals first, per cause, then the rows; the true total always shown. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                exclude-result-prefixes="r">
<xsl:import href="common.xsl"/>
<xsl:import href="frame.xsl"/>
<xsl:import href="findings.xsl"/>
<xsl:import href="tasks.xsl"/>
<xsl:key name="by-code" match="r:finding" use="@code"/>

<xsl:template match="/r:report">
  <xsl:call-template name="page">
    <xsl:with-param name="title">Chất lượng dữ liệu</xsl:with-param>
    <xsl:with-param name="here">chat-luong</xsl:with-param>
    <xsl:with-param name="body">
      <xsl:if test="not($published)"><xsl:call-template name="totals"/></xsl:if>
      <xsl:call-template name="by-village"/>
      <xsl:if test="not($published)"><xsl:call-template name="for-the-office"/></xsl:if>
    </xsl:with-param>
  </xsl:call-template>
</xsl:template>

<!-- Rows, causes and files: what the office mends; no part of the published edition. -->
<xsl:template name="for-the-office">
      <xsl:call-template name="by-cause"/>
      <xsl:call-template name="files-waiting"/>
      <section aria-labelledby="dong"><h2 id="dong">Các dòng cần sửa hoặc kiểm tra</h2>
        <p>Các dòng này đã được chép sẵn, có lý do ghi bên cạnh từng ô sai, vào tệp <strong>loi-<i>thôn</i>-<i>tháng</i>.xlsx</strong> (ví dụ <code>loi-an-dien-2026-02.xlsx</code>) trong <a href="../../loi/">thư mục loi</a> của nơi làm việc: gửi tệp đó cho thôn sửa, nhận lại thì chép vào <code>inbox</code>, lượt sau sẽ nạp. Tệp có thông tin cá nhân nên không nằm trong thư mục công bố.</p>
        <p class="muted">Cũng có thể sửa ở tệp gốc rồi gửi lại. Nội dung ô không hiện ở đây để giữ kín thông tin cá nhân.</p>
        <xsl:call-template name="finding-table"><xsl:with-param name="findings" select="r:quality/r:findings/r:finding[@severity='reject' and @row]"/></xsl:call-template></section>
      <section aria-labelledby="canh-bao"><h2 id="canh-bao">Cảnh báo và dòng trùng</h2>
        <xsl:call-template name="finding-table"><xsl:with-param name="findings" select="r:quality/r:findings/r:finding[@severity!='reject' or not(@row)]"/><xsl:with-param name="limit" select="300"/><xsl:with-param name="id">bang-canh-bao</xsl:with-param></xsl:call-template></section>
      <xsl:call-template name="ledger"/>
</xsl:template>

<xsl:template name="totals">
  <xsl:variable name="files" select="r:sources/r:file"/>
  <section aria-labelledby="h-tong"><h2 id="h-tong">Tổng hợp</h2>
  <p class="lead">Đã nhận <strong><xsl:call-template name="number"><xsl:with-param name="value" select="count($files)"/></xsl:call-template></strong> tệp,
    <strong><xsl:call-template name="number"><xsl:with-param name="value" select="sum($files/@rowsRead)"/></xsl:call-template></strong> dòng: nạp <xsl:call-template name="number"><xsl:with-param name="value" select="sum($files/@rowsLoaded)"/></xsl:call-template>,
    từ chối <xsl:call-template name="number"><xsl:with-param name="value" select="sum($files/@rowsRejected)"/></xsl:call-template>, trùng <xsl:call-template name="number"><xsl:with-param name="value" select="sum($files/@rowsDuplicate)"/></xsl:call-template>.</p>
  <dl>
    <dt>Nạp trọn vẹn</dt><dd><xsl:value-of select="count($files[@state='loaded'])"/> tệp</dd>
    <dt>Nạp, có dòng bị từ chối</dt><dd><xsl:value-of select="count($files[@state='loaded_with_rejects'])"/> tệp</dd>
    <dt>Đã có bản mới hơn</dt><dd><xsl:value-of select="count($files[@state='superseded'])"/> tệp</dd>
    <dt>Đang chờ quyết định</dt><dd><xsl:value-of select="count($files[@state='held'])"/> tệp</dd>
    <dt>Bị từ chối</dt><dd><xsl:value-of select="count($files[@state='rejected'])"/> tệp</dd>
    <dt>Gửi lặp cùng nội dung</dt><dd><xsl:value-of select="sum($files/@arrivals) - count($files)"/> lần</dd>
  </dl></section>
</xsl:template>

<xsl:template name="by-village">
  <section aria-labelledby="h-thon"><h2 id="h-thon">Theo thôn</h2>
  <div class="wrap"><table class="sortable filterable stack" id="bang-thon"><thead><tr><th scope="col">Thôn</th><th scope="col" data-type="number">Đến hạn</th><th scope="col" data-type="number">Đúng hạn</th><th scope="col" data-type="number">Muộn</th><th scope="col" data-type="number">Thiếu</th><xsl:if test="not($published)"><th scope="col" data-type="number">Tệp đã nhận</th><th scope="col" data-type="number">Dòng bị từ chối</th></xsl:if><th scope="col">Đánh giá</th></tr></thead>
  <tbody><xsl:for-each select="$villages"><xsl:variable name="books" select="key('workbooks',@code)"/><xsl:variable name="code" select="@code"/><xsl:variable name="bad" select="count(key('findings',@code)[@severity='reject' and @row])"/>
    <tr><th scope="row"><a href="thon-{@code}.html"><xsl:value-of select="@name"/></a></th>
      <td data-label="Đến hạn"><xsl:value-of select="sum($books/@due)"/></td><td data-label="Đúng hạn"><xsl:value-of select="sum($books/@onTime)"/></td><td data-label="Muộn"><xsl:value-of select="sum($books/@late)"/></td>
      <td data-label="Thiếu"><xsl:value-of select="sum($books/@missing)"/></td><xsl:if test="not($published)"><td data-label="Tệp đã nhận"><xsl:value-of select="count($report/r:sources/r:file[@unit=$code])"/></td><td data-label="Dòng bị từ chối"><xsl:value-of select="$bad"/></td></xsl:if>
      <td data-label="Đánh giá"><xsl:choose><xsl:when test="sum($books/@missing) &gt; 0"><span class="tag missed">▼ thiếu báo cáo</span></xsl:when><xsl:when test="$bad &gt; 0"><span class="tag flag">⚑ có dòng cần sửa</span></xsl:when><xsl:otherwise><span class="tag met">✓ đủ</span></xsl:otherwise></xsl:choose></td></tr></xsl:for-each></tbody></table></div></section>
</xsl:template>

<xsl:template name="by-cause">
  <xsl:if test="r:quality/r:findings/r:finding"><section aria-labelledby="h-ly-do"><h2 id="h-ly-do">Theo lý do</h2>
  <div class="wrap"><table class="sortable stack" id="bang-ly-do"><thead><tr><th scope="col">Lý do</th><th scope="col" data-type="number">Số lần</th><th scope="col">Mức</th><th scope="col">Cách sửa</th></tr></thead>
  <tbody><xsl:for-each select="r:codes/r:code[key('by-code',@name)]"><xsl:sort select="count(key('by-code',@name))" data-type="number" order="descending"/>
    <tr><th scope="row"><xsl:value-of select="r:text"/></th><td data-label="Số lần"><xsl:value-of select="count(key('by-code',@name))"/></td>
      <td data-label="Mức"><xsl:choose><xsl:when test="@severity='reject'">từ chối</xsl:when><xsl:when test="@severity='duplicate'">trùng</xsl:when><xsl:otherwise>cảnh báo</xsl:otherwise></xsl:choose></td><td data-label="Cách sửa"><xsl:value-of select="r:hint"/></td></tr></xsl:for-each></tbody></table></div></section></xsl:if>
</xsl:template>

<xsl:template name="files-waiting">
  <section aria-labelledby="tep"><h2 id="tep">Tệp đang chờ hoặc bị từ chối</h2>
  <xsl:variable name="files" select="r:sources/r:file[@state='held' or @state='rejected']"/>
  <xsl:choose><xsl:when test="not($files)"><p>Không có tệp nào.</p></xsl:when><xsl:otherwise>
    <ul><xsl:for-each select="$files"><li><span class="tag missed"><xsl:choose><xsl:when test="@state='held'">chờ quyết định</xsl:when><xsl:otherwise>bị từ chối</xsl:otherwise></xsl:choose></span> <q><xsl:value-of select="@name"/></q>, nhận ngày <xsl:call-template name="date"><xsl:with-param name="value" select="@received"/></xsl:call-template>: <xsl:call-template name="file-reason"/>. <xsl:value-of select="key('code',@code)/r:hint"/></li></xsl:for-each></ul></xsl:otherwise></xsl:choose></section>
</xsl:template>

<xsl:template name="ledger">
  <section aria-labelledby="so-tep"><h2 id="so-tep">Sổ nhận tệp</h2>
  <details><summary>Tất cả <xsl:value-of select="count(r:sources/r:file)"/> tệp, với mã SHA-256</summary>
  <div class="wrap"><table class="sortable filterable stack" id="bang-tep"><thead><tr><th scope="col">Tệp</th><th scope="col">Nhận ngày</th><th scope="col">Thôn</th><th scope="col">Tình trạng</th><th scope="col" data-type="number">Đọc</th><th scope="col" data-type="number">Nạp</th><th scope="col" data-type="number">Từ chối</th><th scope="col" data-type="number">Trùng</th><th scope="col">SHA-256</th></tr></thead>
  <tbody><xsl:for-each select="r:sources/r:file"><tr><td data-label="Tệp"><xsl:value-of select="@name"/></td><td data-label="Nhận ngày" data-value="{@received}"><xsl:call-template name="date"><xsl:with-param name="value" select="@received"/></xsl:call-template></td>
    <td data-label="Thôn"><xsl:value-of select="key('unit',@unit)/@name"/></td><td data-label="Tình trạng"><xsl:choose><xsl:when test="@state='loaded'">đã nạp</xsl:when><xsl:when test="@state='loaded_with_rejects'">đã nạp, có dòng bị từ chối</xsl:when><xsl:when test="@state='superseded'">đã có bản mới hơn</xsl:when><xsl:when test="@state='held'">chờ quyết định</xsl:when><xsl:otherwise>bị từ chối</xsl:otherwise></xsl:choose></td>
    <td data-label="Đọc"><xsl:value-of select="@rowsRead"/></td><td data-label="Nạp"><xsl:value-of select="@rowsLoaded"/></td><td data-label="Từ chối"><xsl:value-of select="@rowsRejected"/></td><td data-label="Trùng"><xsl:value-of select="@rowsDuplicate"/></td><td data-label="SHA-256" class="hash"><xsl:value-of select="@sha256"/></td></tr></xsl:for-each></tbody></table></div></details></section>
</xsl:template>
</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!-- findings: rows to mend: file, sheet, row, column, reason and advice; never the cell's content.
     In: report.xml; parameter findings = r:finding nodes. Out: a table. Source: spec/reports.md, research/indicators.md 3. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                exclude-result-prefixes="r">
<xsl:template name="finding-table"><xsl:param name="findings"/><xsl:param name="limit" select="1000"/><xsl:param name="id">bang-dong</xsl:param>
  <p>Tổng số: <strong><xsl:value-of select="count($findings)"/></strong><xsl:if test="count($findings) &gt; $limit">; chỉ hiện <xsl:value-of select="$limit"/> mục mới nhất, đủ danh sách ở <a href="report.xml">report.xml</a></xsl:if>.</p>
  <div class="wrap"><table class="sortable filterable stack" id="{$id}"><thead><tr><th scope="col">Tệp</th><th scope="col">Trang tính</th><th scope="col" data-type="number">Dòng</th><th scope="col">Cột</th><th scope="col">Lý do</th><th scope="col">Cách sửa</th></tr></thead>
    <tbody><xsl:for-each select="$findings[position() &lt;= $limit]"><tr>
      <td data-label="Tệp"><xsl:value-of select="key('file',@source)/@name"/></td>
      <td data-label="Trang tính"><xsl:value-of select="@sheet"/></td>
      <td data-label="Dòng" data-value="{@row}"><xsl:choose><xsl:when test="@row"><xsl:value-of select="@row"/></xsl:when><xsl:otherwise>cả tệp hoặc trang</xsl:otherwise></xsl:choose></td>
      <td data-label="Cột"><xsl:value-of select="@column"/><xsl:if test="@field"> <small class="muted"> (<xsl:value-of select="@field"/>)</small></xsl:if></td>
      <td data-label="Lý do"><xsl:if test="@severity='warning'"><span class="tag plain">cảnh báo</span> </xsl:if><xsl:value-of select="key('code',@code)/r:text"/><xsl:if test="not(key('code',@code))"><xsl:value-of select="@code"/></xsl:if></td>
      <td data-label="Cách sửa"><xsl:value-of select="key('code',@code)/r:hint"/></td></tr></xsl:for-each></tbody></table></div>
</xsl:template>
</xsl:stylesheet>

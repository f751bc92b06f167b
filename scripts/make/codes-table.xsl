<?xml version="1.0" encoding="UTF-8"?>
<!-- codes-table: schemas/catalogue/codes.xml -> docs/ma-loi.md, the manual's page of codes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:c="urn:thidua:codes:1">
<xsl:output method="text" encoding="UTF-8"/>
<xsl:template match="/c:codes">
<xsl:text># Bảng mã lỗi

Trang này được tạo từ `schemas/catalogue/codes.xml` bằng lệnh `make docs`; không sửa tay. Mã in bằng tiếng Anh trong các danh sách
dạng CSV; câu tiếng Việt là câu in trong các danh sách dạng bảng, trong báo cáo và trong tệp `loi-*.xlsx` gửi lại cho thôn.
</xsl:text>
  <xsl:call-template name="table"><xsl:with-param name="title" select="'Dòng, trang tính hoặc tệp bị loại'"/><xsl:with-param name="severity" select="'reject'"/></xsl:call-template>
  <xsl:call-template name="table"><xsl:with-param name="title" select="'Dòng trùng'"/><xsl:with-param name="severity" select="'duplicate'"/></xsl:call-template>
  <xsl:call-template name="table"><xsl:with-param name="title" select="'Cảnh báo (dòng vẫn được nạp)'"/><xsl:with-param name="severity" select="'warning'"/></xsl:call-template>
<xsl:text>
## Lỗi của chương trình

| mã | câu báo | nên làm | trạng thái thoát |
|---|---|---|---|
</xsl:text>
  <xsl:for-each select="c:code[@severity='error']">
    <xsl:value-of select="concat('| `', @name, '` | ', c:text, ' | ', c:hint, ' | ', @exit, ' |&#10;')"/>
  </xsl:for-each>
</xsl:template>
<xsl:template name="table">
  <xsl:param name="title"/><xsl:param name="severity"/>
  <xsl:value-of select="concat('&#10;## ', $title, '&#10;&#10;| mã | câu báo | cách sửa |&#10;|---|---|---|&#10;')"/>
  <xsl:for-each select="c:code[@severity=$severity]">
    <xsl:value-of select="concat('| `', @name, '` | ', c:text, ' | ', c:hint, ' |&#10;')"/>
  </xsl:for-each>
</xsl:template>
</xsl:stylesheet>

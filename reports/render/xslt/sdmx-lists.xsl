<?xml version="1.0" encoding="UTF-8"?>
<!-- sdmx-lists: code lists of the structure message. Used by sdmx-structure. In: report.xml. Out: s:Codelist elements.
     Source: codes of SDMX's cross-domain code lists; states of spec/indicators.md, schemas/xsd/report.xsd. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                xmlns:s="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure"
                xmlns:c="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common" exclude-result-prefixes="r">
<xsl:template name="code-lists">
  <xsl:call-template name="areas"/>
  <xsl:call-template name="indicators"/>
  <s:Codelist id="CL_FREQ" agencyID="{$agency}" version="{$structure-version}"><c:Name xml:lang="vi">Tần suất</c:Name><c:Name xml:lang="en">Frequency</c:Name>
    <s:Code id="A"><c:Name xml:lang="vi">Năm</c:Name><c:Name xml:lang="en">Annual</c:Name></s:Code>
    <s:Code id="S"><c:Name xml:lang="vi">Sáu tháng</c:Name><c:Name xml:lang="en">Half-yearly, semester</c:Name></s:Code>
    <s:Code id="Q"><c:Name xml:lang="vi">Quý</c:Name><c:Name xml:lang="en">Quarterly</c:Name></s:Code>
    <s:Code id="M"><c:Name xml:lang="vi">Tháng</c:Name><c:Name xml:lang="en">Monthly</c:Name></s:Code>
    <s:Code id="_O"><c:Name xml:lang="vi">Khác: chín tháng đầu năm</c:Name><c:Name xml:lang="en">Other: the first nine months</c:Name></s:Code>
  </s:Codelist>
  <s:Codelist id="CL_OBS_STATUS" agencyID="{$agency}" version="{$structure-version}"><c:Name xml:lang="vi">Tình trạng của giá trị</c:Name><c:Name xml:lang="en">Observation status</c:Name>
    <s:Code id="A"><c:Name xml:lang="vi">Bình thường, kỳ đã kết thúc</c:Name><c:Name xml:lang="en">Normal value</c:Name></s:Code>
    <s:Code id="E"><c:Name xml:lang="vi">Ước lượng từ khảo sát mẫu</c:Name><c:Name xml:lang="en">Estimated value</c:Name></s:Code>
    <s:Code id="P"><c:Name xml:lang="vi">Tạm tính, kỳ chưa kết thúc</c:Name><c:Name xml:lang="en">Provisional value</c:Name></s:Code>
    <s:Code id="U"><c:Name xml:lang="vi">Mẫu quá ít, chưa đủ tin cậy</c:Name><c:Name xml:lang="en">Low reliability</c:Name></s:Code>
    <s:Code id="V"><c:Name xml:lang="vi">Trái với minh chứng, chưa được xác nhận</c:Name><c:Name xml:lang="en">Unvalidated value</c:Name></s:Code>
    <s:Code id="L"><c:Name xml:lang="vi">Thiếu: thôn chưa báo cáo</c:Name><c:Name xml:lang="en">Missing value; data exist but were not collected</c:Name></s:Code>
    <s:Code id="M"><c:Name xml:lang="vi">Thiếu: không phát sinh</c:Name><c:Name xml:lang="en">Missing value; data cannot exist</c:Name></s:Code>
    <s:Code id="Q"><c:Name xml:lang="vi">Thiếu: được che vì số đếm nhỏ</c:Name><c:Name xml:lang="en">Missing value; suppressed</c:Name></s:Code>
  </s:Codelist>
  <s:Codelist id="CL_CONF_STATUS" agencyID="{$agency}" version="{$structure-version}"><c:Name xml:lang="vi">Mức bảo mật</c:Name><c:Name xml:lang="en">Confidentiality status</c:Name>
    <s:Code id="F"><c:Name xml:lang="vi">Không hạn chế</c:Name><c:Name xml:lang="en">Free (free for publication)</c:Name></s:Code>
    <s:Code id="N"><c:Name xml:lang="vi">Chỉ dùng nội bộ, không công bố</c:Name><c:Name xml:lang="en">Not for publication, restricted for internal use only</c:Name></s:Code>
    <s:Code id="C"><c:Name xml:lang="vi">Được che vì số đếm nhỏ</c:Name><c:Name xml:lang="en">Confidential statistical information</c:Name></s:Code>
    <s:Code id="D"><c:Name xml:lang="vi">Được che để không suy ra số nhỏ</c:Name><c:Name xml:lang="en">Secondary confidentiality set by the sender, not for publication</c:Name></s:Code>
  </s:Codelist>
  <s:Codelist id="CL_UNIT_MEASURE" agencyID="{$agency}" version="{$structure-version}"><c:Name xml:lang="vi">Đơn vị</c:Name><c:Name xml:lang="en">Unit of measure</c:Name>
    <s:Code id="RATIO"><c:Name xml:lang="vi">Tỷ số: 0,7 là 70%</c:Name><c:Name xml:lang="en">Ratio: 0.7 is 70%</c:Name></s:Code>
  </s:Codelist>
  <s:Codelist id="CL_UNIT_MULT" agencyID="{$agency}" version="{$structure-version}"><c:Name xml:lang="vi">Lũy thừa của 10</c:Name><c:Name xml:lang="en">Unit multiplier</c:Name>
    <s:Code id="0"><c:Name xml:lang="vi">Đơn vị</c:Name><c:Name xml:lang="en">Units</c:Name></s:Code>
  </s:Codelist>
  <s:Codelist id="CL_STATE" agencyID="{$agency}" version="{$structure-version}"><c:Name xml:lang="vi">Trạng thái theo bộ chỉ số</c:Name><c:Name xml:lang="en">State by the catalogue</c:Name>
    <s:Code id="ok"><c:Name xml:lang="vi">Tính được; số 0 là số 0 thật</c:Name><c:Name xml:lang="en">Computed; a zero is a true zero</c:Name></s:Code>
    <s:Code id="no_report"><c:Name xml:lang="vi">Chưa báo cáo</c:Name><c:Name xml:lang="en">Not reported</c:Name></s:Code>
    <s:Code id="not_applicable"><c:Name xml:lang="vi">Không phát sinh: mẫu số bằng 0 vì lý do chính đáng</c:Name><c:Name xml:lang="en">Denominator 0 for a good reason</c:Name></s:Code>
    <s:Code id="inconsistent"><c:Name xml:lang="vi">Trái với minh chứng</c:Name><c:Name xml:lang="en">Contradicts the evidence</c:Name></s:Code>
    <s:Code id="unreliable"><c:Name xml:lang="vi">Mẫu quá ít</c:Name><c:Name xml:lang="en">Survey estimate too thin</c:Name></s:Code>
  </s:Codelist>
  <s:Codelist id="CL_REPORT_STATUS" agencyID="{$agency}" version="{$structure-version}"><c:Name xml:lang="vi">Kỳ đã kết thúc hay chưa</c:Name><c:Name xml:lang="en">Whether the period is over</c:Name>
    <s:Code id="provisional"><c:Name xml:lang="vi">Tạm tính đến ngày số liệu</c:Name><c:Name xml:lang="en">To date</c:Name></s:Code>
    <s:Code id="final"><c:Name xml:lang="vi">Kỳ đã kết thúc</c:Name><c:Name xml:lang="en">Over</c:Name></s:Code>
  </s:Codelist>
  <s:Codelist id="CL_CALENDAR" agencyID="{$agency}" version="{$structure-version}"><c:Name xml:lang="vi">Lịch của tháng báo cáo</c:Name><c:Name xml:lang="en">Calendar of reporting months</c:Name>
    <s:Code id="civil"><c:Name xml:lang="vi">Tháng dương lịch</c:Name><c:Name xml:lang="en">Calendar months</c:Name></s:Code>
    <s:Code id="nd09"><c:Name xml:lang="vi">Từ ngày 15 tháng trước đến ngày 14 (Nghị định 09/2019/NĐ-CP)</c:Name><c:Name xml:lang="en">From the 15th to the 14th (Decree 09/2019)</c:Name></s:Code>
  </s:Codelist>
</xsl:template>

<!-- The commune and its villages below it; dossiers of no village of it are areas of their own. -->
<xsl:template name="areas">
  <s:Codelist id="CL_AREA" agencyID="{$agency}" version="{$structure-version}" isPartial="true"><c:Name xml:lang="vi">Xã và thôn, theo mã chính thức</c:Name><c:Name xml:lang="en">Communes and villages by official code</c:Name>
    <xsl:for-each select="$report/r:units/r:unit[@kind='commune']"><xsl:call-template name="area-code"/></xsl:for-each>
    <xsl:for-each select="$report/r:units/r:unit[@kind!='commune']"><xsl:call-template name="area-code"/></xsl:for-each>
  </s:Codelist>
</xsl:template>

<xsl:template name="area-code">
  <xsl:variable name="id"><xsl:call-template name="area"><xsl:with-param name="unit" select="@code"/></xsl:call-template></xsl:variable>
  <s:Code id="{$id}">
    <c:Annotations>
      <xsl:if test="@kind='commune'"><xsl:call-template name="note"><xsl:with-param name="type">PROVINCE</xsl:with-param><xsl:with-param name="text" select="$commune/@provinceCode"/></xsl:call-template></xsl:if>
      <xsl:call-template name="note"><xsl:with-param name="type">KIND</xsl:with-param><xsl:with-param name="text" select="@kind"/></xsl:call-template>
      <xsl:if test="@population"><xsl:call-template name="note"><xsl:with-param name="type">POPULATION</xsl:with-param><xsl:with-param name="text" select="@population"/></xsl:call-template></xsl:if>
    </c:Annotations>
    <c:Name xml:lang="vi"><xsl:choose><xsl:when test="@kind='commune'">Xã <xsl:value-of select="$commune/@name"/></xsl:when><xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise></xsl:choose></c:Name>
    <xsl:if test="@kind!='commune'"><s:Parent><Ref id="{translate($commune/@code,'.','$')}"/></s:Parent></xsl:if>
  </s:Code>
</xsl:template>

<xsl:template name="indicators">
  <s:Codelist id="CL_INDICATOR" agencyID="{$agency}" version="{$structure-version}" isPartial="true"><c:Name xml:lang="vi">Chỉ số</c:Name><c:Name xml:lang="en">Indicators</c:Name>
    <xsl:for-each select="$report/r:catalogue/r:indicators/r:indicator">
      <s:Code id="{translate(@code,'.','$')}">
        <c:Annotations>
          <xsl:call-template name="note"><xsl:with-param name="type">DIRECTION</xsl:with-param><xsl:with-param name="text" select="@direction"/></xsl:call-template>
          <xsl:call-template name="note"><xsl:with-param name="type">COMMUNE_RULE</xsl:with-param><xsl:with-param name="text" select="@communeRule"/></xsl:call-template>
          <xsl:if test="@plan"><xsl:call-template name="note"><xsl:with-param name="type">PLAN</xsl:with-param><xsl:with-param name="text" select="@plan"/></xsl:call-template></xsl:if>
          <xsl:if test="@target"><xsl:call-template name="note"><xsl:with-param name="type">TARGET</xsl:with-param><xsl:with-param name="text" select="@target"/></xsl:call-template></xsl:if>
        </c:Annotations>
        <c:Name xml:lang="vi"><xsl:value-of select="r:name"/></c:Name>
        <c:Description xml:lang="vi"><xsl:value-of select="concat(r:numerator,' ÷ ',r:denominator)"/></c:Description>
      </s:Code>
    </xsl:for-each>
  </s:Codelist>
</xsl:template>

<xsl:template name="note"><xsl:param name="type"/><xsl:param name="text"/>
  <c:Annotation><c:AnnotationType><xsl:value-of select="$type"/></c:AnnotationType><c:AnnotationText><xsl:value-of select="$text"/></c:AnnotationText></c:Annotation></xsl:template>
</xsl:stylesheet>

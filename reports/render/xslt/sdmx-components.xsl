<?xml version="1.0" encoding="UTF-8"?>
<!-- sdmx-components: concepts and data structure definition of the structure message. Used by sdmx-structure.
     In: report.xml. Out: s:ConceptScheme, s:DataStructure. Rules: the order of dimensions is that of the series key.
     Source: SDMX 2.1 section 3A. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                xmlns:s="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure"
                xmlns:c="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common" exclude-result-prefixes="r">
<xsl:template name="concepts">
  <s:ConceptScheme id="CS_THIDUA" agencyID="{$agency}" version="{$structure-version}"><c:Name xml:lang="vi">Khái niệm</c:Name><c:Name xml:lang="en">Concepts</c:Name>
    <s:Concept id="FREQ"><c:Name xml:lang="vi">Tần suất</c:Name><c:Name xml:lang="en">Frequency</c:Name></s:Concept>
    <s:Concept id="REF_AREA"><c:Name xml:lang="vi">Xã hoặc thôn</c:Name><c:Name xml:lang="en">Reference area</c:Name></s:Concept>
    <s:Concept id="INDICATOR"><c:Name xml:lang="vi">Chỉ số</c:Name><c:Name xml:lang="en">Indicator</c:Name></s:Concept>
    <s:Concept id="TIME_PERIOD"><c:Name xml:lang="vi">Kỳ báo cáo</c:Name><c:Name xml:lang="en">Time period</c:Name></s:Concept>
    <s:Concept id="OBS_VALUE"><c:Name xml:lang="vi">Giá trị</c:Name><c:Name xml:lang="en">Observation value</c:Name></s:Concept>
    <s:Concept id="UNIT_MEASURE"><c:Name xml:lang="vi">Đơn vị</c:Name><c:Name xml:lang="en">Unit of measure</c:Name></s:Concept>
    <s:Concept id="UNIT_MULT"><c:Name xml:lang="vi">Lũy thừa của 10</c:Name><c:Name xml:lang="en">Unit multiplier</c:Name></s:Concept>
    <s:Concept id="OBS_STATUS"><c:Name xml:lang="vi">Tình trạng của giá trị</c:Name><c:Name xml:lang="en">Observation status</c:Name></s:Concept>
    <s:Concept id="CONF_STATUS"><c:Name xml:lang="vi">Mức bảo mật</c:Name><c:Name xml:lang="en">Confidentiality status</c:Name></s:Concept>
    <s:Concept id="STATE"><c:Name xml:lang="vi">Trạng thái theo bộ chỉ số</c:Name><c:Name xml:lang="en">State by the catalogue</c:Name></s:Concept>
    <s:Concept id="REPORT_STATUS"><c:Name xml:lang="vi">Tạm tính hay kỳ đã kết thúc</c:Name><c:Name xml:lang="en">Provisional or final</c:Name></s:Concept>
    <s:Concept id="REPORT_PERIOD"><c:Name xml:lang="vi">Ký hiệu kỳ báo cáo của kế hoạch: 2026-11, 2026-Q4, 2026-H2, 2026-9M, 2026</c:Name><c:Name xml:lang="en">Code of the period in the plan</c:Name></s:Concept>
    <s:Concept id="NUMERATOR"><c:Name xml:lang="vi">Tử số</c:Name><c:Name xml:lang="en">Numerator</c:Name></s:Concept>
    <s:Concept id="DENOMINATOR"><c:Name xml:lang="vi">Mẫu số</c:Name><c:Name xml:lang="en">Denominator</c:Name></s:Concept>
    <s:Concept id="PRINTED"><c:Name xml:lang="vi">Tỷ lệ in trong báo cáo, %, hai chữ số thập phân</c:Name><c:Name xml:lang="en">Percentage as printed</c:Name></s:Concept>
    <s:Concept id="TARGET"><c:Name xml:lang="vi">Mục tiêu của năm (tỷ số)</c:Name><c:Name xml:lang="en">Target of the year (ratio)</c:Name></s:Concept>
    <s:Concept id="TARGET_MET"><c:Name xml:lang="vi">Đạt mục tiêu, theo giá trị chính xác</c:Name><c:Name xml:lang="en">Target met, by the exact value</c:Name></s:Concept>
    <s:Concept id="CI_LOW"><c:Name xml:lang="vi">Cận dưới của khoảng tin cậy 95%</c:Name><c:Name xml:lang="en">95% interval, lower end</c:Name></s:Concept>
    <s:Concept id="CI_HIGH"><c:Name xml:lang="vi">Cận trên của khoảng tin cậy 95%</c:Name><c:Name xml:lang="en">95% interval, upper end</c:Name></s:Concept>
    <s:Concept id="SAMPLE_SIZE"><c:Name xml:lang="vi">Số hộ kinh doanh được hỏi</c:Name><c:Name xml:lang="en">Sample size</c:Name></s:Concept>
    <s:Concept id="FRAME_SIZE"><c:Name xml:lang="vi">Tổng thể của ước lượng hoặc số kê khai</c:Name><c:Name xml:lang="en">Frame</c:Name></s:Concept>
    <s:Concept id="CALENDAR"><c:Name xml:lang="vi">Lịch của tháng báo cáo</c:Name><c:Name xml:lang="en">Calendar of reporting months</c:Name></s:Concept>
    <s:Concept id="AS_OF"><c:Name xml:lang="vi">Ngày số liệu</c:Name><c:Name xml:lang="en">Data as of</c:Name></s:Concept>
    <s:Concept id="REVISION"><c:Name xml:lang="vi">Lần phát hành lại</c:Name><c:Name xml:lang="en">Revision</c:Name></s:Concept>
  </s:ConceptScheme>
</xsl:template>

<xsl:template name="data-structure">
  <s:DataStructure id="DSD_THIDUA" agencyID="{$agency}" version="{$structure-version}">
    <c:Name xml:lang="vi">Cấu trúc của chỉ số Tổ công nghệ số cộng đồng</c:Name><c:Name xml:lang="en">Structure of indicators of community digital technology teams</c:Name>
    <s:DataStructureComponents>
      <s:DimensionList id="DimensionDescriptor">
        <s:Dimension id="FREQ" position="1"><xsl:call-template name="coded"><xsl:with-param name="concept">FREQ</xsl:with-param><xsl:with-param name="list">CL_FREQ</xsl:with-param></xsl:call-template></s:Dimension>
        <s:Dimension id="REF_AREA" position="2"><xsl:call-template name="coded"><xsl:with-param name="concept">REF_AREA</xsl:with-param><xsl:with-param name="list">CL_AREA</xsl:with-param></xsl:call-template></s:Dimension>
        <s:Dimension id="INDICATOR" position="3"><xsl:call-template name="coded"><xsl:with-param name="concept">INDICATOR</xsl:with-param><xsl:with-param name="list">CL_INDICATOR</xsl:with-param></xsl:call-template></s:Dimension>
        <s:TimeDimension id="TIME_PERIOD" position="4"><xsl:call-template name="plain"><xsl:with-param name="concept">TIME_PERIOD</xsl:with-param><xsl:with-param name="type">ObservationalTimePeriod</xsl:with-param></xsl:call-template></s:TimeDimension>
      </s:DimensionList>
      <s:AttributeList id="AttributeDescriptor">
        <s:Attribute id="UNIT_MEASURE" assignmentStatus="Mandatory"><xsl:call-template name="coded"><xsl:with-param name="concept">UNIT_MEASURE</xsl:with-param><xsl:with-param name="list">CL_UNIT_MEASURE</xsl:with-param></xsl:call-template><s:AttributeRelationship><s:Dimension><Ref id="FREQ"/></s:Dimension><s:Dimension><Ref id="REF_AREA"/></s:Dimension><s:Dimension><Ref id="INDICATOR"/></s:Dimension></s:AttributeRelationship></s:Attribute>
        <s:Attribute id="UNIT_MULT" assignmentStatus="Mandatory"><xsl:call-template name="coded"><xsl:with-param name="concept">UNIT_MULT</xsl:with-param><xsl:with-param name="list">CL_UNIT_MULT</xsl:with-param></xsl:call-template><s:AttributeRelationship><s:Dimension><Ref id="FREQ"/></s:Dimension><s:Dimension><Ref id="REF_AREA"/></s:Dimension><s:Dimension><Ref id="INDICATOR"/></s:Dimension></s:AttributeRelationship></s:Attribute>
        <s:Attribute id="OBS_STATUS" assignmentStatus="Mandatory"><xsl:call-template name="coded"><xsl:with-param name="concept">OBS_STATUS</xsl:with-param><xsl:with-param name="list">CL_OBS_STATUS</xsl:with-param></xsl:call-template><s:AttributeRelationship><s:PrimaryMeasure><Ref id="OBS_VALUE"/></s:PrimaryMeasure></s:AttributeRelationship></s:Attribute>
        <s:Attribute id="CONF_STATUS" assignmentStatus="Conditional"><xsl:call-template name="coded"><xsl:with-param name="concept">CONF_STATUS</xsl:with-param><xsl:with-param name="list">CL_CONF_STATUS</xsl:with-param></xsl:call-template><s:AttributeRelationship><s:PrimaryMeasure><Ref id="OBS_VALUE"/></s:PrimaryMeasure></s:AttributeRelationship></s:Attribute>
        <s:Attribute id="STATE" assignmentStatus="Mandatory"><xsl:call-template name="coded"><xsl:with-param name="concept">STATE</xsl:with-param><xsl:with-param name="list">CL_STATE</xsl:with-param></xsl:call-template><s:AttributeRelationship><s:PrimaryMeasure><Ref id="OBS_VALUE"/></s:PrimaryMeasure></s:AttributeRelationship></s:Attribute>
        <s:Attribute id="REPORT_STATUS" assignmentStatus="Mandatory"><xsl:call-template name="coded"><xsl:with-param name="concept">REPORT_STATUS</xsl:with-param><xsl:with-param name="list">CL_REPORT_STATUS</xsl:with-param></xsl:call-template><s:AttributeRelationship><s:PrimaryMeasure><Ref id="OBS_VALUE"/></s:PrimaryMeasure></s:AttributeRelationship></s:Attribute>
        <s:Attribute id="REPORT_PERIOD" assignmentStatus="Mandatory"><xsl:call-template name="plain"><xsl:with-param name="concept">REPORT_PERIOD</xsl:with-param><xsl:with-param name="type">String</xsl:with-param></xsl:call-template><s:AttributeRelationship><s:PrimaryMeasure><Ref id="OBS_VALUE"/></s:PrimaryMeasure></s:AttributeRelationship></s:Attribute>
        <s:Attribute id="NUMERATOR" assignmentStatus="Conditional"><xsl:call-template name="plain"><xsl:with-param name="concept">NUMERATOR</xsl:with-param><xsl:with-param name="type">Decimal</xsl:with-param></xsl:call-template><s:AttributeRelationship><s:PrimaryMeasure><Ref id="OBS_VALUE"/></s:PrimaryMeasure></s:AttributeRelationship></s:Attribute>
        <s:Attribute id="DENOMINATOR" assignmentStatus="Conditional"><xsl:call-template name="plain"><xsl:with-param name="concept">DENOMINATOR</xsl:with-param><xsl:with-param name="type">Decimal</xsl:with-param></xsl:call-template><s:AttributeRelationship><s:PrimaryMeasure><Ref id="OBS_VALUE"/></s:PrimaryMeasure></s:AttributeRelationship></s:Attribute>
        <s:Attribute id="PRINTED" assignmentStatus="Conditional"><xsl:call-template name="plain"><xsl:with-param name="concept">PRINTED</xsl:with-param><xsl:with-param name="type">Decimal</xsl:with-param></xsl:call-template><s:AttributeRelationship><s:PrimaryMeasure><Ref id="OBS_VALUE"/></s:PrimaryMeasure></s:AttributeRelationship></s:Attribute>
        <s:Attribute id="TARGET" assignmentStatus="Conditional"><xsl:call-template name="plain"><xsl:with-param name="concept">TARGET</xsl:with-param><xsl:with-param name="type">Decimal</xsl:with-param></xsl:call-template><s:AttributeRelationship><s:PrimaryMeasure><Ref id="OBS_VALUE"/></s:PrimaryMeasure></s:AttributeRelationship></s:Attribute>
        <s:Attribute id="TARGET_MET" assignmentStatus="Conditional"><xsl:call-template name="plain"><xsl:with-param name="concept">TARGET_MET</xsl:with-param><xsl:with-param name="type">Boolean</xsl:with-param></xsl:call-template><s:AttributeRelationship><s:PrimaryMeasure><Ref id="OBS_VALUE"/></s:PrimaryMeasure></s:AttributeRelationship></s:Attribute>
        <s:Attribute id="CI_LOW" assignmentStatus="Conditional"><xsl:call-template name="plain"><xsl:with-param name="concept">CI_LOW</xsl:with-param><xsl:with-param name="type">Decimal</xsl:with-param></xsl:call-template><s:AttributeRelationship><s:PrimaryMeasure><Ref id="OBS_VALUE"/></s:PrimaryMeasure></s:AttributeRelationship></s:Attribute>
        <s:Attribute id="CI_HIGH" assignmentStatus="Conditional"><xsl:call-template name="plain"><xsl:with-param name="concept">CI_HIGH</xsl:with-param><xsl:with-param name="type">Decimal</xsl:with-param></xsl:call-template><s:AttributeRelationship><s:PrimaryMeasure><Ref id="OBS_VALUE"/></s:PrimaryMeasure></s:AttributeRelationship></s:Attribute>
        <s:Attribute id="SAMPLE_SIZE" assignmentStatus="Conditional"><xsl:call-template name="plain"><xsl:with-param name="concept">SAMPLE_SIZE</xsl:with-param><xsl:with-param name="type">Integer</xsl:with-param></xsl:call-template><s:AttributeRelationship><s:PrimaryMeasure><Ref id="OBS_VALUE"/></s:PrimaryMeasure></s:AttributeRelationship></s:Attribute>
        <s:Attribute id="FRAME_SIZE" assignmentStatus="Conditional"><xsl:call-template name="plain"><xsl:with-param name="concept">FRAME_SIZE</xsl:with-param><xsl:with-param name="type">Decimal</xsl:with-param></xsl:call-template><s:AttributeRelationship><s:PrimaryMeasure><Ref id="OBS_VALUE"/></s:PrimaryMeasure></s:AttributeRelationship></s:Attribute>
        <s:Attribute id="CALENDAR" assignmentStatus="Mandatory"><xsl:call-template name="coded"><xsl:with-param name="concept">CALENDAR</xsl:with-param><xsl:with-param name="list">CL_CALENDAR</xsl:with-param></xsl:call-template><s:AttributeRelationship><s:None/></s:AttributeRelationship></s:Attribute>
        <s:Attribute id="AS_OF" assignmentStatus="Mandatory"><xsl:call-template name="plain"><xsl:with-param name="concept">AS_OF</xsl:with-param><xsl:with-param name="type">GregorianDay</xsl:with-param></xsl:call-template><s:AttributeRelationship><s:None/></s:AttributeRelationship></s:Attribute>
        <s:Attribute id="REVISION" assignmentStatus="Mandatory"><xsl:call-template name="plain"><xsl:with-param name="concept">REVISION</xsl:with-param><xsl:with-param name="type">Integer</xsl:with-param></xsl:call-template><s:AttributeRelationship><s:None/></s:AttributeRelationship></s:Attribute>
      </s:AttributeList>
      <s:MeasureList id="MeasureDescriptor">
        <s:PrimaryMeasure id="OBS_VALUE"><xsl:call-template name="plain"><xsl:with-param name="concept">OBS_VALUE</xsl:with-param><xsl:with-param name="type">Decimal</xsl:with-param></xsl:call-template></s:PrimaryMeasure>
      </s:MeasureList>
    </s:DataStructureComponents>
  </s:DataStructure>
</xsl:template>

<xsl:template name="identity"><xsl:param name="concept"/>
  <s:ConceptIdentity><Ref agencyID="{$agency}" maintainableParentID="CS_THIDUA" maintainableParentVersion="{$structure-version}" id="{$concept}"/></s:ConceptIdentity></xsl:template>
<xsl:template name="coded"><xsl:param name="concept"/><xsl:param name="list"/>
  <xsl:call-template name="identity"><xsl:with-param name="concept" select="$concept"/></xsl:call-template>
  <s:LocalRepresentation><s:Enumeration><Ref agencyID="{$agency}" id="{$list}" version="{$structure-version}"/></s:Enumeration></s:LocalRepresentation></xsl:template>
<xsl:template name="plain"><xsl:param name="concept"/><xsl:param name="type"/>
  <xsl:call-template name="identity"><xsl:with-param name="concept" select="$concept"/></xsl:call-template>
  <s:LocalRepresentation><s:TextFormat textType="{$type}"/></s:LocalRepresentation></xsl:template>
</xsl:stylesheet>

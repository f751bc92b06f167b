<?xml version="1.0" encoding="UTF-8"?>
<!-- sdmx-structure: sdmx-structure.xml, what sdmx.xml is made of: an SDMX-ML 2.1 structure message with agency, provider,
     dataflow, code lists, concepts and data structure definition.
     In:     report.xml. Out: valid by SDMXMessage.xsd (element Structure).
     Rules:  the structure is the same for every commune; the lists of areas and indicators are partial: those of this report.
             Codes of CL_FREQ, CL_OBS_STATUS and CL_CONF_STATUS are those of SDMX's cross-domain code lists.
     Source: SDMX 2.1 section 3A and the cross-domain code lists; spec/reports.md "The XML". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
                xmlns:s="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure"
                xmlns:c="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common" exclude-result-prefixes="r">
<xsl:import href="sdmx-common.xsl"/>
<xsl:import href="sdmx-lists.xsl"/>
<xsl:import href="sdmx-components.xsl"/>

<xsl:template match="/r:report">
  <m:Structure>
    <m:Header>
      <m:ID><xsl:value-of select="concat('THIDUA_',translate($commune/@code,'.','$'),'_STRUCTURE_',r:run/@id)"/></m:ID>
      <m:Test>false</m:Test>
      <m:Prepared><xsl:value-of select="r:run/@preparedAt"/></m:Prepared>
      <m:Sender id="{translate($commune/@code,'.','$')}"><c:Name xml:lang="vi">Ủy ban nhân dân xã <xsl:value-of select="$commune/@name"/></c:Name></m:Sender>
    </m:Header>
    <m:Structures>
      <xsl:call-template name="organisations"/>
      <s:Dataflows><s:Dataflow id="DF_THIDUA" agencyID="{$agency}" version="{$structure-version}">
        <xsl:call-template name="names"><xsl:with-param name="vi">Chỉ số của Tổ công nghệ số cộng đồng</xsl:with-param><xsl:with-param name="en">Indicators of community digital technology teams</xsl:with-param></xsl:call-template>
        <s:Structure><Ref agencyID="{$agency}" id="DSD_THIDUA" version="{$structure-version}"/></s:Structure></s:Dataflow></s:Dataflows>
      <s:Codelists><xsl:call-template name="code-lists"/></s:Codelists>
      <s:Concepts><xsl:call-template name="concepts"/></s:Concepts>
      <s:DataStructures><xsl:call-template name="data-structure"/></s:DataStructures>
    </m:Structures>
  </m:Structure>
</xsl:template>

<xsl:template name="organisations">
  <s:OrganisationSchemes>
    <s:AgencyScheme id="AGENCIES" agencyID="SDMX" version="1.0" isPartial="true">
      <c:Name xml:lang="en">Agencies</c:Name>
      <s:Agency id="{$agency}"><xsl:call-template name="names"><xsl:with-param name="vi">Thi đua Tổ công nghệ số cộng đồng: nơi giữ cấu trúc dữ liệu</xsl:with-param><xsl:with-param name="en">Keeper of this data structure</xsl:with-param></xsl:call-template></s:Agency>
    </s:AgencyScheme>
    <s:DataProviderScheme id="DATA_PROVIDERS" agencyID="{$agency}" version="1.0" isPartial="true">
      <c:Name xml:lang="en">Data providers</c:Name>
      <s:DataProvider id="{translate($commune/@code,'.','$')}"><c:Name xml:lang="vi">Ủy ban nhân dân xã <xsl:value-of select="$commune/@name"/></c:Name></s:DataProvider>
    </s:DataProviderScheme>
  </s:OrganisationSchemes>
</xsl:template>

<xsl:template name="names"><xsl:param name="vi"/><xsl:param name="en"/>
  <c:Name xml:lang="vi"><xsl:value-of select="$vi"/></c:Name><c:Name xml:lang="en"><xsl:value-of select="$en"/></c:Name></xsl:template>
</xsl:stylesheet>

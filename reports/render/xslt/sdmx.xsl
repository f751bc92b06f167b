<?xml version="1.0" encoding="UTF-8"?>
<!-- sdmx: sdmx.xml, the indicator values as an SDMX-ML 2.1 generic data message; its structure is sdmx-structure.xml.
     In:     report.xml. Out: valid by SDMXMessage.xsd (element GenericData).
     Units:  OBS_VALUE is the exact ratio (0.7 = 70%); PRINTED the percentage with two decimals.
     Rules:  one series per area, indicator and frequency; an observation that has no value has no ObsValue, and its
             OBS_STATUS says why. The office's edition holds true small counts: its observations are not for publication
             (CONF_STATUS N); those of the published edition are free (F) or hidden (C, D). Nothing is computed here.
     Source: SDMX 2.1 section 3A; spec/reports.md "The XML". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
                xmlns:g="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic"
                xmlns:c="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common" exclude-result-prefixes="r">
<xsl:import href="sdmx-common.xsl"/>
<xsl:key name="value" match="r:value" use="concat(@indicator,' ',@unit,' ',@role)"/>

<xsl:template match="/r:report">
  <xsl:variable name="set" select="concat('THIDUA_',translate($commune/@code,'.','$'),'_',$period/@code)"/>
  <xsl:variable name="time"><xsl:call-template name="time"><xsl:with-param name="code" select="$period/@code"/></xsl:call-template></xsl:variable>
  <m:GenericData>
    <m:Header>
      <m:ID><xsl:value-of select="concat($set,'_',r:run/@id)"/></m:ID>
      <m:Test>false</m:Test>
      <m:Prepared><xsl:value-of select="r:run/@preparedAt"/></m:Prepared>
      <m:Sender id="{translate($commune/@code,'.','$')}"><c:Name xml:lang="vi">Ủy ban nhân dân xã <xsl:value-of select="$commune/@name"/></c:Name></m:Sender>
      <c:Name xml:lang="vi">Chỉ số của Tổ công nghệ số cộng đồng xã <xsl:value-of select="concat($commune/@name,', kỳ ',$period/@code)"/></c:Name>
      <m:Structure structureID="THIDUA" dimensionAtObservation="TIME_PERIOD">
        <c:Structure><Ref agencyID="{$agency}" id="DSD_THIDUA" version="{$structure-version}"/></c:Structure></m:Structure>
      <m:DataSetAction>Replace</m:DataSetAction>
      <m:DataSetID><xsl:value-of select="$set"/></m:DataSetID>
      <m:Extracted><xsl:value-of select="r:run/@preparedAt"/></m:Extracted>
      <m:ReportingBegin><xsl:value-of select="$period/@from"/></m:ReportingBegin>
      <m:ReportingEnd><xsl:value-of select="$period/@to"/></m:ReportingEnd>
      <m:Source xml:lang="vi">report.xml, thidua <xsl:value-of select="@program"/></m:Source>
    </m:Header>
    <m:DataSet structureRef="THIDUA" setID="{$set}" action="Replace" reportingBeginDate="{$period/@from}"
               reportingEndDate="{$period/@to}" publicationYear="{$period/@year}" publicationPeriod="{$time}">
      <g:DataProvider><Ref agencyID="{$agency}" maintainableParentID="DATA_PROVIDERS" maintainableParentVersion="1.0"
        id="{translate($commune/@code,'.','$')}"/></g:DataProvider>
      <g:Attributes>
        <g:Value id="CALENDAR" value="{$commune/@calendar}"/>
        <g:Value id="AS_OF" value="{$period/@asOf}"/>
        <g:Value id="REVISION" value="{$period/@revision}"/>
      </g:Attributes>
      <!-- A series begins at the period's own value; the plan year's is a series of another frequency. -->
      <xsl:for-each select="r:values/r:value[@role='current' or @role='year']">
        <xsl:call-template name="series"/>
      </xsl:for-each>
      <!-- What was measured earlier and is not now. -->
      <xsl:for-each select="r:values/r:value[(@role='previous' or @role='lastYear') and
          not(key('value',concat(@indicator,' ',@unit,' current')))]">
        <xsl:if test="@role='previous' or not(key('value',concat(@indicator,' ',@unit,' previous')))"><xsl:call-template name="series"/></xsl:if>
      </xsl:for-each>
    </m:DataSet>
  </m:GenericData>
</xsl:template>

<!-- The series of the context value. -->
<xsl:template name="series">
  <xsl:variable name="pair" select="concat(@indicator,' ',@unit,' ')"/>
  <g:Series>
    <g:SeriesKey>
      <xsl:call-template name="value"><xsl:with-param name="id">FREQ</xsl:with-param><xsl:with-param name="value"><xsl:call-template name="frequency"><xsl:with-param name="code" select="@period"/></xsl:call-template></xsl:with-param></xsl:call-template>
      <xsl:call-template name="value"><xsl:with-param name="id">REF_AREA</xsl:with-param><xsl:with-param name="value"><xsl:call-template name="area"><xsl:with-param name="unit" select="@unit"/></xsl:call-template></xsl:with-param></xsl:call-template>
      <xsl:call-template name="value"><xsl:with-param name="id">INDICATOR</xsl:with-param><xsl:with-param name="value"><xsl:call-template name="id"><xsl:with-param name="code" select="@indicator"/></xsl:call-template></xsl:with-param></xsl:call-template>
    </g:SeriesKey>
    <g:Attributes><g:Value id="UNIT_MEASURE" value="RATIO"/><g:Value id="UNIT_MULT" value="0"/></g:Attributes>
    <xsl:choose>
      <xsl:when test="@role='year'"><xsl:call-template name="observation"/></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="key('value',concat($pair,'lastYear'))"><xsl:call-template name="observation"/></xsl:for-each>
        <xsl:for-each select="key('value',concat($pair,'previous'))"><xsl:call-template name="observation"/></xsl:for-each>
        <xsl:for-each select="key('value',concat($pair,'current'))"><xsl:call-template name="observation"/></xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </g:Series>
</xsl:template>

<xsl:template name="observation">
  <xsl:variable name="time"><xsl:call-template name="time"><xsl:with-param name="code" select="@period"/></xsl:call-template></xsl:variable>
  <xsl:variable name="status"><xsl:call-template name="observation-status"><xsl:with-param name="value" select="."/></xsl:call-template></xsl:variable>
  <g:Obs>
    <g:ObsDimension id="TIME_PERIOD" value="{$time}"/>
    <xsl:if test="@value"><g:ObsValue value="{@value}"/></xsl:if>
    <g:Attributes>
      <g:Value id="OBS_STATUS" value="{$status}"/>
      <xsl:call-template name="value"><xsl:with-param name="id">CONF_STATUS</xsl:with-param><xsl:with-param name="value"><xsl:choose>
        <xsl:when test="@hidden='small'">C</xsl:when><xsl:when test="@hidden">D</xsl:when>
        <xsl:when test="$report/@edition='published'">F</xsl:when><xsl:otherwise>N</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
      <g:Value id="STATE" value="{@state}"/>
      <g:Value id="REPORT_STATUS" value="{@status}"/>
      <g:Value id="REPORT_PERIOD" value="{@period}"/>
      <xsl:if test="@numerator"><g:Value id="NUMERATOR" value="{@numerator}"/></xsl:if>
      <xsl:if test="@denominator"><g:Value id="DENOMINATOR" value="{@denominator}"/></xsl:if>
      <xsl:if test="@printed"><g:Value id="PRINTED" value="{@printed}"/></xsl:if>
      <xsl:if test="@target"><g:Value id="TARGET" value="{@target}"/></xsl:if>
      <xsl:if test="@met"><g:Value id="TARGET_MET" value="{@met}"/></xsl:if>
      <xsl:if test="@low"><g:Value id="CI_LOW" value="{@low}"/><g:Value id="CI_HIGH" value="{@high}"/></xsl:if>
      <xsl:if test="@sample"><g:Value id="SAMPLE_SIZE" value="{@sample}"/></xsl:if>
      <xsl:if test="@frame"><g:Value id="FRAME_SIZE" value="{@frame}"/></xsl:if>
    </g:Attributes>
  </g:Obs>
</xsl:template>

<xsl:template name="value"><xsl:param name="id"/><xsl:param name="value"/>
  <g:Value id="{$id}" value="{$value}"/></xsl:template>
</xsl:stylesheet>

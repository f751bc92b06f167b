<?xml version="1.0" encoding="UTF-8"?>
<!-- edition: the published edition of a report: the same schema, nothing in it that gives away a count under the minimum.
     In:     report.xml of the office. Out: report.xml with edition="published"; all other published files are made of it alone.
     Rules:  k = period/@publishedCountMinimum (5 where an old document has none).
             1 A value whose numerator or denominator is under k has no figures: hidden="small", printed "<k".
             2 Where a village's value is hidden so, the next village's is hidden too (hidden="secondary"); where there is none to
               take, the commune's is, of every period (stocks and sums of the year to date repeat in each): no total minus the
               rest gives a hidden value away.
             3 Other counts are multiples of k, percentages whole or, under 12k cases, multiples of 5: nights, periods and
               percentages differ by no small number of persons.
             4 Villages show the plan year only; months, measures, evidence, points, files, rows and questions are left out.
             5 Months, reports due and conditions count nobody: they stay exact. Survey estimates too thin to publish are left out.
     Source: spec/operations.md "Published edition", research/domain.md 7; rounding as the UK's HESA standard (multiples of 5). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                xmlns="urn:thidua:report:1" exclude-result-prefixes="r">
<xsl:output method="xml" encoding="UTF-8" indent="yes"/>
<xsl:strip-space elements="*"/>
<xsl:key name="unit" match="r:unit" use="@code"/>
<xsl:key name="measure" match="r:measure" use="@code"/>
<xsl:key name="terms" match="r:term" use="concat(@indicator,' ',@role)"/>
<xsl:key name="indicator" match="r:indicator" use="@code"/>
<xsl:key name="value" match="r:value" use="concat(@indicator,' ',@unit,' ',@role)"/>
<xsl:key name="column" match="r:value" use="concat(@indicator,' ',@role)"/>
<xsl:variable name="period" select="/r:report/r:period"/>
<xsl:variable name="k"><xsl:choose>
  <xsl:when test="not($period/@publishedCountMinimum)">5</xsl:when>
  <xsl:when test="$period/@publishedCountMinimum &lt; 1">1</xsl:when>
  <xsl:otherwise><xsl:value-of select="ceiling($period/@publishedCountMinimum)"/></xsl:otherwise></xsl:choose></xsl:variable>
<xsl:variable name="year-role"><xsl:choose>
  <xsl:when test="$period/@code=$period/@yearPeriod">current</xsl:when><xsl:otherwise>year</xsl:otherwise>
</xsl:choose></xsl:variable>

<xsl:template match="/r:report">
  <report schemaVersion="{@schemaVersion}" program="{@program}" edition="published">
    <xsl:apply-templates select="r:run | r:commune | r:office | r:period | r:units"/>
    <xsl:copy-of select="r:catalogue | r:goals"/>
    <values><xsl:apply-templates select="r:values/r:value[@unit='COMMUNE' or @role=$year-role]"/></values>
    <changes/><series/><figures/><evidence/>
    <xsl:apply-templates select="r:scores"/>
    <quality><attendance><xsl:apply-templates select="r:quality/r:attendance/r:workbook"/></attendance><findings/><signals/></quality>
    <sources/><codes/>
  </report>
</xsl:template>

<xsl:template match="@* | node()"><xsl:copy><xsl:apply-templates select="@* | node()"/></xsl:copy></xsl:template>
<!-- Persons are not named; rows of a village's workbook are persons helped, trained, asked. -->
<xsl:template match="r:office/@signerName | r:revision/@reason | r:workbook/@rowsAccepted | r:workbook/@rowsRejected | r:value/@boundLow | r:value/@boundHigh | r:value/@frame"/>
<xsl:template match="r:period"><period><xsl:copy-of select="@*"/><xsl:attribute name="publishedCountMinimum"><xsl:value-of select="$k"/></xsl:attribute></period></xsl:template>
<xsl:template match="r:unit"><unit><xsl:copy-of select="@code | @name | @plainName | @formerCommune | @kind"/>
  <xsl:copy-of select="(@population | @workingAgePopulation | @households | @householdBusinesses)[. &gt;= $k]"/></unit></xsl:template>
<!-- Points are made of the very figures that are hidden: rank and grade stand, the total to the nearest 5. -->
<xsl:template match="r:scores"><scores><xsl:copy-of select="@* | r:nodes | r:grades"/>
  <totals><xsl:for-each select="r:totals/r:total"><total><xsl:copy-of select="@*[name()!='points' and name()!='boundBy']"/>
    <xsl:if test="@points"><xsl:attribute name="points"><xsl:value-of select="5 * round(@points div 5)"/></xsl:attribute></xsl:if></total></xsl:for-each></totals>
  <groups/><points/><without/><pairs/><xsl:apply-templates select="r:revisions"/></scores></xsl:template>

<!-- 'free' where nothing of the indicator counts persons, households or their papers. -->
<xsl:template name="kind">
  <xsl:variable name="of" select="key('indicator',@indicator)"/>
  <xsl:variable name="time" select="' tháng quý tuần ngày năm báo cáo '"/>
  <xsl:if test="(@unit='COMMUNE' and $of/@communeRule='share_of_villages') or (($of/@numeratorOperation='condition' or $of/@numeratorOperation='count_positive' or $of/@numeratorOperation='constant'
    or not(key('terms',concat(@indicator,' numerator'))[not(contains($time,concat(' ',key('measure',@measure)/@unit,' ')))]))
    and ($of/@denominatorOperation='constant' or not(key('terms',concat(@indicator,' denominator'))[not(contains($time,concat(' ',key('measure',@measure)/@unit,' ')))])))">free</xsl:if>
</xsl:template>

<xsl:template match="r:value">
  <xsl:variable name="kind"><xsl:call-template name="kind"/></xsl:variable>
  <xsl:choose>
    <xsl:when test="$kind='free'"><value><xsl:apply-templates select="@*"/></value></xsl:when>
    <xsl:when test="@state='unreliable' or not(@printed)"><value><xsl:call-template name="about"/></value></xsl:when>
    <xsl:otherwise><value><xsl:call-template name="about"/><xsl:call-template name="guarded"/></value></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template name="about"><xsl:copy-of select="@indicator | @unit | @role | @period | @state | @target | @villages | @status"/></xsl:template>

<xsl:template name="guarded">
  <xsl:variable name="column" select="key('column',concat(@indicator,' ',$year-role))[@printed and @state!='unreliable' and key('unit',@unit)/@kind!='commune']"/>
  <xsl:variable name="small" select="$column[@numerator &lt; $k or @denominator &lt; $k]"/>
  <xsl:variable name="large" select="$column[@numerator &gt;= $k and @denominator &gt;= $k]"/>
  <!-- The village after the first small one in the order of codes, else the first: the same every night. -->
  <xsl:variable name="partner"><xsl:if test="$small and $large"><xsl:choose>
    <xsl:when test="$small[1]/following-sibling::r:value[count(. | $large)=count($large)]"><xsl:value-of select="$small[1]/following-sibling::r:value[count(. | $large)=count($large)][1]/@unit"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="$large[1]/@unit"/></xsl:otherwise></xsl:choose></xsl:if></xsl:variable>
  <xsl:choose>
    <xsl:when test="@numerator &lt; $k or @denominator &lt; $k"><xsl:attribute name="hidden">small</xsl:attribute></xsl:when>
    <xsl:when test="@unit='COMMUNE' and $small and not($large)"><xsl:attribute name="hidden">secondary</xsl:attribute></xsl:when>
    <xsl:when test="@unit!='COMMUNE' and @unit=$partner"><xsl:attribute name="hidden">secondary</xsl:attribute></xsl:when>
    <xsl:otherwise><xsl:call-template name="rounded"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="rounded">
  <xsl:variable name="step"><xsl:choose><xsl:when test="@denominator &gt;= 12 * $k">1</xsl:when><xsl:otherwise>5</xsl:otherwise></xsl:choose></xsl:variable>
  <xsl:variable name="printed" select="$step * round(@printed div $step)"/>
  <xsl:attribute name="numerator"><xsl:value-of select="$k * round(@numerator div $k)"/></xsl:attribute>
  <xsl:attribute name="denominator"><xsl:value-of select="$k * round(@denominator div $k)"/></xsl:attribute>
  <xsl:attribute name="value"><xsl:value-of select="$printed div 100"/></xsl:attribute>
  <xsl:attribute name="printed"><xsl:value-of select="$printed"/></xsl:attribute>
  <xsl:copy-of select="@met"/>
  <xsl:if test="@unit='COMMUNE' and @lowPrinted">
    <xsl:attribute name="low"><xsl:value-of select="round(@lowPrinted) div 100"/></xsl:attribute><xsl:attribute name="high"><xsl:value-of select="round(@highPrinted) div 100"/></xsl:attribute>
    <xsl:attribute name="lowPrinted"><xsl:value-of select="round(@lowPrinted)"/></xsl:attribute><xsl:attribute name="highPrinted"><xsl:value-of select="round(@highPrinted)"/></xsl:attribute></xsl:if>
</xsl:template>
</xsl:stylesheet>

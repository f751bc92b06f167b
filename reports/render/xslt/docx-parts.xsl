<?xml version="1.0" encoding="UTF-8"?>
<!-- docx-parts: paragraphs, cells and pictures of WordprocessingML, for docx.xsl. Units: twips (1/20 point), half points for
     sizes, EMU (1/914400 inch) for pictures. Source: ECMA-376 part 1. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
                xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
                xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
                xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
                xmlns:rel="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                exclude-result-prefixes="r">

<xsl:template name="paragraph"><xsl:param name="style">Body</xsl:param><xsl:param name="text"/><xsl:param name="bold"/><xsl:param name="italic"/><xsl:param name="half-points"/>
  <w:p><w:pPr><w:pStyle w:val="{$style}"/></w:pPr><w:r><w:rPr><xsl:if test="$bold"><w:b/></xsl:if><xsl:if test="$italic"><w:i/></xsl:if><xsl:if test="$half-points"><w:sz w:val="{$half-points}"/><w:szCs w:val="{$half-points}"/></xsl:if></w:rPr><w:t xml:space="preserve"><xsl:value-of select="$text"/></w:t></w:r></w:p>
</xsl:template>

<!-- A rule below a line of the letterhead: an empty paragraph with a border, narrowed by indents. -->
<xsl:template name="rule"><xsl:param name="indent"/>
  <w:p><w:pPr><w:pStyle w:val="Centre"/><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr><w:spacing w:before="20" w:after="0" w:line="120" w:lineRule="exact"/><w:ind w:left="{$indent}" w:right="{$indent}"/></w:pPr></w:p>
</xsl:template>

<xsl:template name="cell"><xsl:param name="width"/><xsl:param name="text"/><xsl:param name="bold"/><xsl:param name="centre"/><xsl:param name="shade"/>
  <w:tc><w:tcPr><w:tcW w:w="{$width}" w:type="dxa"/><xsl:if test="$shade"><w:shd w:val="clear" w:color="auto" w:fill="E7EDF3"/></xsl:if><w:vAlign w:val="center"/></w:tcPr>
    <w:p><w:pPr><w:pStyle w:val="Cell"/><xsl:if test="$centre"><w:jc w:val="center"/></xsl:if></w:pPr><w:r><xsl:if test="$bold"><w:rPr><w:b/></w:rPr></xsl:if><w:t xml:space="preserve"><xsl:value-of select="$text"/></w:t></w:r></w:p></w:tc>
</xsl:template>

<xsl:template name="table-properties">
  <w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:left w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tblBorders><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>
</xsl:template>

<!-- A picture 15 cm wide, so that two of 21 villages fit on a page, its height by its proportions; at most 21 cm high. -->
<xsl:template name="picture"><xsl:param name="id"/><xsl:param name="number"/><xsl:param name="width-px"/><xsl:param name="height-px"/><xsl:param name="alt"/>
  <xsl:variable name="scale"><xsl:choose><xsl:when test="$height-px div $width-px &gt; 21 div 15"><xsl:value-of select="7560000 div $height-px"/></xsl:when><xsl:otherwise><xsl:value-of select="5400000 div $width-px"/></xsl:otherwise></xsl:choose></xsl:variable>
  <xsl:variable name="cx" select="floor($width-px * $scale)"/><xsl:variable name="cy" select="floor($height-px * $scale)"/>
  <w:p><w:pPr><w:pStyle w:val="Centre"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{format-number($cx,'0')}" cy="{format-number($cy,'0')}"/><wp:docPr id="{$number}" name="Biểu đồ {$number}" descr="{$alt}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{$number}" name="Biểu đồ {$number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip rel:embed="{$id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{format-number($cx,'0')}" cy="{format-number($cy,'0')}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
</xsl:template>
</xsl:stylesheet>

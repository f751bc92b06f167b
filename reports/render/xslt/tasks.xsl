<?xml version="1.0" encoding="UTF-8"?>
<!-- tasks: what to do today, made from attendance, files, findings and flags of the report.
     In: report.xml. Out: a section; used by index. Source: spec/reports.md "what to ask which village". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:thidua:report:1"
                exclude-result-prefixes="r">
<xsl:template name="tasks">
  <xsl:variable name="missing" select="$villages[sum(key('workbooks',@code)/@missing) &gt; 0]"/>
  <xsl:variable name="held" select="$report/r:sources/r:file[@state='held']"/>
  <xsl:variable name="refused" select="$report/r:sources/r:file[@state='rejected']"/>
  <xsl:variable name="rows" select="$report/r:quality/r:findings/r:finding[@severity='reject' and @row]"/>
  <xsl:variable name="own" select="$rows[@unit]"/>
  <xsl:variable name="claims" select="$villages[key('doubtful',concat(@code,' ',$year-role))]"/>
  <section aria-labelledby="h-viec" class="tasks">
    <h2 id="h-viec">Việc cần làm hôm nay</h2>
    <ul>
      <xsl:if test="$missing"><li><strong>Nhắc <xsl:value-of select="count($missing)"/> thôn còn thiếu báo cáo đã đến hạn:</strong><xsl:text> </xsl:text>
        <xsl:for-each select="$missing"><xsl:if test="position()&gt;1">; </xsl:if>
          <xsl:call-template name="village-link"><xsl:with-param name="code" select="@code"/></xsl:call-template> (tháng <xsl:for-each
            select="key('workbooks',@code)[@missing &gt; 0]"><xsl:if test="position()&gt;1">, </xsl:if><xsl:value-of select="number(substring(@month,6))"/></xsl:for-each>)</xsl:for-each>.</li></xsl:if>
      <xsl:if test="$held"><li><strong>Quyết định <xsl:value-of select="count($held)"/> tệp đang chờ</strong> (lệnh <code>thidua decide</code>):
        <xsl:for-each select="$held"><xsl:if test="position()&gt;1">; </xsl:if><q><xsl:value-of select="@name"/></q> – <xsl:call-template name="file-reason"/></xsl:for-each>.
        <a href="chat-luong.html#tep">Xem</a></li></xsl:if>
      <xsl:if test="$own"><li><strong>Đề nghị các thôn sửa <xsl:value-of select="count($own)"/> dòng bị từ chối:</strong><xsl:text> </xsl:text>
        <xsl:for-each select="$villages[key('findings',@code)[@severity='reject' and @row]]"><xsl:if test="position()&gt;1">; </xsl:if>
          <a href="thon-{@code}.html#sua"><xsl:value-of select="@name"/></a> (<xsl:value-of select="count(key('findings',@code)[@severity='reject' and @row])"/>)</xsl:for-each>.</li></xsl:if>
      <xsl:if test="count($rows) &gt; count($own)"><li><strong>Kiểm tra <xsl:value-of select="count($rows) - count($own)"/> dòng bị từ chối</strong> trong tệp xuất từ cổng dịch vụ công và khảo sát. <a href="chat-luong.html#dong">Danh sách dòng</a></li></xsl:if>
      <xsl:if test="$refused"><li><strong><xsl:value-of select="count($refused)"/> tệp bị từ chối</strong>: xem lý do và gửi lại tệp đúng. <a href="chat-luong.html#tep">Danh sách tệp</a></li></xsl:if>
      <xsl:if test="$claims"><li><strong>Hỏi lại số liệu</strong> ở <xsl:value-of select="count($claims)"/> thôn có số báo cáo trái với minh chứng:
        <xsl:for-each select="$claims"><xsl:if test="position()&gt;1">, </xsl:if><a href="thon-{@code}.html#{key('doubtful',concat(@code,' ',$year-role))[1]/@indicator}"><xsl:value-of select="@name"/></a></xsl:for-each>.</li></xsl:if>
      <xsl:if test="not($missing or $held or $rows or $refused or $claims)"><li>Không có việc gì tồn đọng.</li></xsl:if>
    </ul>
  </section>
</xsl:template>

<!-- Why a file was held or refused: the ledger's own sentence, else that of its code. -->
<xsl:template name="file-reason">
  <xsl:choose>
    <xsl:when test="r:reason"><xsl:value-of select="r:reason"/></xsl:when>
    <xsl:when test="key('code',@code)"><xsl:value-of select="key('code',@code)/r:text"/></xsl:when>
    <xsl:otherwise>không rõ lý do</xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>

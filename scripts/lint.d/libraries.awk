# libraries: each foreign library is met in its own file only, so that it can be replaced and reviewed in one place.
BEGIN {
    only["csv.h"] = "^etl/read/csv"; only["zip.h"] = "^(etl/read/zip|etl/keep/pack|etl/base/workbook_check|reports/render/(docx|package|check))"
    only["libpq-fe.h"] = "^etl/(base/db|load/stage)"; only["xlsxwriter.h"] = "^(etl/base/workbook|reports/render/xlsx)"
    only["seccomp.h"] = "^etl/read/sandbox"; only["libxml/c14n.h"] = "^etl/base/xml_canonical"; only["libxml/xmlreader.h"] = "^(etl/read/(xmlpart|xml|detect)|etl/base/xml|reports/document/)"
    only["libxml/parser.h"] = "^(etl/read/|etl/base/(xml|workbook_check)|reports/document/|reports/render/)"
    only["libxslt/xsltInternals.h"] = "^reports/render/"
    only["openssl/"] = "^etl/(base/hash|seal/(keys|signature))"; only["xmlsec/"] = "^etl/seal/signature"
}
/^#include </ {
    file = $2; gsub(/[<>]/, "", file)
    if (!(file in only)) sub("/.*", "/", file) # a whole library by its folder
    if (file in only && FILENAME !~ only[file] && FILENAME !~ /^tests\//) print FILENAME ":" FNR ": " file " belongs elsewhere"
}

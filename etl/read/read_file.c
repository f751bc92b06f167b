/*
 * read_file: decides the kind by content and hands the file to the reader of that kind; see
 * reader.h.
 */
#include "csv.h"
#include "detect.h"
#include "ods.h"
#include "reader.h"
#include "xls.h"
#include "xlsx.h"
#include "xml.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static bool within(int64_t size_bytes, int64_t limit_bytes, struct error *err)
{
    if (size_bytes <= limit_bytes) return true;
    return error_set(err, CODE_FILE_TOO_LARGE, "tệp lớn %lld MiB, vượt giới hạn %lld MiB",
                     (long long)(size_bytes >> 20), (long long)(limit_bytes >> 20));
}

bool read_file(int fd, const struct read_options *options, const struct sheet_sink *sink,
               struct error *err)
{
    struct stat status;
    enum file_kind kind = KIND_UNKNOWN;
    if (fstat(fd, &status) != 0)
        return error_set(err, CODE_FILE_READ, "không xem được tệp: %s", strerror(errno));
    if (!detect_kind(fd, &kind, err)) return false;
    int64_t limit = kind == KIND_CSV   ? options->limits.csv_bytes
                    : kind == KIND_XML ? options->limits.sheet_unpacked_bytes
                                       : options->limits.sheet_file_bytes;
    if (!within(status.st_size, limit, err)) return false;
    switch (kind) {
    case KIND_CSV: return csv_read(fd, options, sink, err);
    case KIND_XLSX: return xlsx_read(fd, options, sink, err);
    case KIND_ODS: return ods_read(fd, options, sink, err);
    case KIND_XLS: return xls_read(fd, options, sink, err);
    case KIND_XML: return xml_read(fd, options, sink, err);
    default: return error_set(err, CODE_UNREADABLE_FILE, "không nhận ra loại tệp");
    }
}

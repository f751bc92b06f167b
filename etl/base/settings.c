/*
 * settings: the table and the forms of its values (see settings.h).
 */
#include "settings.h"

#include "text.h"

#include <inttypes.h>
#include <string.h>

#define KIB 1024LL
#define MIB (1024 * KIB)
#define GIB (1024 * MIB)
#define SETTING_HIGHEST 1000000000LL

const struct setting_definition setting_definitions[] = {
    {"home", SETTING_PATH, NULL, 0, 0, NULL, "thư mục làm việc"},
    {"as-of", SETTING_DATE, NULL, 0, 0, NULL, "ngày coi là hôm nay (giờ Việt Nam)"},
    {"commune-code", SETTING_TEXT, "10633", 5, 0, NULL, "mã đơn vị hành chính cấp xã"},
    {"commune-name", SETTING_TEXT, "Trần Phú", 0, 0, NULL, "tên riêng của xã"},
    {"commune-type", SETTING_WORD, "xã", 0, 0, "xã|phường|đặc khu", "loại đơn vị hành chính"},
    {"province-code", SETTING_TEXT, "31", 2, 0, NULL, "mã tỉnh, thành phố"},
    {"province-name", SETTING_TEXT, "Hải Phòng", 0, 0, NULL, "tên riêng của tỉnh, thành phố"},
    {"province-type", SETTING_WORD, "thành phố", 0, 0, "tỉnh|thành phố", "loại đơn vị cấp tỉnh"},
    {"former-district", SETTING_TEXT, "Nam Sách", 0, 0, NULL,
     "huyện cũ, để hiểu địa chỉ trước ngày 01/7/2025"},
    {"former-province", SETTING_TEXT, "Hải Dương", 0, 0, NULL,
     "tỉnh cũ, để hiểu địa chỉ trước ngày 01/7/2025"},
    {"plan-year", SETTING_INT, "2026", 2020, 2100, NULL, "năm kế hoạch"},
    {"calendar", SETTING_WORD, "civil", 0, 0, "civil|nd09", "cách tính tháng báo cáo"},
    {"agency-parent", SETTING_TEXT, "ỦY BAN NHÂN DÂN XÃ TRẦN PHÚ", 0, 0, NULL,
     "cơ quan chủ quản trên văn bản"},
    {"agency", SETTING_TEXT, "PHÒNG VĂN HÓA - XÃ HỘI", 0, 0, NULL, "cơ quan ban hành trên văn bản"},
    {"document-symbol", SETTING_TEXT, "BC-VHXH", 0, 0, NULL, "ký hiệu văn bản"},
    {"document-place", SETTING_TEXT, "Trần Phú", 0, 0, NULL, "địa danh ghi trên văn bản"},
    {"signer-title", SETTING_TEXT, "TRƯỞNG PHÒNG", 0, 0, NULL, "chức vụ người ký"},
    {"signer-name", SETTING_TEXT, "", 0, 0, NULL, "họ tên người ký"},
    {"recipients", SETTING_TEXT, "Ủy ban nhân dân xã; Lưu: VT", 0, 0, NULL,
     "nơi nhận, cách nhau bằng dấu chấm phẩy"},
    {"settle", SETTING_INT, "120", 0, 86400, NULL, "số giây một tệp phải nằm yên trước khi nạp"},
    {"file-bytes-sheet", SETTING_BYTES, "67108864", KIB, GIB, NULL,
     "cỡ lớn nhất của tệp bảng tính (byte)"},
    {"unpacked-bytes", SETTING_BYTES, "268435456", KIB, 4 * GIB, NULL,
     "cỡ lớn nhất khi giải nén bảng tính (byte)"},
    {"file-bytes-csv", SETTING_BYTES, "4294967296", KIB, 1024 * GIB, NULL,
     "cỡ lớn nhất của tệp CSV (byte)"},
    {"cell-bytes", SETTING_BYTES, "65536", 256, 16 * MIB, NULL, "cỡ lớn nhất của một ô (byte)"},
    {"columns", SETTING_INT, "256", 1, 256, NULL,
     "số cột nhiều nhất được hiểu; cột đứng sau bị bỏ qua"},
    {"sheet-rows", SETTING_INT, "1000000", 1, 1048576, NULL,
     "số dòng nhiều nhất của một trang tính"},
    {"sheet-cpu-seconds", SETTING_INT, "60", 1, 3600, NULL,
     "số giây CPU nhiều nhất để đọc một bảng tính"},
    {"memory-bytes", SETTING_BYTES, "536870912", 32 * MIB, 64 * GIB, NULL,
     "bộ nhớ nhiều nhất của chương trình (byte)"},
    {"quarantine-days", SETTING_INT, "90", 1, 3650, NULL, "số ngày giữ các dòng bị từ chối"},
    {"archive-days", SETTING_INT, "0", 0, 36500, NULL,
     "số ngày giữ bản gốc của tệp đã nạp; 0 là giữ mãi"},
    {"identity-days", SETTING_INT, "0", 0, 36500, NULL,
     "số ngày giữ mã thay tên của người dân trong hồ sơ đã xong và lượt hỗ trợ; 0 là giữ mãi"},
    {"stale-hours", SETTING_INT, "36", 1, SETTING_HIGHEST, NULL,
     "quá bấy nhiêu giờ thì số liệu bị coi là cũ"},
    {"key-file", SETTING_PATH, "keys/hmac.key", 0, 0, NULL, "khóa bí mật dùng để mã hóa danh tính"},
    {"signing-key", SETTING_PATH, "keys/signing.pem", 0, 0, NULL, "khóa riêng để ký số kết quả"},
    {"signing-certificate", SETTING_PATH, "keys/signing.crt", 0, 0, NULL,
     "chứng thư đi cùng khóa ký, rồi các chứng thư cũ nếu đã đổi khóa"},
    {"signing-passphrase", SETTING_PATH, "", 0, 0, NULL,
     "tệp (quyền 0600) chứa mật khẩu của khóa ký; bỏ trống nếu khóa không có mật khẩu"},
    {"metrics-file", SETTING_PATH, "", 0, 0, NULL,
     "tệp số đo cho node_exporter; bỏ trống thì là metrics/thidua.prom trong thư mục làm việc"},
    {"gnuplot", SETTING_PATH, "/usr/bin/gnuplot", 0, 0, NULL, "chương trình gnuplot"},
    {"pdf-renderer", SETTING_PATH, "/usr/bin/soffice", 0, 0, NULL,
     "chương trình LibreOffice lập bản PDF; không có thì không lập"},
    {"pg-dump", SETTING_PATH, "/usr/bin/pg_dump", 0, 0, NULL,
     "chương trình pg_dump, dùng khi sao lưu"},
    {"pg-restore", SETTING_PATH, "/usr/bin/pg_restore", 0, 0, NULL,
     "chương trình pg_restore, dùng khi phục hồi"},
    {NULL, SETTING_TEXT, NULL, 0, 0, NULL, NULL},
};

static bool two_digits(const char *text, int *ret)
{
    if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return false;
    *ret = (text[0] - '0') * 10 + text[1] - '0';
    return true;
}

bool setting_is_date(const char *text)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int century, years, month, day;
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-') return false;
    if (!two_digits(text, &century) || !two_digits(text + 2, &years) ||
        !two_digits(text + 5, &month) || !two_digits(text + 8, &day))
        return false;
    int year = century * 100 + years;
    if (year < 1900 || year > 2199 || month < 1 || month > 12) return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day >= 1 && day <= days[month - 1] + (month == 2 && leap);
}

const char *setting_iso_date(struct arena *arena, const char *text)
{
    if (strlen(text) != 10 || text[2] != '/' || text[5] != '/') return text;
    return arena_printf(arena, "%.4s-%.2s-%.2s", text + 6, text + 3, text);
}

/* Takes "KiB", "MiB", "GiB" off the end of the span. */
static int64_t unit_of(struct span *text)
{
    static const struct {
        const char *name;
        int64_t bytes;
    } units[] = {{"KiB", KIB}, {"MiB", MIB}, {"GiB", GIB}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (!span_ends_with(*text, units[i].name)) continue;
        *text = span_trim(span_make(text->bytes, text->length - strlen(units[i].name)));
        return units[i].bytes;
    }
    return 1;
}

static bool parse_number(const struct setting_definition *definition, struct span text,
                         struct arena *arena, const char **ret, struct error *err)
{
    int64_t number, unit = definition->kind == SETTING_BYTES ? unit_of(&text) : 1;
    if (!span_to_int64(text, &number) || __builtin_mul_overflow(number, unit, &number))
        return error_set(err, CODE_CONFIG, "%s phải là số nguyên%s", definition->name,
                         definition->kind == SETTING_BYTES ? ", có thể kèm KiB, MiB, GiB" : "");
    if (number < definition->low || number > definition->high)
        return error_set(err, CODE_CONFIG, "%s phải từ %" PRId64 " đến %" PRId64, definition->name,
                         definition->low, definition->high);
    *ret = arena_printf(arena, "%" PRId64, number);
    return true;
}

static bool parse_word(const struct setting_definition *definition, struct span text,
                       struct error *err)
{
    struct span rest = span_of(definition->list), word;
    while (span_cut(&rest, '|', &word))
        if (span_equal(word, text)) return true;
    return error_set(err, CODE_CONFIG, "%s phải là một trong: %s", definition->name,
                     definition->list);
}

static bool parse_text(const struct setting_definition *definition, struct span text,
                       struct error *err)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.bytes[i] < ' ')
            return error_set(err, CODE_CONFIG, "%s phải nằm trên một dòng", definition->name);
    if (definition->low == 0) return true;
    bool digits = text.length == (size_t)definition->low;
    for (size_t i = 0; i < text.length; i++)
        digits = digits && text.bytes[i] >= '0' && text.bytes[i] <= '9';
    if (digits) return true;
    return error_set(err, CODE_CONFIG, "%s phải gồm đúng %d chữ số", definition->name,
                     (int)definition->low);
}

bool setting_parse(const struct setting_definition *definition, const char *text,
                   struct arena *arena, const char **ret_value, struct error *err)
{
    struct span trimmed = span_trim(span_of(text));
    if (definition->kind == SETTING_INT || definition->kind == SETTING_BYTES)
        return parse_number(definition, trimmed, arena, ret_value, err);
    const char *value = arena_strndup(arena, trimmed.bytes, trimmed.length);
    if (definition->kind == SETTING_DATE && !setting_is_date(value))
        return error_set(err, CODE_CONFIG,
                         "%s phải là một ngày dạng NĂM-THÁNG-NGÀY, ví dụ 2026-11-20",
                         definition->name);
    if (definition->kind == SETTING_WORD && !parse_word(definition, trimmed, err)) return false;
    if ((definition->kind == SETTING_TEXT || definition->kind == SETTING_PATH) &&
        !parse_text(definition, trimmed, err))
        return false;
    *ret_value = value;
    return true;
}

/*
 * form_column: see form_column.h.
 *
 * Source: spec/inputs.md (dates from 2000, at most two years ahead; 12 digits of a citizen number;
 *         lists).
 */
#include "form_column.h"

#include <inttypes.h>
#include <string.h>

enum { FIRST_DAY = 10957 /* 2000-01-01 */, AHEAD_DAYS = 730, LIST_BYTES = 16384, LIST_MAX = 64 };

bool form_asks(const struct contract *contract, const struct field *field)
{
    if (field->type == FIELD_DERIVED || field->title == NULL) return false;
    if (field->type == FIELD_VILLAGE) return !contract->per_village;
    return field->type != FIELD_IGNORED ||
           (contract->per_village && strcmp(field->name, "ordinal") == 0);
}

double form_width(const struct field *field)
{
    switch (field->type) {
    case FIELD_IGNORED: return 5;
    case FIELD_FREE_TEXT:
    case FIELD_ADDRESS:
    case FIELD_CHOICES: return 34;
    case FIELD_TEXT:
    case FIELD_PERSON_NAME: return 24;
    case FIELD_CITIZEN_NUMBER:
    case FIELD_TIME:
    case FIELD_CHOICE: return 17;
    default: return 13;
    }
}

const char *form_list(struct arena *arena, const struct field *field)
{
    BUFFER_AUTO struct buffer list;
    buffer_init(&list, LIST_BYTES);
    for (size_t i = 0; i < field->choice_count; i++)
        buffer_printf(&list, "%s%s", i > 0 ? "; " : "", field->choices[i].label);
    return arena_strndup(arena, list.bytes, list.length);
}

static const char *note_of_type(struct arena *arena, const struct contract *contract,
                                const struct field *field)
{
    switch (field->type) {
    case FIELD_DATE: return "Ngày/tháng/năm, ví dụ 05/03/2026.";
    case FIELD_BIRTH: return "Ngày sinh đủ (05/03/1980) hoặc chỉ năm sinh (1980).";
    case FIELD_TIME: return "Ngày giờ gửi phiếu, ví dụ 05/03/2026 08:30.";
    case FIELD_COUNT:
    case FIELD_MONEY:
        return arena_printf(arena, "Số nguyên từ %" PRId64 " đến %" PRId64 ", chỉ ghi chữ số.",
                            field->minimum, field->maximum);
    case FIELD_YES_NO:
        return contract->per_village ? "Đánh x nếu có; không có thì để trống."
                                     : "Ghi Có hoặc Không; không hỏi được thì để trống.";
    case FIELD_CHOICE: return "Chọn một giá trị trong danh sách.";
    case FIELD_CHOICES:
        return "Chọn trong danh sách; nhiều mục thì ghi cách nhau bằng dấu chấm phẩy (;).";
    case FIELD_CITIZEN_NUMBER: return "Đủ 12 chữ số, kể cả số 0 ở đầu. Không có thì để trống.";
    case FIELD_PHONE: return "Ghi đủ số, kể cả số 0 ở đầu. Không có thì để trống.";
    case FIELD_VILLAGE: return "Tên thôn hoặc mã thôn.";
    case FIELD_TEXT:
    case FIELD_FREE_TEXT:
    case FIELD_PERSON_NAME:
    case FIELD_CODE: return arena_printf(arena, "Tối đa %" PRId64 " ký tự.", field->maximum);
    default: return "";
    }
}

const char *form_note(struct arena *arena, const struct contract *contract,
                      const struct field *field)
{
    const char *note = note_of_type(arena, contract, field);
    if (!field->key && !field->required) return note;
    return arena_printf(arena, "Phải điền. %s", note);
}

static void offer(struct worksheet *sheet, const struct field *field, struct sheet_area area,
                  const struct sheet_prompt *prompt)
{
    const char *labels[LIST_MAX];
    size_t count = field->choice_count < LIST_MAX ? field->choice_count : LIST_MAX;
    for (size_t i = 0; i < count; i++) labels[i] = field->choices[i].label;
    sheet_choices(sheet, area, labels, count, prompt);
}

void form_rule(struct worksheet *sheet, struct arena *arena, const struct contract *contract,
               const struct field *field, struct sheet_area area, int64_t as_of)
{
    static const char *const marks[] = {"x"}, *const answers[] = {"Có", "Không"};
    const char *under = field->title == NULL ? "" : strrchr(field->title, '|');
    struct sheet_prompt prompt = {.title = under != NULL && *under ? under + 1 : field->title,
                                  .message = form_note(arena, contract, field),
                                  .strict = true};
    switch (field->type) {
    case FIELD_DATE: sheet_dates(sheet, area, FIRST_DAY, as_of + AHEAD_DAYS, &prompt); break;
    case FIELD_COUNT:
    case FIELD_MONEY:
        sheet_whole_numbers(sheet, area, field->minimum, field->maximum, &prompt);
        break;
    case FIELD_CHOICE: offer(sheet, field, area, &prompt); break;
    case FIELD_CHOICES:
        prompt.strict = false; /* several may be joined */
        offer(sheet, field, area, &prompt);
        break;
    case FIELD_YES_NO:
        if (field->choice_count > 0)
            offer(sheet, field, area, &prompt);
        else if (contract->per_village)
            sheet_choices(sheet, area, marks, 1, &prompt);
        else
            sheet_choices(sheet, area, answers, 2, &prompt);
        break;
    case FIELD_IGNORED: break;
    default: prompt.strict = false; sheet_any(sheet, area, &prompt);
    }
}

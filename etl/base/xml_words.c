/*
 * xml_words: what libxml2 found, said in Vietnamese by the number of the problem; its English words
 *            follow as hint,
 * because they name the element, the value and what was expected.
 */
#include "xml_words.h"

#include <stdio.h>
#include <string.h>

static const struct {
    int code;
    const char *text;
} words[] = {
    {XML_SCHEMAV_ELEMENT_CONTENT, "phần tử không được phép ở đây, hoặc thiếu phần tử con bắt buộc"},
    {XML_SCHEMAV_CVC_ELT_1, "phần tử gốc không có trong lược đồ"},
    {XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1, "giá trị không đúng kiểu dữ liệu"},
    {XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2, "giá trị trong danh sách không đúng kiểu dữ liệu"},
    {XML_SCHEMAV_CVC_PATTERN_VALID, "giá trị không đúng mẫu quy định"},
    {XML_SCHEMAV_CVC_ENUMERATION_VALID, "giá trị không có trong danh mục"},
    {XML_SCHEMAV_CVC_MININCLUSIVE_VALID, "giá trị nhỏ hơn mức cho phép"},
    {XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID, "giá trị nhỏ hơn mức cho phép"},
    {XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID, "giá trị lớn hơn mức cho phép"},
    {XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID, "giá trị lớn hơn mức cho phép"},
    {XML_SCHEMAV_CVC_MINLENGTH_VALID, "nội dung quá ngắn hoặc để trống"},
    {XML_SCHEMAV_CVC_MAXLENGTH_VALID, "nội dung quá dài"},
    {XML_SCHEMAV_CVC_LENGTH_VALID, "nội dung không đúng độ dài"},
    {XML_SCHEMAV_CVC_FRACTIONDIGITS_VALID, "có quá nhiều chữ số thập phân"},
    {XML_SCHEMAV_CVC_TOTALDIGITS_VALID, "có quá nhiều chữ số"},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1, "phần tử này không được có nội dung"},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2, "phần tử này không được có phần tử con"},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3, "phần tử này không được có chữ bên ngoài các phần tử con"},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1, "thuộc tính không được phép"},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2, "thuộc tính không được phép"},
    {XML_SCHEMAV_CVC_COMPLEX_TYPE_4, "thiếu thuộc tính bắt buộc"},
    {XML_SCHEMAV_CVC_TYPE_3_1_1, "phần tử này không được có thuộc tính"},
    {XML_SCHEMAV_CVC_TYPE_3_1_2, "phần tử này không được có phần tử con"},
    {XML_SCHEMAV_CVC_AU, "giá trị thuộc tính không hợp lệ"},
    {XML_SCHEMAV_CVC_FACET_VALID, "giá trị không hợp lệ"},
    {XML_SCHEMAV_CVC_IDC, "giá trị khóa bị lặp lại, bị thiếu hoặc trỏ tới mục không có"},
};

static const char *said(const xmlError *problem)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i].code == problem->code) return words[i].text;
    if (problem->domain == XML_FROM_SCHEMASP) return "lược đồ XSD có lỗi";
    if (problem->domain == XML_FROM_SCHEMASV) return "nội dung không hợp lược đồ";
    return "tệp không đúng cấu trúc XML";
}

void xml_words(const xmlError *problem, struct error *ret_err)
{
    if (problem->code == XML_ERR_NO_MEMORY) {
        error_set(ret_err, CODE_MEMORY, "hết bộ nhớ khi đọc XML");
        return;
    }
    char detail[sizeof ret_err->hint - 64];
    snprintf(detail, sizeof detail, "%s", problem->message ? problem->message : "");
    detail[strcspn(detail, "\n")] = '\0';
    error_set(ret_err, CODE_CONFIG, "%s", said(problem));
    error_hint(ret_err, "libxml2: %s", detail);
}

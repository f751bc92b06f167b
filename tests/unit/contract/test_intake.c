/* intake: sheets written by hand after spec/inputs.md, and what must come out of them. Run from
 * the source tree. */
#include "grid.h"
#include "testing.h"

static void expect(const struct grid *grid, const char *text, const char *report)
{
    BUFFER_AUTO struct buffer out;
    buffer_init(&out, 1 << 20);
    grid_run(grid, text, &out);
    if (strcmp(out.bytes == NULL ? "" : out.bytes, report) != 0)
        fail_msg("\n%s\nis not\n%s", out.bytes, report);
}

static void a_portal_list_with_a_title(void **state)
{
    (void)state;
    struct grid grid = {
        .fields = "code received_at fee status channel village_code address_state paid_online"};
    expect(
        &grid,
        "UBND XÃ TRẦN PHÚ\n"
        "Thời điểm xuất: 30/06/2026 18:45\n"
        "\n"
        "Mã  hồ sơ:|Ngày\ttiếp nhận|Địa chỉ|PHÍ, LỆ PHÍ|Trạng thái|Hình thức nộp|Hình thức thanh toán|Cột lạ\n"
        "(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)\n"
        "H24.106-260315-0042|15/03/2026 08:12:00|Thôn Đông, xã Hiệp Cát|10.000 đ|đang xử lý|Tại quầy|Tiền mặt|\n"
        "|||||||\n"
        "G22.99.09-240114-0001|14/01/2024|Thôn Đông, xã Trần Phú|Miễn phí|3|online|Trực tuyến|x\n"
        "000.00.12.H24-201105-0004||Phường Ái Quốc, TP Hải Phòng|0|Mới đăng ký|BCCI||\n"
        "Tổng cộng|||10.000||||\n",
        "warning Cột lạ: unknown column\n"
        "sheet portal-full 4  \n"
        "row 6 code=H24.106-260315-0042 received_at=2026-03-15 fee=10000 status=4 channel=1 village_code=T08 address_state=0 paid_online=0\n"
        "row 8 code=G22.99.09-240114-0001 received_at=2024-01-14 fee=0 status=3 channel=2 village_code=UNKNOWN address_state=4 paid_online=1\n"
        "row 9 code=000.00.12.H24-201105-0004 received_at=- fee=0 status=1 channel=3 village_code=OUTSIDE address_state=5 paid_online=-\n");
}

static void every_fault_of_a_dossier(void **state)
{
    (void)state;
    struct grid grid = {
        .csv = true, .bad_cells = true, .file_name = "DanhSachHoSo_20260331_1702.csv"};
    expect(&grid,
           "Mã hồ sơ,|Ngày nhận|Ngày hoàn thành|Trạng thái|Lệ phí|Địa chỉ\n"
           "|01/03/2026||2||\n"
           "H24-26-1|01/03/2026||2||\n"
           "H24.106-260301-0001|||2||\n"
           "H24.106-260301-0002|30/02/2026||2||\n"
           "H24.106-260301-0003|15/03/1026||2||\n"
           "H24.106-260301-0004|31/03/2026 17:03:00||2||\n"
           "H24.106-260301-0005|31/03/2026 17:02:00||2||\n"
           "H24.106-260301-0006|02/03/2026|01/03/2026|9||\n"
           "H24.106-260301-0007|02/03/2026||đã mất||\n"
           "H24.106-260301-0008|02/03/2026||2|năm nghìn|\n"
           "H24.106-260301-0009|02/03/2026||2|-5|\n"
           "H24.106-260301-0010|02/03/2026||2||?\n"
           "H24.106-260301-0011|02/03/2026||2||xã Trần Phú|thừa\n"
           "H24.106-260301-0012|21/11/2028||2||\n",
           "sheet portal-full 1  \n"
           "row 2 ! code key missing\n"
           "row 3 ! code code pattern\n"
           "row 4 ! received_at required field missing\n"
           "row 5 ! received_at bad date\n"
           "row 6 ! received_at date out of range\n"
           "row 7 ! received_at received after the export\n"
           "row 8\n"
           "row 9 ! finished_at finished before received\n"
           "row 10 ! status value not in list\n"
           "row 11 ! fee bad number\n"
           "row 12 ! fee number out of range\n"
           "row 13 ! address bad encoding in row\n"
           "row 14 !  too many cells\n"
           "row 15 ! received_at date out of range\n");
}

static void a_register_with_a_heading_on_two_rows(void **state)
{
    (void)state;
    struct grid grid = {.fields = "code received_at due_at returned_at"};
    expect(
        &grid,
        "SỔ THEO DÕI HỒ SƠ\n"
        "STT|Mã hồ sơ|Nội dung hồ sơ|Số lượng (bộ)|Ngày, tháng, năm|<|Trả kết quả|<|<|Ghi chú\n"
        "^|^|^|^|Nhận hồ sơ|Hẹn trả kết quả|Ngày nhận kết quả|Bên giao|Bên nhận|^\n"
        "(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)|(9)|(10)\n"
        "1|H24.106-260701-0001|Khai sinh|1|01/07/2026 14:34:05|02/07/2026|05/07/2026 17:52:00|A|B|\n"
        "|Tổng cộng||1|||||\n"
        "\n"
        "|||||||Trần Phú, ngày 31 tháng 8 năm 2026\n"
        "||NGƯỜI LẬP SỔ\n"
        "||Nguyễn Văn A\n",
        "sheet portal-register 2  \n"
        "row 5 code=H24.106-260701-0001 received_at=2026-07-01 due_at=2026-07-02 returned_at=2026-07-05\n");
}

static void the_locale_of_a_file(void **state)
{
    (void)state;
    struct grid grid = {.fields = "fee"};
    const char *heading = "Mã hồ sơ|Ngày nhận|Trạng thái|Lệ phí\n";
    char text[600];
    snprintf(
        text, sizeof text,
        "%sH24.106-260301-0001|01/03/2026|2|1,234\nH24.106-260301-0002|01/03/2026|2|12,345.00\n",
        heading);
    expect(&grid, text, "again\nsheet portal-full 1  \nrow 2 fee=1234\nrow 3 fee=12345\n");
    snprintf(
        text, sizeof text,
        "%sH24.106-260301-0001|01/03/2026|2|1.234\nH24.106-260301-0002|01/03/2026|2|12.345,00\n",
        heading);
    expect(&grid, text, "sheet portal-full 1  \nrow 2 fee=1234\nrow 3 fee=12345\n");
    snprintf(text, sizeof text, "%sH24.106-260301-0001|01/03/2026|2|1,234\n", heading);
    expect(&grid, text, "sheet portal-full 1  \nrow 2 ! fee bad number\n");
    snprintf(text, sizeof text,
             "%sH24.106-260301-0001|01/03/2026|2|1.234\nH24.106-260301-0002|01/03/2026|2|1.234,00\n"
             "H24.106-260301-0003|01/03/2026|2|1,234.00\n",
             heading); /* proof of both: the ambiguous one is refused */
    expect(
        &grid, text,
        "again\nsheet portal-full 1  \nrow 2 ! fee bad number\nrow 3 fee=1234\nrow 4 fee=1234\n");
    snprintf(text, sizeof text, "%sH24.106-260301-0001|01/03/2026|2|=1234\n", heading);
    expect(&grid, text, "sheet portal-full 1  \nrow 2 fee=1234\n");
}

static void a_swapped_month_refuses_the_file(void **state)
{
    (void)state;
    struct grid grid = {0};
    expect(&grid,
           "Mã hồ sơ|Ngày nhận|Ngày trả|Trạng thái\nH24.106-260301-0001|03/05/2026|03/13/2026|2\n",
           "refused bad date received_at\n");
}

static void a_workbook_of_a_village(void **state)
{
    (void)state;
    struct grid grid = {
        .fields =
            "name role core joined date form topics attendance elderly in_meeting partners class topic persons"};
    expect(
        &grid,
        "---Sheet7\n"
        "SỐ LIỆU TỔNG HỢP\n"
        "Lũy kế số người trong độ tuổi lao động được tuyên truyền, hướng dẫn sử dụng dịch vụ công trực tuyến|=875\n"
        "Luỹ kế số người trong độ tuổi lao động được tuyên truyền, hướng dẫn tiếp cận các nền tảng số|1.234 người\n"
        "|NGƯỜI LẬP BIỂU\n"
        "---Trang trống\n"
        "---Thành viên\n"
        "Thôn: An Điền\n"
        "Tháng 3 năm 2026\n"
        "STT|HỌ VÀ TÊN|NĂM SINH|CHỨC DANH|Nòng cốt|Từ ngày\n"
        "1|Nguyễn  Văn\tA|1976|Tổ trưởng|X|07/09/2025\n"
        "2||1980|Tổ phó||\n"
        "3|||||\n"
        "---Hoạt động\n"
        "STT|Ngày|Hình thức|Nội dung|Số người|Trong đó||Lồng ghép|Phối hợp\n"
        "|||||Người cao tuổi|Hộ kinh doanh||\n"
        "|I. SỐ LIỆU TRONG KỲ\n"
        "1|ngày 5 tháng 3 năm 2026|hội nghị|DVCTT; VNeID, Nuôi cá|=60|=6|=4|x|Công an xã, Hội Nông dân\n"
        "2|06/03/2026|Hội nghị|bầu cử|10|11||v|\n"
        "||||70|17|||\n"
        "|Tổng cộng|||70|17|||\n"
        "---Tập huấn\n"
        "STT|Ngày|Tên lớp|Hình thức|Họ và tên|Năm sinh\n"
        "1|12/03/2026|Kỹ năng số|Trực tiếp|Tạ B|1964\n"
        "2|^|^|^|Tạ C|1970\n",
        "again\n"
        "sheet village-6-summary 0 T01 2026-03\n"
        "row 2 topic=1 persons=875\n"
        "row 3 topic=3 persons=1234\n"
        "sheet - empty file \n"
        "sheet village-1-roster 3 T01 2026-03\n"
        "row 4 name=Nguyễn Văn A role=1 core=1 joined=2025-09-07\n"
        "row 5 ! name key missing\n"
        "sheet village-2-activities 1 T01 2026-03\n"
        "row 4 date=2026-03-05 form=1 topics=6 attendance=60 elderly=6 in_meeting=1 partners=18 ! topics unknown topic\n"
        "row 5 ! elderly part greater than whole\n"
        "row 6 ! date key missing ! form key missing ! topics key missing\n"
        "sheet village-3-training 1 T01 2026-03\n"
        "row 2 name=Tạ B date=2026-03-12 form=1 topics=0 class=Kỹ năng số\n"
        "row 3 name=Tạ C date=2026-03-12 form=1 topics=0 class=Kỹ năng số\n");
}

static void a_village_that_is_not_known(void **state)
{
    (void)state;
    struct grid grid = {.file_name = "Báo cáo thôn Đông tháng 2.2026.xlsx"};
    const char *sheet = "Thôn: Đông\nHọ tên|Chức vụ\nA|Tổ trưởng\n";
    expect(&grid, sheet, "sheet village-1-roster village ambiguous village\n");
    grid.file_name = "T03_Đông (Quốc Tuấn)_2026-02.xlsx";
    expect(&grid, sheet, "sheet village-1-roster 2 T03 2026-02\nrow 3\n");
    grid.file_name = "bao cao 02-2026.xlsx";
    expect(&grid, "Họ tên|Chức vụ\nA|Tổ trưởng\n",
           "sheet village-1-roster village unknown village\n");
    grid.file_name = "An Điền.xlsx";
    expect(&grid, "Họ tên|Chức vụ\nA|Tổ trưởng\n", "sheet village-1-roster month unknown month\n");
    grid.file_name = "bao cao 02-2026.xlsx";
    expect(&grid, "Họ tên|Thôn|Chức vụ\nA|Thôn Hoàng Thuỷ|Tổ trưởng\nB|An Điền|Tổ phó\n",
           "sheet village-1-roster 1 T14 2026-02\nrow 2\nrow 3 ! village village unknown\n");
}

static void forbidden_columns(void **state)
{
    (void)state;
    struct grid grid = {.file_name = "An Điền 03-2026.xlsx"};
    expect(&grid, "Ngày|Họ và tên|Nội dung|Đã đi bỏ phiếu\n01/03/2026|A|Phát tờ rơi|x\n",
           "sheet village-5-election forbidden column Đã đi bỏ phiếu\n");
    expect(&grid, "_submission_time|_uuid|thon|ten_ho|hinh_thuc|Số tài khoản\n",
           "refused forbidden column Số tài khoản\n");
    expect(&grid, "_submission_time|_uuid|thon|ten_ho|hinh_thuc|doanh_thu_thang\n",
           "refused forbidden column doanh_thu_thang\n");
}

static void what_is_no_table_of_ours(void **state)
{
    (void)state;
    struct grid grid = {0};
    expect(&grid, "HỘI CỰU CHIẾN BINH\nTT|Hội viên|Cấp bậc\n1|A|Trung úy\n",
           "sheet - heading missing \n");
    expect(&grid, "Ngày|Họ và tên|Đối tượng|Kết quả\n", "sheet - heading missing topics\n");
    expect(&grid, "|\n", "sheet - empty file \n");
}

static void surveys(void **state)
{
    (void)state;
    struct grid grid = {.fields =
                            "village_code response_id submitted_on cashless forms forms_answered"};
    expect(
        &grid,
        "end|thon|ten_ho|co_ttkdtm|hinh_thuc|hinh_thuc/chuyen_khoan|hinh_thuc/ma_qr|hinh_thuc/khong|_uuid|_submission_time|_validation_status\n"
        "x|hoang_thuy|A|co|ma_qr chuyen_khoan|1|1|0|U-1|2026-03-04T20:22:34|Approved\n"
        "x|an_dien|B|khong|||||u2|2026-03-04T03:22:34|\n"
        "x|T01|C|co|||||u3|2026-03-04T03:22:34|On hold\n"
        "x|An Điền|D|||||| u4|2026-03-04T03:22:34|\n"
        "x|An Điền|E|khong|ma_qr|0|1|0|u5|2026-03-04T03:22:34|\n"
        "x|An Điền|F|co|khong|0|0|1|u6|2026-03-04T03:22:34|\n"
        "x|An Điền|G|co|ma_qr tien_ao|0|1|0|u7|2026-03-04T03:22:34|\n"
        "x|Đông|H|co|ma_qr|0|1|0|u8|2026-03-04T03:22:34|\n"
        "x|T45||co|ma_qr|0|1|0|u9|2026-03-04T03:22:34|Not approved\n"
        "x|An Điền||co|ma_qr|0|1|0|u9|2026-03-04T03:22:34|\n",
        "sheet survey-kobo 1  \n"
        "row 2 village_code=T14 response_id=u-1 submitted_on=2026-03-05 cashless=1 forms=6 forms_answered=1\n"
        "row 3 village_code=T01 response_id=u2 submitted_on=2026-03-04 cashless=0 forms=0 forms_answered=1\n"
        "row 4 village_code=T01 response_id=u3 submitted_on=2026-03-04 cashless=1 forms=0 forms_answered=0\n"
        "row 5 village_code=T01 response_id=u4 submitted_on=2026-03-04 cashless=- forms=0 forms_answered=0\n"
        "row 6 ! hinh_thuc contradiction\n"
        "row 7 ! hinh_thuc contradiction\n"
        "row 8 ! hinh_thuc value not in list\n"
        "row 9 ! thon village ambiguous\n"
        "row 10 ! _validation_status not approved\n"
        "row 11 ! ten_ho key missing\n");
    grid.fields = "village_code submitted_on cashless forms forms_answered";
    expect(
        &grid,
        "Dấu thời gian|Thôn|Tên hộ kinh doanh|Có sử dụng thanh toán không dùng tiền mặt không?"
        "|Hình thức thanh toán đang sử dụng\n"
        "02/04/2026 14:43:43|Thôn An Điền|A|Có|Quét mã QR, Thẻ ngân hàng / POS;Chuyển khoản ngân hàng Ví điện tử\n"
        "02/04/2026 14:43:43|Thôn An Điền|B|Không|Không sử dụng / Chỉ dùng tiền mặt\n",
        "sheet survey-gforms 1  \n"
        "row 2 village_code=T01 submitted_on=2026-04-02 cashless=1 forms=30 forms_answered=1\n"
        "row 3 village_code=T01 submitted_on=2026-04-02 cashless=0 forms=64 forms_answered=1\n");
}

static void messages_with_repeated_elements(void **state)
{
    (void)state;
    struct grid grid = {.fields = "fee fee_exempt due_on", .csv = false};
    const char *heading =
        "MaHoSo|NgayTiepNhan|TrangThaiHoSo|NgayHenTra|DanhSachLePhi/LePhi/Gia|DanhSachLePhi/LePhi/HinhThucThu|"
        "DanhSachHoSoBoSung/HoSoBoSung/NgayHenTraMoi\n";
    char text[800];
    snprintf(
        text, sizeof text,
        "%sH24.106-260701-0001|20260701143405|10|20260702143405|10000|Thu trước|\n"
        "H24.106-260701-0002|20260701143405|10|20260702143405||Đối tượng miễn phí|20260705000000\n",
        heading);
    expect(
        &grid, text,
        "sheet portal-sync 1  \nrow 2 fee=10000 fee_exempt=0 due_on=2026-07-02\nrow 3 fee=0 fee_exempt=1 due_on=2026-07-05\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_portal_list_with_a_title),
        cmocka_unit_test(every_fault_of_a_dossier),
        cmocka_unit_test(a_register_with_a_heading_on_two_rows),
        cmocka_unit_test(the_locale_of_a_file),
        cmocka_unit_test(a_swapped_month_refuses_the_file),
        cmocka_unit_test(a_workbook_of_a_village),
        cmocka_unit_test(a_village_that_is_not_known),
        cmocka_unit_test(forbidden_columns),
        cmocka_unit_test(what_is_no_table_of_ours),
        cmocka_unit_test(surveys),
        cmocka_unit_test(messages_with_repeated_elements),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * generate: a portal full-list CSV of any size for the benchmark, seeded: the same arguments give
 *           the same bytes.
 *
 * In:     generate ROWS SEED CHANGED_PERCENT DELIMITER  (CHANGED_PERCENT of the rows carry a later
 *         state than with 0)
 * Out:    UTF-8 CSV on standard output, about 300 bytes a row, 20 columns, addresses as clerks
 *         write them, one row in ten with a quoted field; people, numbers and addresses are
 *         invented by a random generator.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state * 0x2545F4914F6CDD1DULL;
}

static unsigned pick(uint64_t *state, unsigned count)
{
    return (unsigned)(next_random(state) >> 33) % count;
}

static const char *const procedures[][3] = {
    {"2.000815", "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan có thẩm quyền cấp",
     "Chứng thực"},
    {"1.001193", "Đăng ký khai sinh", "Hộ tịch"},
    {"1.004873", "Cấp giấy xác nhận tình trạng hôn nhân", "Hộ tịch"},
    {"2.000635", "Cấp bản sao trích lục hộ tịch", "Hộ tịch"},
    {"1.001612", "Đăng ký thành lập hộ kinh doanh", "Thành lập và hoạt động hộ kinh doanh"},
    {"2.000884", "Chứng thực chữ ký trong các giấy tờ, văn bản", "Chứng thực"}};
static const char *const families[] = {"Nguyễn", "Trần", "Lê",  "Phạm", "Hoàng",
                                       "Vũ",     "Đặng", "Bùi", "Đỗ",   "Ngô"};
static const char *const middles[] = {"Văn", "Thị", "Minh", "Thu", "Quang", "Ngọc", "Hữu", "Thanh"};
static const char *const givens[] = {"An",  "Bình",  "Cường", "Dũng", "Hằng",
                                     "Hoà", "Khánh", "Linh",  "Mạnh", "Thuỷ"};
static const char *const villages[] = {"An Điền",      "An Điền Thượng", "Trúc Khê",   "Mai Xá",
                                       "Phúc Lộc",     "Tân Hòa",        "Kim Bảng",   "Vĩnh Trụ",
                                       "Lý Đông",      "Xuân Mai",       "Thanh Bình", "Hoàng Thủy",
                                       "Phong Trạch",  "Đại Lãm",        "Ngọc Uyên",  "Bạch Sam",
                                       "Thượng Dương", "Quan Sơn",       "Vân Tiêu"};

static void put_address(uint64_t *state)
{
    unsigned form = pick(state, 20);
    const char *village = villages[pick(state, 19)];
    if (form < 12)
        printf("\"Thôn %s, xã Trần Phú, thành phố Hải Phòng\"", village);
    else if (form < 17)
        printf("\"Số %u, thôn %s, xã Trần Phú, Hải Phòng\"", 1 + pick(state, 200), village);
    else if (form < 19)
        printf("\"%s, xã Trần Phú\"", village);
    else
        fputs("\"Xã Trần Phú, thành phố Hải Phòng\"", stdout);
}

static void put_date(unsigned day, unsigned second, char delimiter)
{
    /* months of 28 days keep every date valid without a calendar */
    unsigned year = 2024 + day / 336, month = day % 336 / 28 + 1;
    printf("%02u/%02u/%u %02u:%02u:%02u%c", day % 28 + 1, month, year, 7 + second % 10, second % 60,
           second * 7 % 60, delimiter);
}

static void put_row(uint64_t row, uint64_t rows, uint64_t seed, unsigned changed, char d)
{
    uint64_t state = (row + 1) * 0x9E3779B97F4A7C15ULL + seed;
    uint64_t later = (row * 2654435761ULL + 12345) % 100 < changed;
    unsigned day = (unsigned)(row * 900 / rows), kind = pick(&state, 6),
             second = pick(&state, 3600);
    unsigned done = row * 20 < rows * 19 || later;
    printf("H24.106-%02u%02u%02u-%06llu%c", 24 + day / 336, day % 336 / 28 + 1, day % 28 + 1,
           (unsigned long long)(row % 1000000), d);
    printf("%s%c\"%s\"%c%s%c", procedures[kind][0], d, procedures[kind][1], d, procedures[kind][2],
           d);
    printf("%s %s %s%c", families[pick(&state, 10)], middles[pick(&state, 8)],
           givens[pick(&state, 10)], d);
    printf("0310%08u%c", pick(&state, 100000000), d);
    put_address(&state);
    printf("%c%s%c%s%c", d, pick(&state, 10) < 6 ? "Trực tuyến" : "Trực tiếp", d,
           pick(&state, 2) ? "Toàn trình" : "Một phần", d);
    put_date(day, second, d);
    put_date(day, second + 60, d);
    put_date(day + 3, second, d);
    if (done) {
        put_date(day + 1 + pick(&state, 4), second, d);
        put_date(day + 5, second, d);
    } else
        printf("%c%c", d, d);
    printf("%s%c", done ? "Đã trả kết quả" : "Đang xử lý", d);
    printf("%u%c%s%c%s%c%s%c", pick(&state, 5) * 5000, d, pick(&state, 20) ? "Không" : "Có", d,
           pick(&state, 2) ? "Có" : "Không", d, done && pick(&state, 10) < 8 ? "Có" : "Không", d);
    printf("%s\r\n", later ? "Rất hài lòng" : pick(&state, 3) ? "Hài lòng" : "");
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fputs("usage: generate ROWS SEED CHANGED_PERCENT DELIMITER\n", stderr);
        return 2;
    }
    uint64_t rows = strtoull(argv[1], NULL, 10), seed = strtoull(argv[2], NULL, 10);
    unsigned changed = (unsigned)strtoul(argv[3], NULL, 10);
    char d = argv[4][0];
    static char block[1 << 20];
    setvbuf(stdout, block, _IOFBF, sizeof block);
    const char *const headings[] = {"Mã hồ sơ",
                                    "Mã TTHC",
                                    "Tên thủ tục hành chính",
                                    "Lĩnh vực",
                                    "Chủ hồ sơ",
                                    "Số CCCD",
                                    "Địa chỉ",
                                    "Hình thức nộp",
                                    "Mức độ DVC",
                                    "Ngày nộp",
                                    "Ngày tiếp nhận",
                                    "Ngày hẹn trả",
                                    "Ngày kết thúc xử lý",
                                    "Ngày trả kết quả",
                                    "Trạng thái",
                                    "\"Phí, lệ phí\"",
                                    "Đối tượng miễn phí",
                                    "Thanh toán trực tuyến",
                                    "Kết quả điện tử",
                                    "Mức độ hài lòng"};
    for (unsigned i = 0; i < 20; i++) printf("%s%s", headings[i], i < 19 ? (char[]){d, 0} : "\r\n");
    for (uint64_t row = 0; row < rows; row++) put_row(row, rows, seed, changed, d);
    return ferror(stdout) || fflush(stdout) ? 1 : 0;
}

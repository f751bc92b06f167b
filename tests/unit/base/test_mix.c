/* mix: digests differ where anything differs: a byte, the length, the seed, the secret. */
#include "testing.h"

#include "base/mix.h"

#include <string.h>

static const struct mix_secret secret = {{0x5bd1e995a1f3c6e7, 0xc2b2ae3d27d4eb4f}},
                               other = {{0x5bd1e995a1f3c6e7, 0xc2b2ae3d27d4eb4e}};

static void test_every_byte_counts(void **state)
{
    (void)state;
    char text[100];
    memset(text, 'a', sizeof text);
    for (size_t length = 0; length <= sizeof text; length++) {
        uint64_t digest = mix_bytes(&secret, 0, span_make(text, length));
        assert_true(digest == mix_bytes(&secret, 0, span_make(text, length)));
        assert_true(digest != mix_bytes(&secret, 1, span_make(text, length)));
        assert_true(digest != mix_bytes(&other, 0, span_make(text, length)));
        for (size_t i = 0; i < length; i++) {
            text[i] = 'b';
            assert_true(digest != mix_bytes(&secret, 0, span_make(text, length)));
            text[i] = 'a';
        }
        if (length > 0) assert_true(digest != mix_bytes(&secret, 0, span_make(text, length - 1)));
    }
}

static void test_zero_bytes_count(void **state)
{
    (void)state;
    static const char zeros[64];
    for (size_t length = 1; length <= sizeof zeros; length++)
        assert_true(mix_bytes(&secret, 0, span_make(zeros, length)) !=
                    mix_bytes(&secret, 0, span_make(zeros, length - 1)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_byte_counts),
                                       cmocka_unit_test(test_zero_bytes_count)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* repeat: never a false "new"; false alarms as rare as its header says. */
#include "testing.h"

#include "load/repeat.h"

static struct span key_of(char *text, size_t size, int number)
{
    int length = snprintf(text, size, "H24.106-260301-%07d", number);
    return span_make(text, (size_t)length);
}

static void remembers_every_key(void **state)
{
    (void)state;
    enum { KEYS = 200000 };
    struct error err = {0};
    REPEAT_AUTO struct repeat_filter *filter = NULL;
    assert_true(repeat_open(&filter, &err));
    char text[64];
    int alarms = 0;
    for (int i = 0; i < KEYS; i++) alarms += repeat_seen(filter, key_of(text, sizeof text, i));
    assert_true(alarms <= KEYS / 2000);
    for (int i = 0; i < KEYS; i++) assert_true(repeat_seen(filter, key_of(text, sizeof text, i)));
    repeat_clear(filter);
    assert_false(repeat_seen(filter, key_of(text, sizeof text, 7)));
    assert_true(repeat_seen(filter, key_of(text, sizeof text, 7)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(remembers_every_key)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

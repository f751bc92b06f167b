/* inbox: what is taken, left and warned of; what is removed after loading. */
#include "testing.h"

#include "load/inbox.h"

#include <fcntl.h>
#include <unistd.h>

static char folder[64];

static void put(const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("x\n", file);
    fclose(file);
}

static int make_folder(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/thidua-inbox-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static void partial_names_are_left(void **state)
{
    (void)state;
    ARENA_AUTO struct arena *arena = arena_open(1 << 20);
    struct error err = {0};
    struct inbox inbox;
    const char *const names[] = {"b.csv",  "a.xlsx", "~$a.xlsx",     ".hidden",
                                 "x.PART", "y.tmp",  "z.crdownload", ".~lock.a.ods#"};
    for (size_t i = 0; i < COUNT(names); i++) put(names[i]);
    assert_true(inbox_scan(arena, folder, 0, &inbox, &err));
    assert_int_equal(inbox.count, 2);
    assert_string_equal(inbox.entries[0].name, "a.xlsx");
    assert_string_equal(inbox.entries[1].name, "b.csv");
    assert_true(inbox.entries[0].settled);
    assert_true(inbox_scan(arena, folder, 120, &inbox, &err));
    assert_false(inbox.entries[0].settled);
}

static void a_file_that_changed_is_not_removed(void **state)
{
    (void)state;
    ARENA_AUTO struct arena *arena = arena_open(1 << 20);
    struct error err = {0};
    struct inbox inbox;
    put("a.csv");
    assert_true(inbox_scan(arena, folder, 0, &inbox, &err));
    struct inbox_entry *entry = NULL;
    for (size_t i = 0; i < inbox.count; i++)
        if (strcmp(inbox.entries[i].name, "a.csv") == 0) entry = &inbox.entries[i];
    assert_non_null(entry);
    entry->seen.st_size++; /* as if a byte had come since */
    assert_true(inbox_remove(entry, &err));
    assert_int_equal(access(entry->path, F_OK), 0);
    entry->seen.st_size--;
    assert_true(inbox_remove(entry, &err));
    assert_int_not_equal(access(entry->path, F_OK), 0);
}

static void names_are_made_printable(void **state)
{
    (void)state;
    ARENA_AUTO struct arena *arena = arena_open(1 << 20);
    struct error err = {0};
    struct inbox inbox;
    put("c\nd\xff.csv");
    assert_true(inbox_scan(arena, folder, 0, &inbox, &err));
    bool found = false;
    for (size_t i = 0; i < inbox.count; i++)
        found = found || strcmp(inbox.entries[i].name, "c\\x0Ad\\xFF.csv") == 0;
    assert_true(found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(partial_names_are_left),
        cmocka_unit_test(a_file_that_changed_is_not_removed),
        cmocka_unit_test(names_are_made_printable),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}

/* path: whole files or none, folders, limits, and a disk that is full. */
#include "scratch_folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static int entries(const char *folder)
{
    DIR *open_folder = opendir(folder);
    int count = 0;
    assert_non_null(open_folder);
    while (readdir(open_folder) != NULL) count++;
    closedir(open_folder);
    return count - 2;
}

static void names(void **state)
{
    struct place_of_work *work = *state;
    assert_string_equal(path_join(work->arena, "/a", "b"), "/a/b");
    assert_string_equal(path_join(work->arena, "/a/", "b"), "/a/b");
    assert_string_equal(path_join(work->arena, "/", "b"), "/b");
    assert_string_equal(path_join(work->arena, "", "b"), "b");
    assert_string_equal(path_base("/a/b.xlsx"), "b.xlsx");
    assert_string_equal(path_base("b"), "b");
    assert_string_equal(path_base("/a/"), "");
}

static void write_replaces_whole(void **state)
{
    struct place_of_work *work = *state;
    struct error err = {.code = CODE_OK};
    const char *path = folder_at(state, "tệp");
    struct span content;
    struct stat status;
    mode_t mask = umask(077);
    assert_true(path_write(path, span_of("một"), 0640, &err));
    assert_true(path_write(folder_at(state, ".tệp.tmp"), span_of("left by a crash"), 0600, &err));
    assert_true(path_write(path, span_make("h\0ai", 4), 0640, &err));
    umask(mask);
    assert_true(path_read(work->arena, path, 4, &content, &err));
    assert_int_equal(content.length, 4);
    assert_memory_equal(content.bytes, "h\0ai", 5);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0640);
    assert_int_equal(entries(work->folder), 1);
    assert_true(path_write(path, span_of(NULL), 0640, &err));
    assert_true(path_read(work->arena, path, 0, &content, &err));
    assert_int_equal(content.length, 0);
}

static void failed_write_leaves_the_old(void **state)
{
    struct place_of_work *work = *state;
    struct error err = {.code = CODE_OK};
    const char *folder = folder_at(state, "d");
    assert_true(path_make_folder(folder, 0700, &err));
    assert_false(
        path_write(folder, span_of("x"), 0640, &err)); /* a folder cannot be replaced by a file */
    assert_int_equal(err.code, CODE_FILE_WRITE);
    assert_non_null(strstr(err.text, folder));
    assert_int_equal(entries(work->folder), 1);
    error_clear(&err);
    assert_false(path_write(folder_at(state, "no/such"), span_of("x"), 0640, &err));
    assert_int_equal(err.code, CODE_FILE_WRITE);
}

static void create_never_replaces(void **state)
{
    struct place_of_work *work = *state;
    struct error err = {.code = CODE_OK};
    const char *path = folder_at(state, "once");
    struct span content;
    assert_true(path_create(path, span_of("first"), 0600, &err));
    assert_false(path_create(path, span_of("second"), 0600, &err));
    assert_int_equal(err.code, CODE_FILE_WRITE);
    assert_true(path_read(work->arena, path, 100, &content, &err));
    assert_span(content, "first");
    assert_int_equal(entries(work->folder), 1);
}

static void reading_has_a_limit(void **state)
{
    struct place_of_work *work = *state;
    struct error err = {.code = CODE_OK};
    const char *path = folder_at(state, "big");
    char bytes[5000];
    memset(bytes, 'x', sizeof bytes);
    struct span content = span_of("untouched");
    assert_true(path_write(path, span_make(bytes, sizeof bytes), 0640, &err));
    assert_false(path_read(work->arena, path, sizeof bytes - 1, &content, &err));
    assert_int_equal(err.code, CODE_FILE_READ);
    assert_span(content, "untouched");
    assert_true(path_read(work->arena, path, sizeof bytes, &content, &err));
    assert_int_equal(content.length, sizeof bytes);
    error_clear(&err);
    assert_false(path_read(work->arena, folder_at(state, "none"), 10, &content, &err));
    assert_int_equal(err.code, CODE_FILE_OPEN);
    /* no size is known beforehand; it fits only after growing more than once */
    assert_true(path_read(work->arena, "/proc/self/smaps", 1 << 22, &content, &err));
    assert_true(content.length > 4096);
    assert_int_equal(content.length, strlen(content.bytes));
    assert_non_null(strstr(content.bytes, "VmFlags"));
}

static void folders_are_made_and_removed(void **state)
{
    struct place_of_work *work = *state;
    struct error err = {.code = CODE_OK};
    const char *deep = folder_at(state, "a/b/c/");
    assert_true(path_make_folder(deep, 0750, &err));
    assert_true(path_make_folder(deep, 0750, &err));
    assert_true(path_write(folder_at(state, "outside"), span_of("kept"), 0640, &err));
    assert_int_equal(symlink("../../../outside", folder_at(state, "a/b/c/link")), 0);
    assert_int_equal(symlink("/tmp", folder_at(state, "a/b/tmp")), 0);
    assert_true(path_remove_tree(folder_at(state, "a"), &err));
    assert_true(path_remove_tree(folder_at(state, "a"), &err));
    assert_int_equal(entries(work->folder), 1);
    assert_int_equal(access(folder_at(state, "outside"), F_OK), 0);
    assert_false(path_make_folder(folder_at(state, "outside/x"), 0750, &err));
    assert_int_equal(err.code, CODE_FILE_WRITE);
    assert_int_equal(access("/tmp", W_OK), 0);
}

static void full_disk_is_told_apart(void **state)
{
    (void)state;
    struct error err = {.code = CODE_OK};
    FD_AUTO int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
    assert_true(full >= 0);
    assert_false(fd_write_all(full, "x", 1, &err));
    assert_int_equal(err.code, CODE_DISK_FULL);
    error_clear(&err);
    assert_false(fd_write_all(-1, "x", 1, &err));
    assert_int_equal(err.code, CODE_FILE_WRITE);
    assert_true(fd_write_all(-1, NULL, 0, &err));
    assert_false(path_sync_folder("/dev/null", &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names, folder_begin, folder_end),
        cmocka_unit_test_setup_teardown(write_replaces_whole, folder_begin, folder_end),
        cmocka_unit_test_setup_teardown(failed_write_leaves_the_old, folder_begin, folder_end),
        cmocka_unit_test_setup_teardown(create_never_replaces, folder_begin, folder_end),
        cmocka_unit_test_setup_teardown(reading_has_a_limit, folder_begin, folder_end),
        cmocka_unit_test_setup_teardown(folders_are_made_and_removed, folder_begin, folder_end),
        cmocka_unit_test_setup_teardown(full_disk_is_told_apart, folder_begin, folder_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* arena: alignment, zeroed memory, reset, and the end of memory in a process of its own. */
#include "testing.h"

#include "base/arena.h"

#include <stdalign.h>
#include <sys/wait.h>
#include <unistd.h>

static void memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    ARENA_AUTO struct arena *arena = arena_open(1 << 20);
    for (size_t bytes = 0; bytes < 5000; bytes += 37) {
        char *memory = arena_alloc(arena, bytes);
        assert_int_equal((uintptr_t)memory % alignof(max_align_t), 0);
        for (size_t i = 0; i < bytes; i++) assert_int_equal(memory[i], 0);
        memset(memory, 0xAA, bytes);
    }
    assert_true(arena_alloc(arena, 0) != arena_alloc(arena, 0));
}

static void reset_forgets_and_zeroes(void **state)
{
    (void)state;
    ARENA_AUTO struct arena *arena = arena_open(64 * 1024);
    for (int round = 0; round < 100; round++) {
        char *memory = arena_alloc(arena, 60 * 1024);
        for (size_t i = 0; i < 60 * 1024; i += 512) assert_int_equal(memory[i], 0);
        memset(memory, 0x55, 60 * 1024);
        assert_int_equal(arena_used_bytes(arena), 60 * 1024);
        arena_reset(arena);
        assert_int_equal(arena_used_bytes(arena), 0);
    }
}

static void strings(void **state)
{
    (void)state;
    ARENA_AUTO struct arena *arena = arena_open(1 << 16);
    assert_string_equal(arena_strdup(arena, "Đông"), "Đông");
    assert_string_equal(arena_strndup(arena, "abcdef", 3), "abc");
    assert_string_equal(arena_strndup(arena, NULL, 0), "");
    assert_string_equal(arena_printf(arena, "%s-%d", "thôn", 7), "thôn-7");
    arena_close(NULL);
}

/* Runs the call in a child; gives its exit status and the bytes it wrote to standard error. */
static int run_apart(void (*call)(void), char *said, size_t room)
{
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    pid_t pid = fork();
    if (pid == 0) {
        dup2(ends[1], STDERR_FILENO);
        call();
        _exit(0);
    }
    close(ends[1]);
    ssize_t got = read(ends[0], said, room - 1);
    said[got < 0 ? 0 : got] = '\0';
    close(ends[0]);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* What a child has at its end: whoever looks for leaks (valgrind) finds it here. */
static struct arena *kept;

static void pass_limit(void)
{
    kept = arena_open(1000);
    for (int i = 0; i < 11; i++) arena_alloc(kept, 96);
}

static void within_limit(void)
{
    struct arena *arena = arena_open(960);
    for (int i = 0; i < 10; i++) arena_alloc(arena, 96);
    arena_close(arena);
}

static void overflow_product(void)
{
    kept = arena_open(SIZE_MAX);
    arena_array(kept, SIZE_MAX / 8 + 1, 16);
}

static void overflow_rounding(void)
{
    kept = arena_open(SIZE_MAX);
    arena_alloc(kept, SIZE_MAX - 1);
}

static void end_of_memory_is_status_3_and_one_line(void **state)
{
    (void)state;
    void (*const calls[])(void) = {pass_limit, overflow_product, overflow_rounding};
    char said[512];
    for (size_t i = 0; i < COUNT(calls); i++) {
        assert_int_equal(run_apart(calls[i], said, sizeof said), 3);
        assert_non_null(strstr(said, "hết bộ nhớ"));
        assert_ptr_equal(strchr(said, '\n'), said + strlen(said) - 1);
    }
    assert_int_equal(run_apart(within_limit, said, sizeof said), 0);
    assert_string_equal(said, "");
}

static void note_release(void *what)
{
    char *notes = what;
    notes[strlen(notes)] = (char)('a' + strlen(notes));
}

static void what_hangs_on_an_arena_is_released_once(void **state)
{
    (void)state;
    char notes[8] = "";
    struct arena *arena = arena_open(1 << 16);
    arena_at_close(arena, note_release, notes);
    arena_at_close(arena, note_release, notes);
    assert_string_equal(notes, "");
    arena_reset(arena);
    assert_string_equal(notes, "ab");
    arena_at_close(arena, note_release, notes);
    arena_close(arena);
    assert_string_equal(notes, "abc");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(reset_forgets_and_zeroes),
        cmocka_unit_test(strings),
        cmocka_unit_test(end_of_memory_is_status_3_and_one_line),
        cmocka_unit_test(what_hangs_on_an_arena_is_released_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

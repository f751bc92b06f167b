/*
 * arena: see arena.h. Blocks in a list, newest first; a reset keeps the newest for reuse.
 *
 * Units:  the limit counts what callers asked for, rounded up to the alignment, not the blocks' own
 *         overhead.
 */
#include "arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ALIGNMENT = alignof(max_align_t), FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

struct block {
    struct block *older;
    size_t size, used; /* bytes of data[] */
    alignas(max_align_t) char data[];
};

struct closing {
    struct closing *older;
    void (*release)(void *what);
    void *what;
};

struct arena {
    struct block *newest;
    struct closing *closings; /* in the arena's own memory */
    size_t limit, used;       /* bytes */
    size_t next_block;        /* bytes of the next block to be made */
};

void memory_end(size_t wanted_bytes)
{
    char line[256];
    int length =
        snprintf(line, sizeof line,
                 "thidua: lỗi: hết bộ nhớ (cần thêm %zu byte); chưa ghi gì của tệp đang xử lý\n",
                 wanted_bytes);
    ssize_t ignored = write(STDERR_FILENO, line, (size_t)length);
    (void)ignored;
    /* no atexit handlers: they may allocate; a forked reader must not flush its parent's streams */
    _exit(3);
}

struct arena *arena_open(size_t limit_bytes)
{
    struct arena *arena = calloc(1, sizeof *arena);
    if (arena == NULL) memory_end(sizeof *arena);
    arena->limit = limit_bytes;
    arena->next_block = FIRST_BLOCK;
    return arena;
}

static void free_blocks(struct block *block)
{
    while (block != NULL) {
        struct block *older = block->older;
        free(block);
        block = older;
    }
}

static void run_closings(struct arena *arena)
{
    for (struct closing *closing = arena->closings; closing != NULL; closing = closing->older)
        closing->release(closing->what);
    arena->closings = NULL;
}

void arena_at_close(struct arena *arena, void (*release)(void *what), void *what)
{
    struct closing *closing = arena_alloc(arena, sizeof *closing);
    *closing = (struct closing){arena->closings, release, what};
    arena->closings = closing;
}

void arena_close(struct arena *arena)
{
    if (arena == NULL) return;
    run_closings(arena);
    free_blocks(arena->newest);
    free(arena);
}

void arena_closep(struct arena **arena)
{
    arena_close(*arena);
    *arena = NULL;
}

void arena_reset(struct arena *arena)
{
    run_closings(arena);
    struct block *keep = arena->newest;
    if (keep != NULL) {
        free_blocks(keep->older);
        keep->older = NULL;
        memset(keep->data, 0, keep->used);
        keep->used = 0;
    }
    arena->used = 0;
}

static struct block *add_block(struct arena *arena, size_t bytes)
{
    size_t size = arena->next_block > bytes ? arena->next_block : bytes;
    if (size > SIZE_MAX - sizeof(struct block)) memory_end(bytes);
    struct block *block = calloc(1, sizeof *block + size);
    if (block == NULL) memory_end(bytes);
    block->size = size;
    block->older = arena->newest;
    arena->newest = block;
    if (arena->next_block < LARGEST_BLOCK) arena->next_block *= 2;
    return block;
}

void *arena_alloc(struct arena *arena, size_t bytes)
{
    if (bytes > arena->limit - arena->used) memory_end(bytes);
    size_t rounded = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (rounded == 0) rounded = ALIGNMENT; /* every allocation has an address of its own */
    if (rounded < bytes || rounded > arena->limit - arena->used) memory_end(bytes);
    struct block *block = arena->newest;
    if (block == NULL || block->size - block->used < rounded) block = add_block(arena, rounded);
    void *memory = block->data + block->used;
    block->used += rounded;
    arena->used += rounded;
    return memory;
}

void *arena_array(struct arena *arena, size_t count, size_t element_bytes)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, element_bytes, &bytes)) memory_end(SIZE_MAX);
    return arena_alloc(arena, bytes);
}

char *arena_strndup(struct arena *arena, const char *bytes, size_t length_bytes)
{
    if (length_bytes == SIZE_MAX) memory_end(length_bytes);
    char *copy = arena_alloc(arena, length_bytes + 1);
    if (length_bytes > 0) memcpy(copy, bytes, length_bytes);
    return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
    return arena_strndup(arena, text, strlen(text));
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0) memory_end(0);
    char *text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

size_t arena_used_bytes(const struct arena *arena)
{
    return arena->used;
}

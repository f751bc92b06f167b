/*
 * arena: memory that is freed all at once (a run, a file, a row).
 *
 * Out:    allocation never returns NULL: where memory or the arena's limit ends, the process prints
 *         one line and exits 3 (stopped, nothing of the current file committed).
 * Units:  bytes. Every arena has a stated limit.
 * Owns:   arena_close frees all that was allocated. Pointers die then or at arena_reset.
 * Threads: none.
 */
#ifndef THIDUA_BASE_ARENA_H
#define THIDUA_BASE_ARENA_H

#include <stddef.h>

struct arena;

/* Memory has ended: prints the one line and exits 3. For the few that allocate outside an arena. */
_Noreturn void memory_end(size_t wanted_bytes);

/* A new arena that may hold at most limit_bytes. */
struct arena *arena_open(size_t limit_bytes);
void arena_close(struct arena *arena); /* accepts NULL */
void arena_closep(struct arena **arena);
#define ARENA_AUTO __attribute__((cleanup(arena_closep)))

/* Calls release(what) when the arena is closed or reset, the latest first: for what a library hangs
 * on arena memory. */
void arena_at_close(struct arena *arena, void (*release)(void *what), void *what);

/* Forgets everything allocated so far; keeps one block for reuse. */
void arena_reset(struct arena *arena);

/* Zeroed memory, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t bytes);
/* Zeroed array of count elements; a product that overflows ends the process as above. */
void *arena_array(struct arena *arena, size_t count, size_t element_bytes);
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *bytes, size_t length_bytes);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
size_t arena_used_bytes(const struct arena *arena);

#endif

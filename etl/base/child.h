/*
 * child: processes of ours: forked readers with a pipe, and external programs (gnuplot) without a
 *        shell.
 *
 * Out:    the child's end is known: exit status, signal, time-out. No zombie is left.
 * Limits: address space, CPU seconds, file size, open files, processes (setrlimit), core dumps off.
 * Errors: CODE_CHILD_* ; a killed or timed-out child is an error of the caller's file, not of the
 *         run.
 */
#ifndef THIDUA_BASE_CHILD_H
#define THIDUA_BASE_CHILD_H

#include "error.h"

#include <stdint.h>
#include <sys/types.h>

struct child_limits {
    long memory_bytes; /* 0 = as inherited, for all */
    long cpu_seconds;  /* then SIGXCPU */
    long file_bytes;
    long open_files;
    long processes;    /* of the user, itself included: 1 = it may not fork (root is not bound) */
    long wall_seconds; /* enforced by child_wait / the reader of the pipe */
};

struct child {
    pid_t pid;
    int from_fd; /* we read what the child writes; -1 = none */
    int to_fd;   /* we write what the child reads; -1 = none */
    struct child_limits limits;
    int64_t deadline_ns; /* monotonic; 0 = none */
};

/* Forks; the child closes every descriptor but `keep_fd` (-1 = none), its pipe end (passed as
 * argument) and 2, sets limits, runs work(context, pipe_fd, keep_fd) and exits with its result (no
 * atexit, no flushing of the parent's stdio).
 * 0 and 1 are /dev/null. The child dies with its parent and cannot be traced or dumped. The parent
 * reads child->from_fd. */
MUST_CHECK bool child_fork(struct child *ret, const struct child_limits *limits, int keep_fd,
                           int (*work)(void *context, int out_fd, int keep_fd), void *context,
                           struct error *err);

/* Starts an external program by absolute path with a given argv and an environment (NULL-ended),
 * stdin from a pipe (to_fd) where with_stdin, stdout+stderr into a pipe (from_fd). No shell, no
 * inherited descriptor. */
MUST_CHECK bool child_exec(struct child *ret, const struct child_limits *limits,
                           const char *program, char *const argv[], char *const environment[],
                           bool with_stdin, const char *working_folder, struct error *err);

/* What the child wrote: up to `length` bytes, *ret_length 0 at its end. Waits no longer than the
 * child's wall_seconds: then CODE_READER_TIMEOUT (the caller calls child_kill). */
MUST_CHECK bool child_read(struct child *child, void *bytes, size_t length, size_t *ret_length,
                           struct error *err);
/* Nothing more will be written to the child. */
void child_end_input(struct child *child);

enum child_end { CHILD_EXITED, CHILD_SIGNALLED, CHILD_TIMED_OUT };
/* Waits until wall_seconds after the start, kills the child's group after that; closes the pipes.
 * *ret_detail: exit status or signal number. */
MUST_CHECK bool child_wait(struct child *child, enum child_end *ret_end, int *ret_detail,
                           struct error *err);
/* From now on the child has that many seconds: for a parent whose own pauses are not the child's. */
void child_deadline(struct child *child, long seconds);
/* Bounds the memory of this process itself (RLIMIT_DATA, soft): beyond it allocation fails, which
 * ends the program with exit 3. Programs of child_exec without memory_bytes are not bound by it. */
MUST_CHECK bool memory_limit(int64_t bytes, struct error *err);

/* Kills and reaps; safe on a zeroed or finished child. */
void child_kill(struct child *child);

#endif

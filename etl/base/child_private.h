/*
 * child_private: what child.c and child_limits.c share. Nobody else includes it.
 */
#ifndef THIDUA_BASE_CHILD_PRIVATE_H
#define THIDUA_BASE_CHILD_PRIVATE_H

#include "child.h"
#include "instrumented.h"

/* In the child: everything that must hold before work begins; false with errno where it does not. */
bool child_confine(const struct child_limits *limits, pid_t parent);

/* In the child: frees an external program from our own memory_limit; it has its own needs, and
 * child_limits bound them. */
void child_unlimit_memory(void);

#endif

/*
 * child_private: what child.c and child_limits.c share. Nobody else includes it.
 */
#ifndef THIDUA_BASE_CHILD_PRIVATE_H
#define THIDUA_BASE_CHILD_PRIVATE_H

#include "child.h"

#if defined(__SANITIZE_ADDRESS__)
#define MEMORY_CAN_BE_LIMITED 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MEMORY_CAN_BE_LIMITED 0
#endif
#endif
#ifndef MEMORY_CAN_BE_LIMITED
#define MEMORY_CAN_BE_LIMITED \
    1 /* AddressSanitizer reserves terabytes of addresses: no RLIMIT_AS under it */
#endif

/* In the child: everything that must hold before work begins; false with errno where it does not. */
bool child_confine(const struct child_limits *limits, pid_t parent);

/* In the child: frees an external program from our own memory_limit; it has its own needs, and
 * child_limits bound them. */
void child_unlimit_memory(void);

#endif

/*
 * instrumented: does this build run under AddressSanitizer, or under valgrind (`make check-valgrind`
 *        compiles with -DTHIDUA_MEMCHECK)? The sandbox and the limits then leave such a tool what
 *        it needs itself. Decided when compiling: nothing at run time weakens the product.
 */
#ifndef THIDUA_BASE_INSTRUMENTED_H
#define THIDUA_BASE_INSTRUMENTED_H

#if defined(__SANITIZE_ADDRESS__)
#define UNDER_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define UNDER_ASAN 1
#endif
#endif
#ifndef UNDER_ASAN
#define UNDER_ASAN 0
#endif

#ifdef THIDUA_MEMCHECK
#define UNDER_MEMCHECK 1
#else
#define UNDER_MEMCHECK 0
#endif

/* AddressSanitizer reserves terabytes of addresses; valgrind's own memory would count as ours. */
#define MEMORY_CAN_BE_LIMITED (!UNDER_ASAN && !UNDER_MEMCHECK)

#endif

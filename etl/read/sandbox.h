/*
 * sandbox: what a reading child may still do: read its file, write its pipe, use memory, end.
 * Nothing else.
 *
 * Out:    after sandbox_enter no file can be opened, no socket made, no program started, no process
 *         traced or signalled; a forbidden call kills the process (SIGSYS), calls that libraries
 *         merely try get EPERM.
 * Source: spec/operations.md "Reading untrusted files happens in a child process".
 */
#ifndef THIDUA_READ_SANDBOX_H
#define THIDUA_READ_SANDBOX_H

#include "base/error.h"

MUST_CHECK bool sandbox_enter(struct error *err);

#endif

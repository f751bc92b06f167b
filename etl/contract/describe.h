/*
 * describe: tells a person what ingest would recognise in a file: contract, heading row, which
 * column feeds which field, encoding, export time, village, month.
 *
 * In:     a descriptor at offset 0; contracts; villages and key may be NULL (no deployment at
 *         hand: villages stay unknown).
 * Out:    Vietnamese lines, the same for the same file: one block a sheet, one line a column.
 */
#ifndef THIDUA_CONTRACT_DESCRIBE_H
#define THIDUA_CONTRACT_DESCRIBE_H

#include "intake.h"

MUST_CHECK bool contract_describe(int fd, const struct read_options *options,
                                  const struct intake_context *context, struct buffer *ret,
                                  struct error *err);

#endif

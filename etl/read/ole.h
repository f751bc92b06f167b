/*
 * ole: looks into the directory of an OLE2 container (compound file) to say what it holds.
 *
 * Out:    KIND_XLS where there is a stream "Workbook"; else a refusal by name.
 * Errors: CODE_ENCRYPTED_FILE ("EncryptedPackage": a modern workbook with a password),
 *         CODE_UNREADABLE_FILE.
 * Source: [MS-CFB] 2.2 header, 2.3 FAT, 2.6 directory entries.
 */
#ifndef THIDUA_READ_OLE_H
#define THIDUA_READ_OLE_H

#include "sheet.h"

MUST_CHECK bool ole_kind(int fd, enum file_kind *ret, struct error *err);

#endif

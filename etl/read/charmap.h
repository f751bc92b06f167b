/*
 * charmap: Unicode characters of the bytes 0x80-0xFF in the one-byte encodings met in Vietnam; 0 =
 * none.
 */
#ifndef THIDUA_READ_CHARMAP_H
#define THIDUA_READ_CHARMAP_H

#include <stdint.h>

extern const uint16_t charmap_tcvn3[128], charmap_tcvn5712[128], charmap_viscii[128],
    charmap_cp1258[128], charmap_cp1252[128];

#endif

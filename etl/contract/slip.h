/*
 * slip: the marks of a sheet of rejected rows that goes back for correction, shared by who writes
 *       it (load/errata.c) and who reads it again (title.c, intake_sheet.c). Such a sheet adds to
 *       the month's sheet and never replaces it.
 */
#ifndef THIDUA_CONTRACT_SLIP_H
#define THIDUA_CONTRACT_SLIP_H

enum { SLIP_DIGITS = 12, SLIP_BYTES = 16 };

#define SLIP_NUMBER "Phiếu sửa số"        /* title line: "Phiếu sửa số: 0a1b2c3d4e5f" */
#define SLIP_REASON "Lý do cần sửa"       /* heading of a column of ours */
#define SLIP_PLACE "Chỗ trong tệp đã gửi" /* the same */
#define SLIP_LOST "?" /* stands for the number where somebody deleted that line */

#endif

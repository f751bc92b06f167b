/*
 * dates: dates and times as officers, portals and survey tools write them.
 *
 * In:     cleaned text: dd/mm/yyyy, d/m/yy (also with - or .), with or without time before or
 *         after it; yyyy-mm-dd, yyyy/mm/dd; yyyymmdd[HHMM[SS]]; ISO 8601 with zone; "ngày 5
 *         tháng 3 năm 2026"; "Mar 5, 2026 2:07:09 PM"; an Excel serial (1900 system).
 * Out:    days since 1970-01-01 of the day as written, seconds of the day, zone where one is
 *         written.
 * Source: spec/inputs.md: 03/04/2026 is 3 April; a month over 12 with a day up to 12 is a
 *         swapped date.
 */
#ifndef THIDUA_CONTRACT_DATES_H
#define THIDUA_CONTRACT_DATES_H

#include "base/arena.h"
#include "base/text.h"

#include <stdint.h>

enum date_state { DATE_OK, DATE_BAD, DATE_SWAPPED };

struct moment {
    int32_t days;    /* since 1970-01-01 */
    int32_t seconds; /* of the day; -1 = no time is written */
    int32_t zone;    /* seconds east of UTC where zoned */
    bool zoned;
    bool serial;     /* read from an Excel serial in text */
    bool short_year; /* the year has two digits and is taken as 20yy */
};

enum { LOCAL_ZONE = 7 * 3600 }; /* Asia/Ho_Chi_Minh, without summer time since 1975 */

int32_t date_days(int64_t year, int64_t month,
                  int64_t day); /* any day of the proleptic Gregorian calendar */
void date_civil(int32_t days, int32_t *ret_year, int32_t *ret_month, int32_t *ret_day);
bool date_exists(int64_t year, int64_t month, int64_t day);

enum date_state date_parse(struct arena *scratch, struct span text, struct moment *ret);
/* The same moment in local time: only where a zone is written does anything change. */
struct moment date_local(struct moment moment);
/* UTC seconds since 1970; a moment without zone is local time, without time 00:00. */
int64_t date_utc(struct moment moment);

#endif

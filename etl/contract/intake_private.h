/*
 * intake_private: the state of one file's intake, shared by intake.c (records), intake_sheet.c
 * (what a sheet is), intake_title.c (whose it is) and intake_row.c (its data rows).
 */
#ifndef THIDUA_CONTRACT_INTAKE_PRIVATE_H
#define THIDUA_CONTRACT_INTAKE_PRIVATE_H

#include "row.h"
#include "title.h"

enum sheet_phase { PHASE_COLLECT, PHASE_ROWS, PHASE_IGNORE };

/* A vertical merge that later rows mean by "same as above". */
struct carried {
    struct cell cell;
    int64_t last_row;
};

struct intake {
    struct intake_context context;
    struct intake_sink sink;
    struct arena *scratch;     /* emptied after each row */
    struct arena *sheet_arena; /* emptied after each sheet */
    struct reading reading;
    struct hmac_state *keys;
    struct title name_title; /* what the file's name tells */
    int64_t newest_export;   /* of the sheets; -1 = none */
    bool export_seen;
    enum code refusal;
    char refusal_field[128];
    bool is_csv;
    const struct village *book_village; /* that some sheet told: a workbook is one village's */
    char book_month[8];
    bool lacked_village, lacked_month; /* of an earlier sheet */
    bool learnt;                       /* a later one told it: read again */

    /* of the current sheet */
    enum sheet_phase phase;
    struct sheet_info info;
    char name[128];
    struct sheet_row held[LOCATE_ROWS];
    size_t held_count;
    size_t held_bytes;
    struct intake_sheet sheet;
    int32_t columns[FIELDS];
    struct table_shape shape;
    struct choice_memory *memories; /* per field */
    struct carried *carried;        /* per column */
    const struct village *village;
    bool export_has_time;
    bool begun; /* a row that is not blank was met below the heading */
    bool ended; /* the signature was met */
    struct cell patched[LOCATE_COLUMNS];
    struct row_state state;
};

/* Decides what the held rows are; tells the sink; sets the phase. */
MUST_CHECK bool intake_decide(struct intake *intake, struct error *err);
/* The sheet is not taken, because of that field or heading. */
void intake_refuse(struct intake *intake, enum code code, const char *field);
/* What the first held rows tell. */
void intake_read_title(struct intake *intake, size_t rows, bool with_village, struct title *title);
/* From the title and all else that tells; a sheet of a village without one of them is refused. */
void intake_find_village(struct intake *intake, const struct title *title);
void intake_find_month(struct intake *intake, const struct title *title);
void intake_find_export(struct intake *intake, const struct title *title);
/* A cover sheet or a page of notes may name the village and month that its workbook's tables lack. */
void intake_learn_from_cover(struct intake *intake);
/* Maps one row of a taken sheet, tells the sink. */
MUST_CHECK bool intake_map(struct intake *intake, const struct sheet_row *row, struct error *err);

#endif

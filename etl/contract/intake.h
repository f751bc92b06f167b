/*
 * intake: one file read against the source contracts: rows of text cells in, typed rows with
 * findings out.
 *
 * In:     records of read/reader.h, pushed in order. Contracts (schemas/sources), village names,
 *         the person key.
 * Out:    per sheet: which contract fits, where the table is, what the title says (village,
 *         month, export time); then per data row one struct intake_row: either typed values, or
 *         at least one finding of severity reject. Titles, headings, numbering, section, blank,
 *         total and signature rows are no data rows and are not sent.
 * Limits: the first 60 rows of a sheet are held until the table is found; later rows stream.
 * Owns:   typed rows live until the callback returns.
 * Errors: INTAKE_* outcomes below are data, not errors.
 * Source: spec/inputs.md, all of it.
 */
#ifndef THIDUA_CONTRACT_INTAKE_H
#define THIDUA_CONTRACT_INTAKE_H

#include "base/arena.h"
#include "base/config.h"
#include "base/hash.h"
#include "contract/contract.h"
#include "contract/slip.h"
#include "contract/village.h"
#include "read/reader.h"

/* What the file's surroundings tell; all optional but as_of and plan_year. */
struct intake_context {
    const struct contract_set *contracts;
    struct village_index *villages; /* it remembers addresses */
    const struct hmac_key *key;
    const char *file_name; /* shown name without folder */
    int64_t modified_at;   /* seconds since 1970 */
    int32_t as_of;         /* days since 1970-01-01 */
    int32_t plan_year;
    int32_t plan_from, plan_to; /* its first and last day (calendar nd09); 0, 0 = the civil year */
    const char *sheet_village, *sheet_month; /* given by a decision; NULL = find them */
    uint32_t columns; /* columns beyond are as if not there; 0 = as many as can be mapped */
};

/* What the settings say of it; the rest is left out. */
struct intake_context intake_context_of(const struct config *config,
                                        const struct contract_set *contracts);

/* A finding about a row, a sheet (row 0) or the file: a reject, duplicate or warning of
 * codes.xml. */
struct finding {
    enum code code;
    int64_t row;
    const char *
        field; /* contract field name, or the heading for unknown and forbidden columns; "" = the whole row */
    int32_t column; /* from 0; -1 = none */
};

/* What is known of a sheet once its table is found, or found not to be there. */
struct intake_sheet {
    const struct contract *contract; /* NULL: no contract fits; then refusal says why */
    /* CODE_OK: the sheet is taken. CODE_EMPTY_FILE: nothing stands in it, no fault of the file.
     * CODE_HEADING_MISSING: no table of ours; refusal_field names the column that the nearest
     * contract lacks, "" = nothing like one (a cover sheet, notes: a fault only where no sheet of
     * the file is taken). Else forbidden column, village unknown, village ambiguous. */
    enum code refusal;
    char refusal_field[128]; /* field or heading the refusal is about */
    bool hidden;             /* hidden sheets are skipped and listed */
    uint32_t index;
    char name[128];
    int64_t heading_row, first_row; /* as a spreadsheet shows them */
    char village_code[32];          /* of a village sheet; "" = none or by column */
    char village_text[96];          /* the title's words behind thôn, as written; "" = none */
    char month[8];                  /* "2026-03"; "" = none */
    char supplement
        [SLIP_BYTES]; /* number of the slip whose corrected rows these are; "" = a sheet of its own */
    int64_t exported_at;    /* stated export time, UTC seconds; -1 = none in the title */
    uint64_t fields;        /* bit i: contract->fields[i] has a column here */
    const int32_t *columns; /* per contract field: sheet column, -1 = none */
    const char *const
        *headings; /* per sheet column: heading as written, "" = none; until the sheet ends */
    uint32_t heading_count;
};

struct intake_row {
    int64_t row;
    const struct value *values; /* one per contract field, in its order */
    const struct finding *findings;
    size_t finding_count;
    bool rejected; /* some finding is a reject: values are not to be loaded */
    uint64_t line; /* digest of its line, where the line alone made these values; else 0 */
    const struct sheet_row *cells; /* the raw row, for the quarantine */
};

enum intake_outcome {
    INTAKE_GOES_ON,
    /* The whole file: see intake_refusal (swapped day and month, forbidden column). */
    INTAKE_FILE_REFUSED,
    /* Something met later settles what was read before (number locale, the workbook's village):
     * read again from the start; at most twice a file. */
    INTAKE_RESTART
};

struct intake_sink {
    void *context;
    /* A sheet is decided (taken, refused or skipped); rows of a taken one follow. */
    bool (*sheet)(void *context, const struct intake_sheet *sheet, struct error *err);
    bool (*row)(void *context, const struct intake_row *row, struct error *err);
    /* A row of a taken sheet that the reader knows by its line (RECORD_SAME); NULL = there are none. */
    bool (*same)(void *context, const struct same_row *row, struct error *err);
    bool (*sheet_end)(void *context, const struct intake_sheet *sheet, struct error *err);
    /* A warning about the sheet or file as a whole, or a repair noted by the reader. */
    bool (*finding)(void *context, const struct finding *finding, struct error *err);
};

struct intake;

MUST_CHECK bool intake_open(struct intake **ret, struct arena *arena,
                            const struct intake_context *context, const struct intake_sink *sink,
                            struct error *err);
/* Takes the next record of the reader. */
MUST_CHECK bool intake_record(struct intake *intake, const struct record *record,
                              enum intake_outcome *ret, struct error *err);
/* After INTAKE_FILE_REFUSED: the reason and the field or heading it is about. */
enum code intake_refusal(const struct intake *intake, const char **ret_field);
/* Some number of the file is written in the English way: lines do not tell alone what they mean. */
bool intake_is_english(const struct intake *intake);
/* After INTAKE_RESTART: begins anew with what was learnt. */
void intake_restart(struct intake *intake);
/* The newest stated export time of the file, UTC seconds; falls back to the name's time group;
 * -1 = none. */
int64_t intake_exported_at(const struct intake *intake);
void intake_closep(struct intake **intake);
#define INTAKE_AUTO __attribute__((cleanup(intake_closep)))

#endif

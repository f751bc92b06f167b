# ingest_common: files made by hand, and everything that loading leaves in the database.

# shellcheck shell=bash
load common

heading='Mã hồ sơ,Địa chỉ,Hình thức nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái,"Phí, lệ phí"'

# export NAME ROW...: a portal export in the inbox.
export_file() {
    local name=$1
    shift
    printf '%s\n' "$heading" "$@" > "$inbox/$name"
}

ingest() { thidua ingest --settle 0 --as-of 2026-11-20 "$@"; }
# Rejects, held files and warnings end with 1: neither is a failure of the command.
ingest_quietly() { ingest --quiet "$@" || [ $? -eq 1 ]; }

# Everything but run numbers and the times at which the program ran.
dump() {
    local table columns
    for table in fact.dossier fact.member fact.activity fact.training_attendance fact.election_participation fact.support \
        fact.reach_claim fact.proposal fact.survey_response fact.village_year ops.file ops.arrival ops.sheet ops.finding \
        ops.quarantine; do
        columns=$(sql "select string_agg(attname, ',' order by attnum) from pg_attribute
            where attrelid = '$table'::regclass and attnum > 0 and attname not in ('run_id', 'kept_since')")
        echo "== $table"
        sql "select $columns from $table t order by t::text collate \"C\""
    done
}

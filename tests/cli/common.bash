# common: what the bats files share. Each test gets a folder of its own and, with `own_database`, a database of its own on
# the server that PGHOST names; both are gone afterwards. The program is the `thidua` of PATH, else build/thidua.

# shellcheck shell=bash
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
command -v thidua >/dev/null 2>&1 || PATH="$root/build:$PATH"

own_folder() {
    work=$(mktemp -d "${BATS_TMPDIR:-/tmp}/thidua-cli-XXXXXX")
    export THIDUA_HOME="$work/home"
    unset THIDUA_AS_OF
    export THIDUA_PDF_RENDERER=/nonexistent # seconds for each report: pdf.bats tries it
    # one signing key for a whole run of bats: a new RSA key for each deployment would cost a second each
    export THIDUA_SIGNING_KEY="${BATS_RUN_TMPDIR:-$work}/signing.pem" THIDUA_SIGNING_CERTIFICATE="${BATS_RUN_TMPDIR:-$work}/signing.crt"
}

own_database() {
    [ -n "${PGHOST:-}" ] || skip "no server (PGHOST)"
    database=t_$$_${BATS_TEST_NUMBER}_$RANDOM
    PGDATABASE=postgres psql -qXc "create database $database template template0 encoding 'UTF8' locale 'C.UTF-8'" 2>/dev/null ||
        PGDATABASE=postgres psql -qXc "create database $database"
    export PGDATABASE=$database
}

# deployment: a folder and a database of the test's own, with the villages of the samples.
deployment() {
    own_folder
    own_database
    thidua init --quiet --villages "$root/samples/villages.csv"
    inbox=$THIDUA_HOME/inbox
    as_of=$(cat "$root/samples/as-of")
}

# sample_times: files in the inbox get the times that they have among the samples; names that are not there are no failure.
sample_times() { sh "$root/samples/set-mtimes" "$root/samples" "$THIDUA_HOME/inbox" || true; }

# drop NAME...: samples into the inbox.
drop() {
    local name
    for name in "$@"; do cp "$root/samples/inbox/$name" "$THIDUA_HOME/inbox/"; done
    sample_times
}

# drop_database NAME: on a busy machine a session told to end (or an autovacuum worker) may take longer than the 5 s that
# `with (force)` waits, so it is tried again.
drop_database() {
    for _ in 1 2 3 4 5 6; do
        PGDATABASE=postgres psql -qXc "drop database if exists $1 with (force)" && return
    done
    return 1
}

leave() {
    [ -z "${database:-}" ] || drop_database "$database"
    [ -z "${work:-}" ] || rm -rf "$work"
}

# keep_on COMMAND...: again and again until the test has made "$work/enough" or is over.
keep_on() {
    while [ -d "$work" ] && [ ! -e "$work/enough" ]; do
        "$@"
        sleep 0.2
    done
}

sql() { psql -qXAtc "$1"; }

# fails_with STATUS TEXT COMMAND...: ends with that status and says that text.
fails_with() {
    local status_wanted=$1 text=$2
    shift 2
    run "$@"
    [ "$status" -eq "$status_wanted" ] || { echo "status $status: $output"; return 1; }
    [[ "$output" == *"$text"* ]] || { echo "said: $output"; return 1; }
}

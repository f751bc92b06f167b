#!/usr/bin/env bats
# deploy: what `make install` and the Debian package put in place works from there; units are sound; mail only on change.

load common

setup() { own_folder; }
teardown() { leave; }

install_to() { # PREFIX
    make -s -C "$root" install prefix="$1" libdir="$1/lib" sysconfdir="$work/etc"
}

@test "an installed program runs the night from its own files, in any folder" {
    own_database
    install_to "$work/usr"
    cd /
    thidua="$work/usr/bin/thidua"
    "$thidua" init --quiet --villages "$root/samples/villages.csv"
    cp "$root/samples/inbox/DanhSachHoSo_20260331_1702.csv" "$THIDUA_HOME/inbox/"
    status=0; strace -f -qq -e trace=openat -o "$work/opened" "$thidua" nightly --quiet --settle 0 --as-of 2026-11-20 || status=$?
    [ "$status" -le 1 ]
    [ -s "$THIDUA_HOME/reports/current/index.html" ]
    grep -q "$work/usr/bin/../share/thidua/schemas" "$work/opened"
    ! grep -qE "\"$root/(schemas|reports|etl)" "$work/opened"
    "$thidua" explain 10633-T01 dossiers_online --as-of 2026-11-20 | grep -q DanhSachHoSo_20260331_1702.csv
}

@test "systemd accepts the units and finds the night's exposure at most 1.5" {
    command -v systemd-analyze >/dev/null || skip "no systemd-analyze"
    install_to "$work/usr"
    run systemd-analyze verify --man=no "$work/usr/lib/systemd/system/thidua.service" "$work/usr/lib/systemd/system/thidua.timer" \
        "$work/usr/lib/systemd/system/thidua-state@ok.service" "$work/usr/lib/systemd/system/thidua-ping@ok.service"
    [ "$status" -eq 0 ]
    ! grep -q 'thidua' <<< "$output"
    exposure=$(systemd-analyze security --offline=true --no-pager "$work/usr/lib/systemd/system/thidua.service" | awk '/Overall exposure/ {print $(NF-2)}')
    awk -v e="$exposure" 'BEGIN { exit !(e > 0 && e <= 1.5) }'
}

@test "state and digest are told when they change, and only then" {
    tell="$root/scripts/deploy/tell-state"
    mkdir -p "$work/state" "$THIDUA_HOME/reports/current" "$work/bin"
    [ -z "$("$tell" ok "$work/state")" ]
    [[ "$("$tell" failed "$work/state")" == *'không xong'* ]]
    [ -z "$("$tell" failed "$work/state")" ]
    [[ "$("$tell" ok "$work/state")" == *'chạy lại bình thường'* ]]
    echo 'có 2 tệp mới' > "$THIDUA_HOME/reports/current/digest.txt"
    [ "$("$tell" ok "$work/state")" = 'có 2 tệp mới' ]
    [ -z "$("$tell" ok "$work/state")" ]
    # a mail that cannot be sent is tried again
    printf '#!/bin/sh\nexit 1\n' > "$work/bin/mail" && chmod 755 "$work/bin/mail"
    ! PATH="$work/bin:$PATH" "$tell" failed "$work/state" mail
    printf '#!/bin/sh\necho "$@" > "%s/to"; cat > "%s/mail"\n' "$work" "$work" > "$work/bin/mail"
    PATH="$work/bin:$PATH" THIDUA_MAILTO=officer "$tell" failed "$work/state" mail
    [ "$(cat "$work/to")" = '-s thidua: failed officer' ]
    [[ "$(cat "$work/mail")" == *'không xong'* ]]
}

@test "the night of cron logs what it says and mails a change only" {
    mkdir -p "$work/bin" "$work/lib" "$THIDUA_HOME"
    cp "$root"/scripts/deploy/{cron-night,tell-state} "$work/lib/"
    printf '#!/bin/sh\necho said; exit 3\n' > "$work/bin/thidua" && chmod 755 "$work/bin/thidua"
    export THIDUA_LOG="$work/log"
    [[ "$(PATH="$work/bin:$PATH" "$work/lib/cron-night")" == *'không xong'* ]]
    [ -z "$(PATH="$work/bin:$PATH" "$work/lib/cron-night")" ]
    [ "$(cat "$work/log")" = $'said\nsaid' ]
}

@test "the Debian package installs, upgrades, removes and leaves the deployment's data" {
    command -v dpkg-deb >/dev/null || skip "no dpkg"
    [ "$(id -u)" -eq 0 ] || skip "dpkg wants root"
    make -s -C "$root" deb >/dev/null
    DEB_VERSION=0.1.1 "$root/scripts/deploy/deb" build >/dev/null
    mkdir -p "$work/root/var/lib/dpkg/"{info,updates} "$work/root/etc" "$work/root/var/log"
    touch "$work/root/var/lib/dpkg/"{status,available} "$work/root/etc/"{passwd,group}
    package() { dpkg --root="$work/root" --force-depends --force-script-chrootless "$@" 2>&1; }
    package --install "$root"/build/thidua_0.1.0_*.deb
    [ -x "$work/root/usr/bin/thidua" ]
    grep -q '^thidua:' "$work/root/etc/passwd"
    [ -d "$work/root/var/lib/thidua/inbox" ]
    echo 'kept' > "$work/root/var/lib/thidua/commune.xml"
    echo 'THIDUA_MAILTO=officer' > "$work/root/etc/default/thidua"
    package --install "$root"/build/thidua_0.1.1_*.deb
    [ "$(cat "$work/root/etc/default/thidua")" = THIDUA_MAILTO=officer ]
    package --remove thidua
    [ ! -e "$work/root/usr/bin/thidua" ] && [ ! -d "$work/root/usr/share/thidua" ]
    package --purge thidua
    [ ! -e "$work/root/etc/default/thidua" ] && [ "$(cat "$work/root/var/lib/thidua/commune.xml")" = kept ]
    [ -z "$(find "$work/root/usr" -type f)" ]
}

@test "a login of role thidua_loader runs the night; one of thidua_auditor reads what it left" {
    own_database
    thidua init --quiet --villages "$root/samples/villages.csv"
    login="login_$$"
    psql -qXc "create role ${login}_l login in role thidua_loader; create role ${login}_a login in role thidua_auditor"
    cp "$root/samples/inbox/DanhSachHoSo_20260331_1702.csv" "$THIDUA_HOME/inbox/"
    status=0; PGUSER="${login}_l" thidua nightly --quiet --settle 0 --as-of 2026-11-20 || status=$?
    rows=$(PGUSER="${login}_a" psql -qXAtc 'select count(*) from fact.dossier')
    ! PGUSER="${login}_a" psql -qXAtc 'select cells from ops.quarantine'
    psql -qXc "drop role ${login}_l; drop role ${login}_a"
    [ "$status" -le 1 ] && [ "$rows" -gt 500 ]
}

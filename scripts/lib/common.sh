# common.sh: what the scripts share; to be sourced. POSIX sh. Sets `root` (the tree's absolute path) before use.

say() { printf 'thidua: %s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

# Runs a command as root: directly, or through sudo.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1; then sudo "$@"
    else stop "cần quyền root để cài gói: hãy chạy bằng root hoặc cài sudo (thiếu quyền cho: $*)"
    fi
}

# Packages of the given groups that are not installed, one a line.
missing_packages() {
    for group in "$@"; do
        sed -n "s/^$group  *\([^ ]*\).*/\1/p" "$root/scripts/packages"
    done | while read -r package; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || printf '%s\n' "$package"
    done
}

# True where a tool of a package is there already by another road (node and npm from nodejs.org, for instance).
provided_otherwise() {
    case $1 in
        nodejs) command -v node >/dev/null 2>&1 ;;
        npm) command -v npm >/dev/null 2>&1 ;;
        *) return 1 ;;
    esac
}

# Installs what is missing of the given groups. No apt call where nothing is missing.
install_packages() {
    wanted=
    for package in $(missing_packages "$@"); do
        provided_otherwise "$package" || wanted="$wanted $package"
    done
    [ -n "$wanted" ] || return 0
    command -v apt-get >/dev/null 2>&1 || stop "cần Debian 12 (không có apt-get); hãy tự cài:$wanted"
    say "cài gói:$wanted"
    # A server package would set up and start a system cluster of its own; we want only its programs.
    keep_main=/etc/postgresql-common/createcluster.d/thidua-no-main.conf
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        as_root mkdir -p "${keep_main%/*}"
        printf 'create_main_cluster = false\n' | as_root tee "$keep_main" >/dev/null
    fi
    # shellcheck disable=SC2086
    { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $wanted; } >"$root/var/apt.log" 2>&1 || {
        tail -n 5 "$root/var/apt.log" >&2
        stop "không cài được gói (mất mạng, hoặc kho gói không tới được); xem $root/var/apt.log rồi chạy lại"
    }
    as_root rm -f "$keep_main"
}

#!/usr/bin/env bats
# pdf: the report for reading, by LibreOffice where it is there; what becomes of a night where it is not, or fails.

load common

setup() {
    own_folder
    small=$root/tests/unit/reports/report-small.xml
    out=$work/out
}
teardown() { leave; }

report() { thidua report --from "$small" --output "$out"; }

# renderer TEXT: a program of those lines in place of LibreOffice.
renderer() {
    printf '#!/bin/sh\n%s\n' "$1" >"$work/renderer"
    chmod 755 "$work/renderer"
    export THIDUA_PDF_RENDERER=$work/renderer
}

@test "LibreOffice makes a whole PDF of both editions, fonts embedded, every letter readable, equal bytes for equal data" {
    [ -x /usr/bin/soffice ] && command -v pdftotext pdffonts >/dev/null || skip "LibreOffice or poppler-utils not installed"
    export THIDUA_PDF_RENDERER=/usr/bin/soffice
    report
    local name=bao-cao-2026-11.pdf folder text
    for folder in "$out/current" "$out/current/cong-khai"; do
        pdffonts "$folder/$name" | tail -n +3 | awk '$(NF-4) != "yes" { print; bad = 1 } END { exit bad }'
        text=$(pdftotext "$folder/$name" - | tr -s '[:space:]' ' ')
        for words in "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" "Độc lập - Tự do - Hạnh phúc" "DỰ THẢO" \
            "Kết quả hoạt động của Tổ công nghệ số cộng đồng" "ĐỀ XUẤT, KIẾN NGHỊ" "Nơi nhận:" "Phụ lục I"; do
            [[ "$text" == *"$words"* ]] || { echo "no '$words' in: $text"; return 1; }
        done
    done
    grep -q "href=\"$name\"" "$out/current/index.html"
    local first
    first=$(sha256sum <"$out/current/$name")
    rm -rf "$out"
    report
    [ "$(sha256sum <"$out/current/$name")" = "$first" ]
    [ -z "$(find "$out" -name '.new-*')" ]
}

@test "without a renderer the report is published, one line says what is missing" {
    run report
    [ "$status" -eq 0 ]
    [ "$(grep -c 'không có chương trình /nonexistent' <<<"$output")" -eq 1 ]
    [ ! -e "$out/current/bao-cao-2026-11.pdf" ]
    run grep -r 'bao-cao-2026-11.pdf' "$out/current/"
    [ "$status" -eq 1 ]
}

@test "a renderer that fails, makes nothing or half a PDF publishes nothing and ends with 4; the old report stays" {
    report
    local before
    before=$(readlink "$out/current")
    sed 's/asOf="2026-11-20"/asOf="2026-11-21"/' "$small" >"$work/next.xml"
    small=$work/next.xml
    renderer 'echo "kaputt" >&2; exit 1'
    fails_with 4 kaputt report
    renderer 'exit 0'
    fails_with 4 "PDF" report
    renderer 'for f in *.docx; do echo "%PDF-1.7 cut" >"${f%.docx}.pdf"; done'
    fails_with 4 "bị cụt" report
    [ "$(readlink "$out/current")" = "$before" ]
    [ -z "$(find "$out" -name '.new-*')" ]
}

@test "the renderer sees nothing of ours: no environment, no home, a profile of its own that is gone afterwards" {
    renderer 'env >"$HOME/../../seen"; printf "%s\n" "$@" >>"$HOME/../../seen"; exit 1'
    export SECRET_OF_OURS=1 PGPASSFILE=/somewhere
    fails_with 4 PDF report
    run grep -E 'SECRET_OF_OURS|PGPASSFILE' "$work/seen"
    [ "$status" -eq 1 ]
    grep -q 'UserInstallation=file:///.*/\.new-.*/profile' "$work/seen"
}

# unexcused: uncovered lines of the rooms that docs/COVERAGE.md answers for and does not excuse; ends with 1 where there is one.
#   awk -v root=FOLDER/ -v rooms=REGEX -f unexcused.awk docs/COVERAGE.md lines.info
# In:    the page's rows "| `file` | `words of the line` | why |"; llvm-cov's lcov file.
# Rules: an uncovered line is excused where its statement, from its first line on with the condition before it, holds those
#        words; so are the lines that follow it in its block. Numbers of lines are not looked at: they move.
function trimmed(text) { gsub(/^[ \t]+|[ \t]+$/, "", text); return text }
function indent(text) { match(text, /^ */); return RLENGTH }
# The statement that line n belongs to; the one that opens its block belongs to it.
function statement(n,    text, before, blocks) {
    text = trimmed(source[n])
    for (; n > 1; n--) {
        before = trimmed(source[n - 1])
        if (before == "" || before ~ /[;}:]$/ || before ~ /\*\/$/ || before ~ /\{$/ && blocks++) break
        text = before " " text
    }
    return text
}
function excuse(text,    i) {
    for (i = 1; i <= count; i++)
        if (file_of[i] == file && index(text, words_of[i])) { used[i] = 1; return 1 }
    return 0
}
FNR == NR {
    if (split($0, part, /`/) >= 5 && $0 ~ /^\| *`[^`]*` *\| *`/) { count++; file_of[count] = part[2]; words_of[count] = part[4] }
    next
}
/^SF:/ {
    path = substr($0, 4); file = path
    if (index(path, root) == 1) file = substr(path, length(root) + 1)
    wanted = file ~ rooms; last = 0; known = 0
    for (n = 1; wanted && (getline line < path) > 0; n++) source[n] = line
    if (wanted) close(path)
}
wanted && /^DA:[0-9]+,0$/ {
    split(substr($0, 4), da, ","); n = da[1] + 0
    follows = n == last + 1 && known && (indent(source[n]) >= depth || trimmed(source[n]) ~ /^}/)
    if (!follows) { known = excuse(statement(n)); depth = indent(source[n]) }
    if (known) excused++
    else { unexcused++; printf "not excused: %s:%d: %s\n", file, n, trimmed(source[n]) }
    last = n
}
END {
    for (i = 1; i <= count; i++)
        if (!used[i]) printf "excused for nothing: %s: %s\n", file_of[i], words_of[i]
    printf "ledger, COPY, freeze, verify: %d uncovered lines excused, %d not\n", excused, unexcused
    exit unexcused > 0
}

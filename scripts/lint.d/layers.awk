# layers: an include may only point at the rooms its own room may use (docs/ARCHITECTURE.md "Who may use whom").
BEGIN {
    allow["base"] = ""; allow["read"] = "base"; allow["contract"] = "base read"; allow["load"] = "base read contract"
    allow["model"] = "base"; allow["seal"] = "base load model reports"
    allow["keep"] = "base contract load model seal reports"; allow["night"] = "base load model keep seal reports"
    allow["command"] = "base read contract load model night seal keep reports"
    allow["document"] = "base"; allow["chart"] = "base document"; allow["render"] = "base document chart"
}
function room_of(path,   parts) {
    split(path, parts, "/")
    if (path ~ /^etl\/main\.c$/) return "main"
    return parts[2]
}
function target_of(file,   parts) {
    split(file, parts, "/")
    if (index(file, "/") == 0) return ""
    if (parts[1] ~ /^(document|chart|render)$/) return parts[1]
    return parts[1]
}
/^#include "/ {
    file = $2; gsub(/"/, "", file)
    room = room_of(FILENAME); target = target_of(file)
    if (target == "" || target == room || room == "main") next
    group = (target ~ /^(document|chart|render)$/ && FILENAME ~ /^etl\//) ? "reports" : target
    if ((" " allow[room] " ") !~ (" " group " ")) print FILENAME ":" FNR ": " room " must not use " target
}

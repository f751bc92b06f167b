# sizes: refuses what is over the ceilings of docs/ARCHITECTURE.md: function 80 lines, C file 500, header 150, SQL 100, script
# 120, line 120 columns in C. A file may be excused by a line "lint: size NUMBER (reason)" that names its new ceiling.
function done() { if (file != "" && lines > limit) print file ": " lines " lines, the ceiling is " limit }
FNR == 1 {
    done(); file = FILENAME; name = ""
    limit = file ~ /\.c$/ ? 500 : file ~ /\.h$/ ? 150 : file ~ /\.sql$/ ? 100 : 120
    if (file ~ /^tests\//) limit = file ~ /\.c$/ ? 800 : 400
}
/lint: size [0-9]+ \(/ { match($0, /lint: size [0-9]+/); limit = substr($0, RSTART + 11, RLENGTH - 11) + 0 }
{ lines = FNR }
FILENAME ~ /\.[ch]$/ {
    characters = $0
    gsub(/[\200-\277]/, "", characters) # UTF-8 continuation bytes
    # a string literal is not broken: it is found by searching for it
    if (length(characters) > 120 && characters !~ /"/) print FILENAME ":" FNR ": line of " length(characters) " characters"
}
FILENAME ~ /\.c$/ && /^[a-z].*\)$/ { name = $0; start = FNR }
FILENAME ~ /\.c$/ && /^}/ && name != "" {
    if (FNR - start > 80 && FILENAME !~ /^tests\//) print FILENAME ":" start ": function of " FNR - start " lines"
    name = ""
}
END { done() }

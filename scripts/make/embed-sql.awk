# embed-sql: turns SQL files into C strings. The symbol is "sql_" and the file's stem; files of schemas/db become the
# table sql_migrations[] in the order given. -v part=header|source. Files stay whole: they run in psql as they stand.
function stem(path) { sub(/.*\//, "", path); sub(/\.sql$/, "", path); return path }
function close_file() { if (open) print ";"; open = 0 }
BEGIN {
    if (part == "header") {
        print "#pragma once\nstruct sql_migration { const char *name, *sql; };"
        print "extern const struct sql_migration sql_migrations[]; /* ends with a NULL name */"
    } else print "#include \"sql.h\"\n#include <stddef.h>"
    for (i = 1; i < ARGC; i++) {
        name = stem(ARGV[i]); migration = (ARGV[i] ~ /^schemas\/db\//)
        symbol = (migration ? "sql_migration_" : "sql_") name
        if (part == "header") { if (!migration) print "extern const char " symbol "[];" }
        if (migration) order[++count] = name
    }
    if (part == "header") exit
}
FNR == 1 {
    close_file()
    migration = (FILENAME ~ /^schemas\/db\//)
    printf "%sconst char %s%s[] =\n", (migration ? "static " : ""), (migration ? "sql_migration_" : "sql_"), stem(FILENAME)
    open = 1
}
{ gsub(/\\/, "&&"); gsub(/"/, "\\\""); print "    \"" $0 "\\n\"" }
END {
    if (part == "header") exit
    close_file()
    print "const struct sql_migration sql_migrations[] = {"
    for (i = 1; i <= count; i++) printf "    {\"%s\", sql_migration_%s},\n", order[i], order[i]
    print "    {NULL, NULL}};"
}

/* contracts: those of schemas/sources against the stage tables, and faults told with their line.
 * Run from the source tree. */
#include "testing.h"

#include "base/path.h"
#include "contract/contract.h"
#include "contract/rules.h"

#include <glob.h>
#include <unistd.h>

static const char xsd[] = "schemas/xsd/source.xsd";

/* The text of "CREATE UNLOGGED TABLE stage.FACT ( ... );". */
static struct span table_of(struct arena *arena, const char *fact)
{
    struct span sql;
    struct error err = {.code = CODE_OK};
    assert_true(path_read(arena, "schemas/db/004_stage.sql", 1 << 20, &sql, &err));
    char *all = arena_strndup(arena, sql.bytes, sql.length);
    char *from = strstr(all, arena_printf(arena, "TABLE stage.%s (", fact));
    if (from == NULL) fail_msg("there is no stage.%s", fact);
    char *end = strstr(from, ");");
    assert_non_null(end);
    return span_make(from, (size_t)(end - from));
}

/* Is the column added by a later migration? */
static bool added_later(struct arena *arena, const char *fact, const char *column)
{
    glob_t files;
    bool found = false;
    assert_int_equal(glob("schemas/db/*.sql", 0, NULL, &files), 0);
    const char *text = arena_printf(arena, "ALTER TABLE stage.%s ADD COLUMN %s ", fact, column);
    for (size_t i = 0; i < files.gl_pathc && !found; i++) {
        struct span sql;
        struct error err = {.code = CODE_OK};
        assert_true(path_read(arena, files.gl_pathv[i], 1 << 20, &sql, &err));
        found = memmem(sql.bytes, sql.length, text, strlen(text)) != NULL;
    }
    globfree(&files);
    return found;
}

static void every_stage_column_is_there(void **state)
{
    (void)state;
    ARENA_AUTO struct arena *arena = arena_open(64 << 20);
    struct contract_set set;
    struct error err = {.code = CODE_OK};
    if (!contract_set_load(arena, "schemas/sources", xsd, &set, &err)) fail_msg("%s", err.text);
    assert_int_equal(set.count, 14);
    for (size_t c = 0; c < set.count; c++) {
        const struct contract *contract = &set.contracts[c];
        struct span table = table_of(arena, contract->fact);
        char *text = arena_strndup(arena, table.bytes, table.length);
        for (size_t i = 0; i < contract->field_count; i++) {
            const struct field *field = &contract->fields[i];
            if (field->stage == NULL) continue;
            const char *blank = arena_printf(arena, " %s ", field->stage);
            if (strstr(text, blank) == NULL && !added_later(arena, contract->fact, field->stage))
                fail_msg("%s: stage.%s has no %s", contract->code, contract->fact, field->stage);
            for (size_t k = 0; k < i; k++)
                if (contract->fields[k].stage != NULL &&
                    strcmp(contract->fields[k].stage, field->stage) == 0)
                    fail_msg("%s: two fields for %s", contract->code, field->stage);
        }
    }
}

static void personal_fields_are_not_loaded(void **state)
{
    (void)state;
    ARENA_AUTO struct arena *arena = arena_open(64 << 20);
    struct contract_set set;
    struct error err = {.code = CODE_OK};
    assert_true(contract_set_load(arena, "schemas/sources", xsd, &set, &err));
    for (size_t c = 0; c < set.count; c++)
        for (size_t i = 0; i < set.contracts[c].field_count; i++) {
            const struct field *field = &set.contracts[c].fields[i];
            bool member_name =
                strcmp(set.contracts[c].fact, "member") == 0 && strcmp(field->name, "name") == 0;
            if (field->personal && field->stage != NULL && !member_name)
                fail_msg("%s loads %s", set.contracts[c].code, field->name);
        }
}

static void fault(const char *body, const char *words)
{
    ARENA_AUTO struct arena *arena = arena_open(64 << 20);
    struct contract_set set;
    struct error err = {.code = CODE_OK};
    char folder[] = "/tmp/thidua-contract-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char *path = path_join(arena, folder, "a.xml");
    char *text = arena_printf(
        arena,
        "<source xmlns=\"urn:thidua:source:1\" code=\"a\" family=\"portal\" layout=\"a\" "
        "fact=\"dossier\">\n<name>A</name>\n%s\n</source>\n",
        body);
    assert_true(path_write(path, span_of(text), 0600, &err));
    assert_false(contract_set_load(arena, folder, xsd, &set, &err));
    assert_int_equal(err.code, CODE_CONFIG);
    if (strstr(err.text, words) == NULL) fail_msg("\"%s\" has no \"%s\"", err.text, words);
    assert_int_equal(err.place.row, 3);
    assert_true(path_remove_tree(folder, &err));
}

static void faults_are_told_with_their_line(void **state)
{
    (void)state;
    fault("<column name=\"x\" like=\"nothing\"/>", "nothing");
    fault("<column name=\"x\" type=\"choice\" unknown=\"no such code\"/>", "no such code");
    fault("<column name=\"x\" type=\"code\" pattern=\"[\"/>", "[");
    fault("<column name=\"x\" type=\"text\"/><column name=\"x\" type=\"text\"/>", "hai lần");
    fault("<column name=\"x\" type=\"text\"/><derived name=\"y\" rule=\"phone-key\" from=\"z\"/>",
          "\"z\"");
    fault(
        "<column name=\"x\" type=\"text\"/><check rule=\"at-most\" field=\"x\" code=\"nonsense\"/>",
        "nonsense");
    fault("<column name=\"x\" type=\"colour\"/>", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_stage_column_is_there),
        cmocka_unit_test(personal_fields_are_not_loaded),
        cmocka_unit_test(faults_are_told_with_their_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * opc: the parts of an Office Open XML package: content types and relationships.
 *
 * In:     an archive; part names in any letter case, absolute or relative, with '/' or '\'.
 * Out:    names without a leading '/', resolved against the part that holds the relationship;
 *         targets outside the package are left out.
 * Owns:   everything lives in the arena.
 * Source: ECMA-376 part 2 (OPC).
 */
#ifndef THIDUA_READ_OPC_H
#define THIDUA_READ_OPC_H

#include "base/arena.h"
#include "zip.h"

struct relationship {
    const char *id;
    const char *type;   /* the last word of the type's URI: "worksheet", "sharedStrings", ... */
    const char *target; /* part name */
};

struct relationships {
    struct relationship *list;
    size_t count, capacity;
};

enum { RELATIONSHIPS_MAX = 4000 };

/* Relationships of a part ("" = of the package); none where there is no such part. */
MUST_CHECK bool opc_relationships(struct archive *archive, struct arena *arena, const char *part,
                                  struct relationships *ret, struct error *err);
/* The first of a type, or by id; NULL = none. */
const struct relationship *opc_by_type(const struct relationships *list, const char *type);
const struct relationship *opc_by_id(const struct relationships *list, struct span id);

/* The name and the content type of the first part whose content type holds `wanted` (NULL: the main
 * document of any known kind); *ret_name NULL = none. */
MUST_CHECK bool opc_main_part(struct archive *archive, struct arena *arena, const char **ret_name,
                              const char **ret_type, struct error *err);

#endif

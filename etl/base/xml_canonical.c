/*
 * xml_canonical: see xml_canonical.h.
 */
#include "xml_canonical.h"

#include "xml.h"

#include <libxml/c14n.h>

bool xml_canonical_digest(const char *path, char ret_hex[HASH_HEX], struct error *err)
{
    XML_AUTO struct xml *doc = NULL;
    xmlChar *bytes = NULL;
    if (!xml_load(path, NULL, &doc, err)) return false;
    int length =
        xmlC14NDocDumpMemory(xml_native(doc), NULL, XML_C14N_EXCLUSIVE_1_0, NULL, 0, &bytes);
    if (length < 0) return error_set(err, CODE_MEMORY, "hết bộ nhớ khi chuẩn hóa XML");
    uint8_t digest[HASH_BYTES];
    hash_bytes(span_make((const char *)bytes, (size_t)length), digest);
    hash_hex(digest, ret_hex);
    xmlFree(bytes);
    return true;
}

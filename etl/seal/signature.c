/*
 * signature: the form of a signature, written and checked (see signature.h).
 */
#include "seal/signature_private.h"

#include "base/path.h"
#include "base/xml.h"
#include "seal/signature.h"

#include <errno.h>
#include <fcntl.h>
#include <libxml/tree.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <string.h>
#include <unistd.h>
#include <xmlsec/openssl/crypto.h>
#include <xmlsec/templates.h>
#include <xmlsec/xmldsig.h>

enum { PATHS_LIMIT_BYTES = 64 * 1024 };

static xmlDoc *template_of(const char *name, xmlNode **ret_signature)
{
    xmlDoc *tree = xmlNewDoc(BAD_CAST "1.0");
    xmlNode *signature = xmlSecTmplSignatureCreate(tree, xmlSecTransformExclC14NId,
                                                   xmlSecOpenSSLTransformRsaSha256Id, NULL);
    if (!tree || !signature) memory_end(sizeof *tree);
    xmlDocSetRootElement(tree, signature);
    xmlNode *reference = xmlSecTmplSignatureAddReference(signature, xmlSecOpenSSLTransformSha256Id,
                                                         NULL, BAD_CAST name, NULL);
    xmlNode *keys = xmlSecTmplSignatureEnsureKeyInfo(signature, NULL);
    xmlNode *certificates = keys ? xmlSecTmplKeyInfoAddX509Data(keys) : NULL;
    if (!reference || !xmlSecTmplReferenceAddTransform(reference, xmlSecTransformExclC14NId) ||
        !certificates || !xmlSecTmplX509DataAddCertificate(certificates))
        memory_end(sizeof *tree);
    *ret_signature = signature;
    return tree;
}

/* The folder to go back to after work in the document's. */
static bool enter_folder(const char *document_path, int *ret_before, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(PATHS_LIMIT_BYTES);
    size_t length = (size_t)(path_base(document_path) - document_path);
    const char *folder = length == 0 ? "." : arena_strndup(arena, document_path, length);
    int before = open(".", O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (before >= 0 && chdir(folder) == 0) {
        *ret_before = before;
        return true;
    }
    fd_closep(&before);
    return error_set(err, CODE_FILE_OPEN, "không thể vào thư mục %s: %s", folder, strerror(errno));
}

static bool leave_folder(int *before, struct error *err)
{
    bool done = fchdir(*before) == 0;
    fd_closep(before);
    return done || error_set(err, CODE_INTERNAL, "không thể trở lại thư mục cũ");
}

/* Well-formed, no DOCTYPE, no entity, and of a name that can be signed. */
static bool check_document(const char *path, struct error *err)
{
    XML_AUTO struct xml *doc = NULL;
    if (!signature_name(path_base(path)))
        return error_set(err, CODE_USAGE,
                         "tên tài liệu để ký chỉ được gồm chữ không dấu, số và dấu . _ -");
    if (xml_load(path, NULL, &doc, err)) return true;
    if (err->code == CODE_CONFIG) err->code = CODE_SIGNATURE;
    return false;
}

static bool sign(xmlNode *signature, const struct signing_key *key, const char *document_path,
                 struct error *err)
{
    int before = -1;
    if (!enter_folder(document_path, &before, err)) return false;
    xmlSecDSigCtx *context = signature_context(key->key, key->certificate);
    bool done = xmlSecDSigCtxSign(context, signature) == 0;
    xmlSecDSigCtxDestroy(context);
    if (!done) error_set(err, CODE_INTERNAL, "không thể ký tài liệu");
    return leave_folder(&before, err) && done;
}

/* The signature in the form of the file. */
static bool make(const char *document_path, const struct signing_key *key, xmlChar **ret_text,
                 int *ret_length, struct error *err)
{
    xmlNode *signature = NULL;
    if (!signature_library_start(err)) return false;
    xmlDoc *tree = template_of(path_base(document_path), &signature);
    bool done = sign(signature, key, document_path, err);
    if (done) xmlDocDumpMemoryEnc(tree, ret_text, ret_length, "UTF-8");
    if (done && !*ret_text) memory_end(sizeof *tree);
    xmlFreeDoc(tree);
    signature_library_stop();
    return done;
}

/* The pinned certificate whose key the signature says it was made with. */
static X509 *pinned_for(const struct xml *doc, const struct certificates *pinned,
                        struct arena *arena, bool *ret_present)
{
    const struct xml_node *info = xml_child(xml_root(doc), "KeyInfo");
    const char *text = xml_child_text(xml_child(info, "X509Data"), "X509Certificate", arena);
    size_t length = strlen(text);
    unsigned char *der = arena_alloc(arena, length + 1);
    EVP_ENCODE_CTX *decoder = EVP_ENCODE_CTX_new();
    int first = 0, last = 0;
    if (!decoder) memory_end(length);
    EVP_DecodeInit(decoder);
    bool decoded =
        EVP_DecodeUpdate(decoder, der, &first, (const unsigned char *)text, (int)length) >= 0 &&
        EVP_DecodeFinal(decoder, der + first, &last) >= 0;
    EVP_ENCODE_CTX_free(decoder);
    const unsigned char *next = der;
    X509 *named = decoded ? d2i_X509(NULL, &next, first + last) : NULL, *found = NULL;
    EVP_PKEY *key = named ? X509_get0_pubkey(named) : NULL;
    for (size_t i = 0; key && i < pinned->count && !found; i++)
        if (EVP_PKEY_eq(X509_get0_pubkey(pinned->list[i]), key) == 1) {
            found = pinned->list[i];
            *ret_present = i == 0;
        }
    X509_free(named);
    ERR_clear_error();
    return found;
}

/* Asks the library: is the document's digest the signed one, is the signature this key's. */
static bool ask(xmlNode *signature, X509 *certificate, struct error *err)
{
    xmlSecDSigCtx *context = signature_context(X509_get0_pubkey(certificate), NULL);
    bool ran = xmlSecDSigCtxVerify(context, signature) == 0;
    bool valid = ran && context->status == xmlSecDSigStatusSucceeded;
    xmlSecPtrList *references = &context->signedInfoReferences;
    bool one = xmlSecPtrListGetSize(references) == 1;
    const xmlSecDSigReferenceCtx *reference = one ? xmlSecPtrListGetItem(references, 0) : NULL;
    bool same = reference && reference->status == xmlSecDSigStatusSucceeded;
    xmlSecDSigCtxDestroy(context);
    if (valid && same) return true;
    if (!ran) return error_set(err, CODE_SIGNATURE, "không kiểm được chữ ký");
    if (!same) return error_set(err, CODE_SIGNATURE, "tài liệu đã bị sửa sau khi ký");
    return error_set(err, CODE_SIGNATURE,
                     "giá trị chữ ký không khớp: phần được ký đã bị sửa hoặc không do khóa này ký");
}

static bool ask_library(const struct xml *doc, X509 *certificate, const char *document_path,
                        struct error *err)
{
    int before = -1;
    if (!signature_library_start(err)) return false;
    bool done = enter_folder(document_path, &before, err);
    if (done) {
        done = ask(xmlDocGetRootElement(xml_native(doc)), certificate, err);
        done = leave_folder(&before, err) && done;
    }
    signature_library_stop();
    return done;
}

static bool check(const char *document_path, const char *signature_path,
                  const struct certificates *pinned, struct signature_info *ret_info,
                  struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(4 * PATHS_LIMIT_BYTES);
    XML_AUTO struct xml *doc = NULL;
    const char *form = config_data_path(arena, "schemas/xsd/signature.xsd");
    if (!check_document(document_path, err)) return false;
    if (!xml_load(signature_path, form, &doc, err)) {
        if (err->code == CODE_CONFIG) err->code = CODE_SIGNATURE;
        return error_hint(err, "Tệp chữ ký không ở dạng mà thidua ghi ra.");
    }
    const struct xml_node *reference =
        xml_child(xml_child(xml_root(doc), "SignedInfo"), "Reference");
    if (strcmp(xml_attribute(reference, "URI"), path_base(document_path)) != 0)
        return error_set(err, CODE_SIGNATURE, "chữ ký là của một tài liệu khác tên");
    struct signature_info info = {.present = false};
    X509 *certificate = pinned_for(doc, pinned, arena, &info.present);
    if (!certificate)
        return error_set(err, CODE_SIGNATURE, "chữ ký dùng khóa khác với chứng thư đã ghim");
    if (!ask_library(doc, certificate, document_path, err)) return false;
    certificate_describe(certificate, &info.certificate);
    if (ret_info) *ret_info = info;
    return true;
}

bool signature_verify(const char *document_path, const char *signature_path,
                      const char *certificate_path, struct signature_info *ret_info,
                      struct error *err)
{
    CERTIFICATES_AUTO struct certificates pinned = {.count = 0};
    return certificates_read(certificate_path, &pinned, err) &&
           (check(document_path, signature_path, &pinned, ret_info, err) ||
            error_at(err, path_base(signature_path), NULL, 0, NULL));
}

bool signature_write(const char *document_path, const struct signing_key *key,
                     const char *signature_path, struct error *err)
{
    xmlChar *text = NULL;
    int length = 0;
    if (!check_document(document_path, err) || !make(document_path, key, &text, &length, err))
        return false;
    bool done =
        path_write(signature_path, span_make((const char *)text, (size_t)length), 0640, err);
    xmlFree(text);
    if (!done) return false;
    struct certificates own = {.list = {key->certificate}, .count = 1};
    if (check(document_path, signature_path, &own, NULL, err)) return true;
    unlink(signature_path);
    return false;
}

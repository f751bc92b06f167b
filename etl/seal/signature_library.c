/*
 * signature_library: libxmlsec1 and its OpenSSL engine, held short (see signature_private.h).
 *
 * libxmlsec1 follows URIs, KeyInfo and algorithms of the file it checks. So the file must have the
 * one form of signature.xsd before it sees it; the key is given to it, so that it reads no KeyInfo;
 * its ways of opening files are taken away but for plain names in the working folder.
 */
#include "seal/signature_private.h"

#include "base/path.h"

#include <fcntl.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <string.h>
#include <sys/stat.h>
#include <xmlsec/xmlsec.h> /* before errors.h, which lacks it */

#include <xmlsec/errors.h>
#include <xmlsec/io.h>
#include <xmlsec/openssl/crypto.h>
#include <xmlsec/openssl/evp.h>
#include <xmlsec/openssl/x509.h>
#include <xmlsec/xmldsig.h>

enum { NAME_LIMIT_BYTES = 200 };

/* A name that signature.xsd allows: no folder, no scheme, nothing to unescape. */
bool signature_name(const char *name)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                  "0123456789._-";
    size_t length = strlen(name);
    return length > 0 && length <= NAME_LIMIT_BYTES && strspn(name, allowed) == length &&
           strchr("._-", name[0]) == NULL;
}

/* What libxmlsec1 may open: xmlInput callbacks on a descriptor kept in memory of its own. */
static int may_open(const char *name)
{
    return signature_name(name);
}

static void *open_plain(const char *name)
{
    struct stat status;
    int *fd = xmlMalloc(sizeof *fd);
    if (!fd) return NULL;
    *fd = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW);
    if (*fd >= 0 && fstat(*fd, &status) == 0 && S_ISREG(status.st_mode)) return fd;
    fd_closep(fd);
    xmlFree(fd);
    return NULL;
}

static int read_plain(void *context, char *buffer, int length)
{
    struct error err = {.code = CODE_OK};
    size_t got;
    if (!fd_read_some(*(int *)context, buffer, (size_t)length, &got, &err)) return -1;
    return (int)got;
}

static int close_plain(void *context)
{
    fd_closep(context);
    xmlFree(context);
    return 0;
}

/* The library is started and ended around each use: it keeps its state per process. */
bool signature_library_start(struct error *err)
{
    if (xmlSecInit() == 0) {
        if (xmlSecOpenSSLInit() == 0) {
            xmlSecErrorsSetCallback(NULL); /* it would print to standard error */
            xmlSecIOCleanupCallbacks();
            if (xmlSecIORegisterCallbacks(may_open, open_plain, read_plain, close_plain) == 0)
                return true;
            xmlSecOpenSSLShutdown();
        }
        xmlSecShutdown();
    }
    return error_set(err, CODE_INTERNAL, "không thể khởi động thư viện chữ ký");
}

void signature_library_stop(void)
{
    xmlSecOpenSSLShutdown();
    xmlSecShutdown();
    ERR_clear_error();
}

/* The key as the library's own, with its certificate where it signs; NULL = out of memory. */
static xmlSecKey *library_key(EVP_PKEY *key, X509 *certificate)
{
    xmlSecKey *made = xmlSecKeyCreate();
    if (EVP_PKEY_up_ref(key) != 1) memory_end(sizeof key);
    xmlSecKeyData *value = xmlSecOpenSSLEvpKeyAdopt(key);
    if (!made || !value || xmlSecKeySetValue(made, value) != 0) memory_end(sizeof *made);
    if (!certificate) return made;
    xmlSecKeyData *data = xmlSecKeyEnsureData(made, xmlSecOpenSSLKeyDataX509Id);
    if (!data || X509_up_ref(certificate) != 1 ||
        xmlSecOpenSSLKeyDataX509AdoptKeyCert(data, certificate) != 0)
        memory_end(sizeof *made);
    if (X509_up_ref(certificate) != 1 || xmlSecOpenSSLKeyDataX509AdoptCert(data, certificate) != 0)
        memory_end(sizeof *made);
    return made;
}

/* A context that takes the given key only and these algorithms only. */
struct _xmlSecDSigCtx *signature_context(EVP_PKEY *key, X509 *certificate)
{
    xmlSecDSigCtx *context = xmlSecDSigCtxCreate(NULL);
    if (!context ||
        xmlSecDSigCtxEnableReferenceTransform(context, xmlSecTransformExclC14NId) != 0 ||
        xmlSecDSigCtxEnableReferenceTransform(context, xmlSecOpenSSLTransformSha256Id) != 0 ||
        xmlSecDSigCtxEnableSignatureTransform(context, xmlSecTransformExclC14NId) != 0 ||
        xmlSecDSigCtxEnableSignatureTransform(context, xmlSecOpenSSLTransformRsaSha256Id) != 0)
        memory_end(sizeof *context);
    context->signKey = library_key(key, certificate);
    return context;
}

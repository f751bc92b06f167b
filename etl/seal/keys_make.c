/*
 * keys_make: a signing key and its self-signed certificate for a deployment without one (keys.h).
 *
 * Source: RFC 5280 (certificate); a self-signed certificate is trusted because it is pinned, its
 *         fingerprint stands in the year-end record on paper.
 */
#include "seal/keys_private.h"

#include "base/path.h"
#include "base/secret.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>
#include <string.h>
#include <unistd.h>

enum { MADE_BITS = 3072, MADE_DAYS = 3652, NAME_LIMIT_CHARS = 64 };

/* One part of the subject, cut at the 64 characters that X.520 allows. */
static bool add_name(X509_NAME *name, const char *part, const char *text)
{
    char cut[NAME_LIMIT_CHARS * 4 + 1];
    size_t length = 0, chars = 0;
    for (; text[length] && length < sizeof cut - 1; length++) {
        bool starts = ((unsigned char)text[length] & 0xC0) != 0x80;
        if (starts && ++chars > NAME_LIMIT_CHARS) break;
        cut[length] = text[length];
    }
    cut[length] = '\0';
    return length == 0 || X509_NAME_add_entry_by_txt(name, part, MBSTRING_UTF8,
                                                     (unsigned char *)cut, -1, -1, 0) == 1;
}

static bool set_subject(X509 *certificate, const struct config *config)
{
    struct arena *arena = config->arena;
    const char *type = config_text(config, "commune-type"),
               *name = config_text(config, "commune-name"),
               *code = config_text(config, "commune-code");
    X509_NAME *subject = X509_get_subject_name(certificate);
    return add_name(subject, "C", "VN") &&
           add_name(subject, "ST", config_text(config, "province-name")) &&
           add_name(subject, "O", arena_printf(arena, "Ủy ban nhân dân %s %s", type, name)) &&
           add_name(subject, "serialNumber", code) &&
           add_name(subject, "CN", arena_printf(arena, "Thi đua %s %s (%s)", type, name, code)) &&
           X509_set_issuer_name(certificate, subject) == 1;
}

static bool add_extension(X509 *certificate, int which, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, certificate, certificate, NULL, NULL, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, which, value);
    bool done = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return done;
}

static bool set_serial(X509 *certificate)
{
    unsigned char bytes[16];
    if (RAND_bytes(bytes, sizeof bytes) != 1) return false;
    bytes[0] = (unsigned char)((bytes[0] & 0x7F) | 0x40); /* positive, of full length */
    BIGNUM *number = BN_bin2bn(bytes, sizeof bytes, NULL);
    bool done = number && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != NULL;
    BN_free(number);
    return done;
}

static X509 *self_signed(EVP_PKEY *key, const struct config *config)
{
    X509 *certificate = X509_new();
    if (certificate && X509_set_version(certificate, X509_VERSION_3) == 1 &&
        set_serial(certificate) && X509_set_pubkey(certificate, key) == 1 &&
        X509_gmtime_adj(X509_getm_notBefore(certificate), 0) != NULL &&
        X509_time_adj_ex(X509_getm_notAfter(certificate), MADE_DAYS, 0, NULL) != NULL &&
        set_subject(certificate, config) &&
        add_extension(certificate, NID_basic_constraints, "critical,CA:FALSE") &&
        add_extension(certificate, NID_key_usage, "critical,digitalSignature,nonRepudiation") &&
        add_extension(certificate, NID_subject_key_identifier, "hash") &&
        X509_sign(certificate, key, EVP_sha256()) > 0)
        return certificate;
    X509_free(certificate);
    return NULL;
}

static bool write_out(BIO *memory, const char *path, mode_t mode, struct error *err)
{
    char *bytes = NULL;
    long length = BIO_get_mem_data(memory, &bytes);
    bool done = path_create(path, span_make(bytes, (size_t)length), mode, err);
    OPENSSL_cleanse(bytes, (size_t)length);
    return done;
}

static bool make_key(const char *path, struct error *err)
{
    EVP_PKEY *key = EVP_RSA_gen(MADE_BITS);
    BIO *memory = BIO_new(BIO_s_secmem());
    bool done =
        key && memory && PEM_write_bio_PrivateKey(memory, key, NULL, NULL, 0, NULL, NULL) == 1;
    if (!done) error_set(err, CODE_INTERNAL, "chưa thể tạo khóa ký số");
    done = done && write_out(memory, path, 0600, err);
    BIO_free(memory);
    EVP_PKEY_free(key);
    ERR_clear_error();
    return done;
}

/* The key's own certificate: the one it came with, else one it signs itself. */
static bool make_certificate(const struct config *config, const char *path, struct error *err)
{
    EVP_PKEY *key = NULL;
    X509 *certificate = NULL;
    if (!private_key_read(config, &key, &certificate, err)) return false;
    if (!certificate) certificate = self_signed(key, config);
    BIO *memory = BIO_new(BIO_s_mem());
    bool done = certificate && memory && PEM_write_bio_X509(memory, certificate) == 1;
    if (!done) error_set(err, CODE_INTERNAL, "chưa thể tạo chứng thư cho khóa ký số");
    done = done && write_out(memory, path, 0644, err);
    BIO_free(memory);
    X509_free(certificate);
    EVP_PKEY_free(key);
    ERR_clear_error();
    return done;
}

bool signing_key_make(const struct config *config, bool *ret_made, struct error *err)
{
    const char *key = config_text(config, "signing-key"),
               *certificate = config_text(config, "signing-certificate");
    *ret_made = false;
    if (access(certificate, F_OK) == 0) return true;
    if (!secret_exists(key)) {
        if (!make_key(key, err)) return false;
        *ret_made = true;
    }
    return make_certificate(config, certificate, err);
}

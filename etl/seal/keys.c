/*
 * keys: reading keys and certificates with libcrypto (see keys.h).
 *
 * Privacy: OpenSSL's own error texts are dropped: they may quote what they could not read.
 */
#include "seal/keys_private.h"

#include "base/path.h"
#include "base/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <string.h>
#include <sys/stat.h>

enum {
    KEY_FILE_LIMIT_BYTES = 64 * 1024,
    CERTIFICATE_LIMIT_BYTES = 256 * 1024,
    PASSPHRASE_LIMIT_BYTES = 1024,
    RSA_BITS_LEAST = 2048
};

struct passphrase {
    char text[PASSPHRASE_LIMIT_BYTES + 1];
    size_t length;
};

/* The first line of the file; none where the setting is empty. */
static bool passphrase_read(const struct config *config, struct passphrase *ret, struct error *err)
{
    const char *path = config_text(config, "signing-passphrase");
    ret->length = 0;
    ret->text[0] = '\0';
    if (!*path) return true;
    if (!secret_read(path, ret->text, PASSPHRASE_LIMIT_BYTES, &ret->length, err)) return false;
    if (ret->length == PASSPHRASE_LIMIT_BYTES)
        return error_set(err, CODE_CONFIG, "tệp mật khẩu %s quá dài", path);
    ret->text[ret->length] = '\0';
    ret->length = strcspn(ret->text, "\r\n");
    ret->text[ret->length] = '\0';
    return true;
}

/* Gives PEM's reader the passphrase; without one it must not ask on the terminal. */
static int answer(char *buffer, int room, int writing, void *context)
{
    (void)writing;
    const struct passphrase *passphrase = context;
    if (passphrase->length == 0 || passphrase->length > (size_t)room) return -1;
    memcpy(buffer, passphrase->text, passphrase->length);
    return (int)passphrase->length;
}

static EVP_PKEY *parse_key(const char *bytes, size_t length, struct passphrase *passphrase,
                           X509 **ret_certificate)
{
    EVP_PKEY *key = NULL;
    BIO *input = BIO_new_mem_buf(bytes, (int)length);
    if (!input) memory_end(length);
    if (memmem(bytes, length, "-----BEGIN", 10)) {
        key = PEM_read_bio_PrivateKey(input, NULL, answer, passphrase);
    } else {
        PKCS12 *container = d2i_PKCS12_bio(input, NULL);
        if (container) PKCS12_parse(container, passphrase->text, &key, ret_certificate, NULL);
        PKCS12_free(container);
    }
    BIO_free(input);
    ERR_clear_error();
    return key;
}

bool private_key_read(const struct config *config, EVP_PKEY **ret_key, X509 **ret_certificate,
                      struct error *err)
{
    const char *path = config_text(config, "signing-key");
    struct passphrase passphrase;
    char *bytes = OPENSSL_malloc(KEY_FILE_LIMIT_BYTES);
    size_t length = 0;
    if (!bytes) memory_end(KEY_FILE_LIMIT_BYTES);
    bool done = passphrase_read(config, &passphrase, err) &&
                secret_read(path, bytes, KEY_FILE_LIMIT_BYTES, &length, err);
    EVP_PKEY *key = done ? parse_key(bytes, length, &passphrase, ret_certificate) : NULL;
    OPENSSL_clear_free(bytes, KEY_FILE_LIMIT_BYTES);
    OPENSSL_cleanse(&passphrase, sizeof passphrase);
    if (!done) return false;
    if (!key) {
        error_hint(err,
                   "Tệp phải là PEM hoặc PKCS#12; mật khẩu nằm trong tệp mà signing-passphrase "
                   "chỉ tới. PKCS#12 kiểu rất cũ: chuyển sang PEM bằng openssl pkcs12 -legacy.");
        return error_set(err, CODE_CONFIG, "không đọc được khóa ký %s: sai mật khẩu hoặc tệp hỏng",
                         path);
    }
    *ret_key = key;
    return true;
}

/* The PEM file as bytes, if nobody but its owner or root can change what is pinned. */
static bool certificate_bytes(struct arena *arena, const char *path, struct span *ret,
                              struct error *err)
{
    FD_AUTO int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    struct stat status;
    if (fd < 0 || fstat(fd, &status) != 0)
        return error_set(err, CODE_FILE_OPEN, "không thể mở chứng thư %s: %s", path,
                         strerror(errno));
    if (!S_ISREG(status.st_mode))
        return error_set(err, CODE_CONFIG, "chứng thư %s không phải tệp thường", path);
    if ((status.st_mode & 022) != 0)
        return error_set(err, CODE_CONFIG, "chứng thư %s có thể bị người khác ghi đè (quyền %04o)",
                         path, (unsigned)(status.st_mode & 07777));
    return path_read(arena, path, CERTIFICATE_LIMIT_BYTES, ret, err);
}

static bool strong(const X509 *certificate)
{
    EVP_PKEY *key = X509_get0_pubkey(certificate);
    return key && EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA &&
           EVP_PKEY_get_bits(key) >= RSA_BITS_LEAST;
}

bool certificates_read(const char *path, struct certificates *ret, struct error *err)
{
    ARENA_AUTO struct arena *arena = arena_open(2 * CERTIFICATE_LIMIT_BYTES);
    struct span text;
    CERTIFICATES_AUTO struct certificates found = {.count = 0};
    if (!certificate_bytes(arena, path, &text, err)) return false;
    BIO *input = BIO_new_mem_buf(text.bytes, (int)text.length);
    if (!input) memory_end(text.length);
    while (found.count < CERTIFICATES_MOST &&
           (found.list[found.count] = PEM_read_bio_X509(input, NULL, NULL, NULL)) != NULL)
        found.count++;
    BIO_free(input);
    ERR_clear_error();
    if (found.count == 0)
        return error_set(err, CODE_CONFIG, "tệp %s không có chứng thư nào ở dạng PEM", path);
    for (size_t i = 0; i < found.count; i++)
        if (!strong(found.list[i]))
            return error_set(err, CODE_CONFIG, "chứng thư trong %s không phải RSA từ %d bit", path,
                             RSA_BITS_LEAST);
    *ret = found;
    found.count = 0; /* the caller's now */
    return true;
}

void certificates_releasep(struct certificates *certificates)
{
    for (size_t i = 0; i < certificates->count; i++) X509_free(certificates->list[i]);
    certificates->count = 0;
}

static bool usable(const X509 *certificate, const char *path, struct error *err)
{
    if (X509_cmp_current_time(X509_get0_notBefore(certificate)) > 0)
        return error_set(err, CODE_CONFIG, "chứng thư %s chưa có hiệu lực", path);
    if (X509_cmp_current_time(X509_get0_notAfter(certificate)) > 0) return true;
    error_hint(err, "Đặt chứng thư mới lên đầu tệp này, giữ chứng thư cũ ở sau.");
    return error_set(err, CODE_CONFIG, "chứng thư %s đã hết hạn", path);
}

bool signing_key_read(const struct config *config, struct signing_key *ret, struct error *err)
{
    const char *path = config_text(config, "signing-certificate");
    CERTIFICATES_AUTO struct certificates pinned = {.count = 0};
    SIGNING_KEY_AUTO struct signing_key found = {NULL, NULL};
    X509 *brought = NULL;
    bool done = certificates_read(path, &pinned, err) && usable(pinned.list[0], path, err) &&
                private_key_read(config, &found.key, &brought, err);
    X509_free(brought); /* what is pinned decides */
    if (!done) return false;
    if (X509_check_private_key(pinned.list[0], found.key) != 1) {
        ERR_clear_error();
        return error_set(err, CODE_CONFIG, "khóa ký %s không đi cùng chứng thư %s",
                         config_text(config, "signing-key"), path);
    }
    if (X509_up_ref(pinned.list[0]) != 1) memory_end(sizeof(X509 *));
    ret->key = found.key;
    ret->certificate = pinned.list[0];
    found.key = NULL; /* the caller's now */
    return true;
}

void signing_key_releasep(struct signing_key *key)
{
    EVP_PKEY_free(key->key);
    X509_free(key->certificate);
    *key = (struct signing_key){NULL, NULL};
}

static void describe_day(const ASN1_TIME *time, char ret[11])
{
    struct tm day = {.tm_year = 0};
    if (ASN1_TIME_to_tm(time, &day) != 1 || strftime(ret, 11, "%Y-%m-%d", &day) == 0) ret[0] = '\0';
}

void certificate_describe(const X509 *certificate, struct certificate_info *ret)
{
    uint8_t digest[HASH_BYTES];
    if (X509_digest(certificate, EVP_sha256(), digest, NULL) != 1) memory_end(HASH_BYTES);
    hash_hex(digest, ret->fingerprint);
    describe_day(X509_get0_notBefore(certificate), ret->from);
    describe_day(X509_get0_notAfter(certificate), ret->until);
    BIO *output = BIO_new(BIO_s_mem());
    if (!output) memory_end(sizeof ret->subject);
    X509_NAME_print_ex(output, X509_get_subject_name(certificate), 0,
                       XN_FLAG_RFC2253 & ~(unsigned long)ASN1_STRFLGS_ESC_MSB);
    int length = BIO_read(output, ret->subject, sizeof ret->subject - 1);
    ret->subject[length > 0 ? length : 0] = '\0';
    BIO_free(output);
}

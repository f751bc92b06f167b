/*
 * hash: see hash.h. The only file that includes OpenSSL's digests.
 *
 * Errors: those of secret.h for the key file; CODE_CONFIG where it holds no key. OpenSSL can only
 *         fail here where memory ends, so the digests themselves do not report.
 */
#define OPENSSL_SUPPRESS_DEPRECATED /* SHA256_CTX is plain data: hmac_run copies it per message */
#include "hash.h"

#include "arena.h"
#include "path.h"
#include "secret.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <stdlib.h>

enum { BLOCK_BYTES = 1 << 16 };

struct hash_state {
    EVP_MD_CTX *context;
};

/* OpenSSL 3.0 does not look whether its default context could be made, and crashes where memory
 * ended before it was. */
static const EVP_MD *sha256(void)
{
    if (OSSL_LIB_CTX_get0_global_default() == NULL) memory_end(HASH_BYTES);
    return EVP_sha256();
}

struct hash_state *hash_open(void)
{
    struct hash_state *state = malloc(sizeof *state);
    if (state == NULL) memory_end(sizeof *state);
    state->context = EVP_MD_CTX_new();
    if (state->context == NULL || EVP_DigestInit_ex(state->context, sha256(), NULL) != 1)
        memory_end(sizeof *state);
    return state;
}

void hash_add(struct hash_state *state, const void *bytes, size_t length)
{
    if (EVP_DigestUpdate(state->context, bytes, length) != 1) memory_end(length);
}

void hash_finish(struct hash_state *state, uint8_t ret_digest[HASH_BYTES])
{
    if (EVP_DigestFinal_ex(state->context, ret_digest, NULL) != 1) memory_end(HASH_BYTES);
    hash_abandon(state);
}

void hash_abandon(struct hash_state *state)
{
    if (state == NULL) return;
    EVP_MD_CTX_free(state->context);
    free(state);
}

void hash_bytes(struct span bytes, uint8_t ret_digest[HASH_BYTES])
{
    if (EVP_Digest(bytes.bytes, bytes.length, ret_digest, NULL, sha256(), NULL) != 1)
        memory_end(HASH_BYTES);
}

bool hash_fd(int fd, char ret_hex[HASH_HEX], int64_t *ret_bytes, struct error *err)
{
    char block[BLOCK_BYTES];
    uint8_t digest[HASH_BYTES];
    struct hash_state *state = hash_open();
    *ret_bytes = 0;
    for (size_t length = 1; length > 0; *ret_bytes += (int64_t)length) {
        if (!fd_read_some(fd, block, sizeof block, &length, err)) {
            hash_abandon(state);
            return false;
        }
        hash_add(state, block, length);
    }
    hash_finish(state, digest);
    hash_hex(digest, ret_hex);
    return true;
}

void hash_hex(const uint8_t digest[HASH_BYTES], char ret_hex[HASH_HEX])
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < HASH_BYTES; i++) {
        ret_hex[2 * i] = digits[digest[i] >> 4];
        ret_hex[2 * i + 1] = digits[digest[i] & 15];
    }
    ret_hex[HASH_HEX - 1] = '\0';
}

int64_t hash_id(const uint8_t digest[HASH_BYTES])
{
    uint64_t first = 0;
    for (size_t i = 0; i < sizeof first; i++) first = first << 8 | digest[i];
    return (int64_t)(first >> 1);
}

static int hex_value(char digit)
{
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return -1;
}

/* 64 hexadecimal digits and at most one line end. */
static bool parse_key(struct span text, struct hmac_key *ret_key)
{
    if (span_ends_with(text, "\n")) text.length--;
    if (span_ends_with(text, "\r")) text.length--;
    if (text.length != 2 * HASH_BYTES) return false;
    struct hmac_key key;
    int wrong = 0;
    for (size_t i = 0; i < HASH_BYTES; i++) {
        int high = hex_value(text.bytes[2 * i]), low = hex_value(text.bytes[2 * i + 1]);
        wrong |= (high | low) < 0;
        key.bytes[i] = (uint8_t)((unsigned)high << 4 | ((unsigned)low & 15));
    }
    if (!wrong) *ret_key = key;
    OPENSSL_cleanse(&key, sizeof key);
    return !wrong;
}

bool hmac_key_read(const char *path, struct hmac_key *ret_key, struct error *err)
{
    char text[2 * HASH_BYTES + 3]; /* digits, CR, LF and one byte that shows that there is more */
    size_t length = 0;
    if (!secret_read(path, text, sizeof text, &length, err)) return false;
    bool is_key = parse_key(span_make(text, length), ret_key);
    OPENSSL_cleanse(text, sizeof text);
    if (is_key) return true;
    return error_set(err, CODE_CONFIG, "tệp khóa %s không phải 64 chữ số thập lục phân", path);
}

bool hmac_key_create(const char *path, struct error *err)
{
    uint8_t key[HASH_BYTES];
    char text[HASH_HEX + 1];
    if (RAND_bytes(key, sizeof key) != 1)
        return error_set(err, CODE_INTERNAL, "chưa thể lấy số ngẫu nhiên để tạo khóa");
    hash_hex(key, text);
    text[HASH_HEX - 1] = '\n';
    bool done = path_create(path, span_make(text, HASH_HEX), 0600, err);
    OPENSSL_cleanse(key, sizeof key);
    OPENSSL_cleanse(text, sizeof text);
    return done;
}

void hmac(const struct hmac_key *key, struct span bytes, uint8_t ret_digest[HASH_BYTES])
{
    if (HMAC(sha256(), key->bytes, HASH_BYTES, (const unsigned char *)bytes.bytes, bytes.length,
             ret_digest, NULL) == NULL)
        memory_end(HASH_BYTES);
}

struct hmac_state {
    SHA256_CTX inner, outer; /* FIPS 198-1: after the key's block xored with ipad, with opad */
};

struct hmac_state *hmac_open(struct arena *arena, const struct hmac_key *key)
{
    struct hmac_state *state = arena_alloc(arena, sizeof *state);
    uint8_t inner[SHA256_CBLOCK], outer[SHA256_CBLOCK];
    for (size_t i = 0; i < SHA256_CBLOCK; i++) {
        uint8_t byte = i < HASH_BYTES ? key->bytes[i] : 0;
        inner[i] = byte ^ 0x36;
        outer[i] = byte ^ 0x5C;
    }
    SHA256_Init(&state->inner);
    SHA256_Init(&state->outer);
    SHA256_Update(&state->inner, inner, sizeof inner);
    SHA256_Update(&state->outer, outer, sizeof outer);
    OPENSSL_cleanse(inner, sizeof inner);
    OPENSSL_cleanse(outer, sizeof outer);
    return state;
}

void hmac_run(const struct hmac_state *state, struct span bytes, uint8_t ret_digest[HASH_BYTES])
{
    SHA256_CTX context = state->inner;
    uint8_t inner[HASH_BYTES];
    SHA256_Update(&context, bytes.bytes, bytes.length);
    SHA256_Final(inner, &context);
    context = state->outer;
    SHA256_Update(&context, inner, sizeof inner);
    SHA256_Final(ret_digest, &context);
}

void hmac_wipe(struct hmac_state *state)
{
    if (state != NULL) OPENSSL_cleanse(state, sizeof *state);
}

/*
 * keys: the unit's signing key and the certificates pinned for checking signatures.
 *
 * In:     settings signing-key (PEM or PKCS#12; rules of base/secret.h), signing-passphrase (a file
 *         of the same rules: a passphrase is never in arguments or environment),
 *         signing-certificate (PEM, outside the database): the first certificate is the key's own,
 *         those after it are former ones whose signatures still count.
 * Rules:  RSA of 2048 bits or more; the key fits its certificate; a certificate that has ended or
 *         not begun is refused for signing, not for checking.
 * Owns:   handles of libcrypto behind incomplete types; release functions accept NULL.
 * Errors: CODE_CONFIG (key, certificate), those of base/secret.h.
 * Source: spec/operations.md "Secrets", spec/scoring.md "Freeze".
 */
#ifndef THIDUA_SEAL_KEYS_H
#define THIDUA_SEAL_KEYS_H

#include "base/config.h"
#include "base/hash.h"

struct evp_pkey_st;
struct x509_st;

struct signing_key {
    struct evp_pkey_st *key;
    struct x509_st *certificate;
};

MUST_CHECK bool signing_key_read(const struct config *config, struct signing_key *ret,
                                 struct error *err);
void signing_key_releasep(struct signing_key *key);
#define SIGNING_KEY_AUTO __attribute__((cleanup(signing_key_releasep)))

enum { CERTIFICATES_MOST = 16 };

struct certificates {
    struct x509_st *list[CERTIFICATES_MOST]; /* the first is the present one */
    size_t count;
};

/* The pinned certificates of a PEM file that only its owner (or root) may write. */
MUST_CHECK bool certificates_read(const char *path, struct certificates *ret, struct error *err);
void certificates_releasep(struct certificates *certificates);
#define CERTIFICATES_AUTO __attribute__((cleanup(certificates_releasep)))

/* What is written down about a certificate; the fingerprint is the SHA-256 of its DER form. */
struct certificate_info {
    char fingerprint[HASH_HEX];
    char subject[256];        /* bytes; RFC 2253, UTF-8 */
    char from[11], until[11]; /* YYYY-MM-DD, UTC */
};
void certificate_describe(const struct x509_st *certificate, struct certificate_info *ret);

/* Makes what is missing: a key (RSA 3072, mode 0600) where there is neither key nor certificate,
 * and a self-signed certificate of ten years where the key has none (that of a PKCS#12 file is taken
 * out of it). A certificate without key is left: its key may lie on another machine.
 * *ret_made: a key was made. */
MUST_CHECK bool signing_key_make(const struct config *config, bool *ret_made, struct error *err);

#endif

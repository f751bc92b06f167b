/*
 * signature: detached XML digital signatures of published documents (W3C XML-DSig 1.1).
 *
 * In:     a document of ours on disk (well-formed, no DOCTYPE, at most 64 MiB, its base name made of
 *         letters, digits, '.', '_', '-').
 * Out:    the signature file has one Reference: the document's base name, exclusive C14N, SHA-256;
 *         RSA-SHA256; KeyInfo holds the certificate only (schemas/xsd/signature.xsd).
 *         `xmlsec1 --verify --enabled-key-data key-name --pubkey-cert-pem CRT SIG`, run in the
 *         document's folder, accepts it. C14N drops comments and the layout of tags: text and
 *         attributes are what is signed.
 * Rules:  the key comes from the pinned certificates alone, never from the file; nothing but the
 *         document is opened, no network.
 * Process: works in the document's folder (fchdir) while libxmlsec1 runs, and goes back.
 * Errors: CODE_SIGNATURE (exit 4): not ours, altered, another key; CODE_FILE_*, CODE_CONFIG.
 * Source: spec/scoring.md "Freeze"; spec/operations.md "xmlsec1 1.2.37"; W3C XML Signature Best
 *         Practices (2013).
 */
#ifndef THIDUA_SEAL_SIGNATURE_H
#define THIDUA_SEAL_SIGNATURE_H

#include "seal/keys.h"

struct signature_info {
    struct certificate_info certificate;
    bool present; /* the certificate is the present one, not a former one */
};

/* Signs the document and writes the signature (0640), once it has checked it. */
MUST_CHECK bool signature_write(const char *document_path, const struct signing_key *key,
                                const char *signature_path, struct error *err);

/* True if the signature is of this document by a key pinned in the certificate file; ret_info may
 * be NULL. */
MUST_CHECK bool signature_verify(const char *document_path, const char *signature_path,
                                 const char *certificate_path, struct signature_info *ret_info,
                                 struct error *err);

#endif

/*
 * signature_private: libxmlsec1 with a given key, for signature.c only.
 */
#ifndef THIDUA_SEAL_SIGNATURE_PRIVATE_H
#define THIDUA_SEAL_SIGNATURE_PRIVATE_H

#include "seal/keys.h"

struct _xmlSecDSigCtx;

/* A name that signature.xsd allows: no folder, no scheme, nothing to unescape. */
bool signature_name(const char *name);

/* The library is started and ended around each use: it keeps its state per process. */
MUST_CHECK bool signature_library_start(struct error *err);
void signature_library_stop(void);

/* A context that takes the given key and our algorithms only; with a certificate it writes that one
 * into KeyInfo. Never NULL. */
struct _xmlSecDSigCtx *signature_context(struct evp_pkey_st *key, struct x509_st *certificate);

#endif

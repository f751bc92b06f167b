/*
 * keys_private: what keys.c and keys_make.c share.
 */
#ifndef THIDUA_SEAL_KEYS_PRIVATE_H
#define THIDUA_SEAL_KEYS_PRIVATE_H

#include "seal/keys.h"

/* The private key of the setting; *ret_certificate: the one a PKCS#12 file brings, else NULL. */
MUST_CHECK bool private_key_read(const struct config *config, struct evp_pkey_st **ret_key,
                                 struct x509_st **ret_certificate, struct error *err);

#endif

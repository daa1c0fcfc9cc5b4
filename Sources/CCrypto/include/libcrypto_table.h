#pragma once

#ifndef OPENSSL_NO_DEPRECATED
#define OPENSSL_NO_DEPRECATED
#endif
#define OPENSSL_API_COMPAT 30000
#define OPENSSL_SUPPRESS_DEPRECATED

#include <stdbool.h>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

// Every function is in OpenSSL 3.0.0. One that a header offers only as a macro is in macros.h.
#define CC_LIBCRYPTO_FUNCTIONS(X) \
  /* memory and errors */ \
  X(CRYPTO_free) X(CRYPTO_clear_free) X(CRYPTO_memcmp) X(OPENSSL_cleanse) X(OpenSSL_version) \
  X(ERR_clear_error) X(ERR_get_error) X(ERR_peek_error) X(ERR_peek_last_error) X(ERR_error_string_n) \
  X(ERR_reason_error_string) X(RAND_bytes) \
  /* big numbers and parameters */ \
  X(BN_bin2bn) X(BN_bn2binpad) X(BN_num_bits) X(BN_free) X(BN_clear_free) X(BN_to_ASN1_INTEGER) \
  X(OSSL_PARAM_BLD_new) X(OSSL_PARAM_BLD_free) X(OSSL_PARAM_BLD_push_BN) X(OSSL_PARAM_BLD_push_utf8_string) \
  X(OSSL_PARAM_BLD_push_octet_string) X(OSSL_PARAM_BLD_to_param) X(OSSL_PARAM_free) \
  /* buffers */ \
  X(BIO_new) X(BIO_s_mem) X(BIO_new_mem_buf) X(BIO_new_bio_pair) X(BIO_free) X(BIO_up_ref) X(BIO_read) \
  X(BIO_read_ex) X(BIO_write) X(BIO_write_ex) X(BIO_ctrl) X(BIO_ctrl_pending) X(BIO_ctrl_wpending) \
  X(BIO_set_flags) X(BIO_clear_flags) X(BIO_test_flags) \
  /* digests and message authentication */ \
  X(EVP_sha1) X(EVP_sha256) X(EVP_sha384) X(EVP_sha512) X(EVP_MD_get_size) X(EVP_Digest) X(HMAC) \
  X(EVP_MD_CTX_new) X(EVP_MD_CTX_free) \
  /* keys */ \
  X(EVP_PKEY_new) X(EVP_PKEY_free) X(EVP_PKEY_up_ref) X(EVP_PKEY_dup) X(EVP_PKEY_eq) X(EVP_PKEY_is_a) \
  X(EVP_PKEY_get_bits) X(EVP_PKEY_get_size) X(EVP_PKEY_get0_type_name) X(EVP_PKEY_get_bn_param) \
  X(EVP_PKEY_get_utf8_string_param) X(EVP_PKEY_get_octet_string_param) X(EVP_PKEY_get_group_name) \
  X(EVP_PKEY_get_raw_public_key) X(EVP_PKEY_get_raw_private_key) X(EVP_PKEY_new_raw_public_key_ex) \
  X(EVP_PKEY_new_raw_private_key_ex) X(EVP_PKEY_CTX_new_from_name) X(EVP_PKEY_CTX_new_from_pkey) \
  X(EVP_PKEY_CTX_free) X(EVP_PKEY_fromdata_init) X(EVP_PKEY_fromdata) X(EVP_PKEY_todata) \
  X(EVP_PKEY_keygen_init) X(EVP_PKEY_generate) X(EVP_PKEY_CTX_set_group_name) \
  X(EVP_PKEY_CTX_set_rsa_keygen_bits) X(EVP_PKEY_public_check) X(EVP_PKEY_pairwise_check) \
  /* signatures */ \
  X(EVP_DigestSignInit_ex) X(EVP_DigestSign) X(EVP_DigestVerifyInit_ex) X(EVP_DigestVerify) \
  X(EVP_PKEY_CTX_set_rsa_padding) X(EVP_PKEY_CTX_set_rsa_pss_saltlen) X(EVP_PKEY_CTX_set_rsa_mgf1_md) \
  X(ECDSA_SIG_new) X(ECDSA_SIG_free) X(ECDSA_SIG_get0) X(ECDSA_SIG_set0) X(d2i_ECDSA_SIG) X(i2d_ECDSA_SIG) \
  /* encryption */ \
  X(EVP_PKEY_encrypt_init) X(EVP_PKEY_encrypt) X(EVP_PKEY_decrypt_init) X(EVP_PKEY_decrypt) \
  X(EVP_PKEY_CTX_set_rsa_oaep_md) X(EVP_PKEY_derive_init) X(EVP_PKEY_derive_set_peer) X(EVP_PKEY_derive) \
  X(EVP_CIPHER_fetch) X(EVP_CIPHER_free) X(EVP_CIPHER_CTX_new) X(EVP_CIPHER_CTX_free) \
  X(EVP_CIPHER_CTX_ctrl) X(EVP_CIPHER_CTX_set_padding) X(EVP_CIPHER_CTX_set_flags) \
  X(EVP_EncryptInit_ex2) X(EVP_EncryptUpdate) X(EVP_EncryptFinal_ex) X(EVP_DecryptInit_ex2) \
  X(EVP_DecryptUpdate) X(EVP_DecryptFinal_ex) X(PKCS5_PBKDF2_HMAC) \
  /* files of keys and certificates */ \
  X(PEM_read_bio_PrivateKey) X(PEM_write_bio_PKCS8PrivateKey) X(PEM_read_bio_PUBKEY) X(PEM_write_bio_PUBKEY) \
  X(PEM_read_bio_X509) X(PEM_write_bio_X509) X(PEM_read_bio) X(d2i_AutoPrivateKey) X(d2i_PUBKEY) \
  X(i2d_PUBKEY) X(d2i_X509) X(i2d_X509) X(i2d_PrivateKey) \
  /* certificates */ \
  X(X509_new) X(X509_free) X(X509_up_ref) X(X509_set_version) X(X509_set_serialNumber) \
  X(X509_getm_notBefore) X(X509_getm_notAfter) X(X509_get0_notBefore) X(X509_get0_notAfter) \
  X(X509_get_subject_name) X(X509_get_issuer_name) X(X509_set_subject_name) X(X509_set_issuer_name) \
  X(X509_set_pubkey) X(X509_get_pubkey) X(X509_get0_pubkey) X(X509_sign) X(X509_verify) X(X509_digest) \
  X(X509_add_ext) X(X509_EXTENSION_free) X(X509_NAME_add_entry_by_NID) X(X509_NAME_oneline) \
  X(X509V3_set_ctx) X(X509V3_EXT_nconf_nid) X(X509_check_host) X(X509_check_ip_asc) \
  X(ASN1_TIME_set) X(ASN1_TIME_to_tm) X(ASN1_INTEGER_free) \
  X(X509_NAME_print_ex) X(X509_get_ext_by_NID) X(X509_get_ext) X(X509_EXTENSION_get_data) \
  X(ASN1_STRING_get0_data) X(ASN1_STRING_length) \
  X(OPENSSL_sk_new_null) X(OPENSSL_sk_push) X(OPENSSL_sk_num) X(OPENSSL_sk_value) X(OPENSSL_sk_free) \
  X(X509_STORE_CTX_set_default) \
  X(X509_STORE_new) X(X509_STORE_free) X(X509_STORE_add_cert) X(X509_STORE_CTX_get_error) \
  X(X509_STORE_CTX_new) X(X509_STORE_CTX_init) X(X509_STORE_CTX_free) X(X509_verify_cert) \
  X(X509_STORE_CTX_set_time) X(X509_verify_cert_error_string)

// The functions of libcrypto; none is NULL.
struct cc_libcrypto {
#define CC_FIELD(name) __typeof__(name) *_Nonnull name;
  CC_LIBCRYPTO_FUNCTIONS(CC_FIELD)
#undef CC_FIELD
};

// Opens libcrypto at its first call; NULL when it is missing or lacks a function. Safe from any thread.
const struct cc_libcrypto *_Nullable cc_libcrypto(void);

// The file names that were tried, separated by blanks.
const char *_Nonnull cc_libcrypto_names(void);

// Whether something in this process has loaded a library of that name; never loads it.
bool cc_libcrypto_is_loaded(void);

// What OpenSSL's headers offer as macros, which Swift cannot call. Each takes an object that only an open library
// can have made, so the tables are there.
#pragma once

#include "callbacks.h"
#include "libssl_table.h"

// Which parts of a key EVP_PKEY_fromdata is given.
static const int cc_EVP_PKEY_PUBLIC_KEY = EVP_PKEY_PUBLIC_KEY;
static const int cc_EVP_PKEY_KEYPAIR = EVP_PKEY_KEYPAIR;

static inline long cc_SSL_CTX_set_min_proto_version(SSL_CTX *_Nonnull context, int version) {
  return cc_libssl()->SSL_CTX_ctrl(context, SSL_CTRL_SET_MIN_PROTO_VERSION, version, NULL);
}

static inline long cc_SSL_CTX_set_max_proto_version(SSL_CTX *_Nonnull context, int version) {
  return cc_libssl()->SSL_CTX_ctrl(context, SSL_CTRL_SET_MAX_PROTO_VERSION, version, NULL);
}

// Appends to the chain that is sent after the certificate of use_certificate; the reference is counted.
static inline long cc_SSL_CTX_add1_chain_cert(SSL_CTX *_Nonnull context, X509 *_Nonnull certificate) {
  return cc_libssl()->SSL_CTX_ctrl(context, SSL_CTRL_CHAIN_CERT, 1, certificate);
}

// SSL_MODE_ENABLE_PARTIAL_WRITE and its like.
static inline long cc_SSL_CTX_set_mode(SSL_CTX *_Nonnull context, long mode) {
  return cc_libssl()->SSL_CTX_ctrl(context, SSL_CTRL_MODE, mode, NULL);
}

static inline long cc_SSL_CTX_set_session_cache_mode(SSL_CTX *_Nonnull context, long mode) {
  return cc_libssl()->SSL_CTX_ctrl(context, SSL_CTRL_SET_SESS_CACHE_MODE, mode, NULL);
}

// SSL_OP_NO_TICKET and its like are macros that Swift does not see.
static inline void cc_SSL_CTX_disable_tickets(SSL_CTX *_Nonnull context) {
  (void)cc_libssl()->SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
}

// A peer that closes the connection without close_notify counts as a plain end.
static inline void cc_SSL_CTX_ignore_unexpected_eof(SSL_CTX *_Nonnull context) {
  (void)cc_libssl()->SSL_CTX_set_options(context, SSL_OP_IGNORE_UNEXPECTED_EOF);
}

// RFC 8446 §4.3.2: asks a client for a certificate and goes on without one; the callback judges what comes.
static inline void cc_SSL_CTX_ask_for_certificate(SSL_CTX *_Nonnull context) {
  cc_libssl()->SSL_CTX_set_verify(context, SSL_VERIFY_PEER, cc_verify_nothing_callback);
}

static inline long cc_SSL_set_tlsext_host_name(SSL *_Nonnull connection, const char *_Nonnull name) {
  return cc_libssl()->SSL_ctrl(
      connection, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, (void *)name);
}

// What an empty memory buffer answers to a read: -1 means "try again later", 0 "the end".
static inline long cc_BIO_set_mem_eof_return(BIO *_Nonnull buffer, int answer) {
  return cc_libcrypto()->BIO_ctrl(buffer, BIO_C_SET_BUF_MEM_EOF_RETURN, answer, NULL);
}

// The bytes that a memory buffer holds; they stay the buffer's.
static inline long cc_BIO_get_mem_data(BIO *_Nonnull buffer, char *_Nullable *_Nonnull bytes) {
  return cc_libcrypto()->BIO_ctrl(buffer, BIO_CTRL_INFO, 0, (void *)bytes);
}

// RFC 4514 with UTF-8 as it is: the most specific name first, special characters escaped.
static const unsigned long cc_XN_FLAG_RFC4514 = XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB;

static inline void cc_OPENSSL_free(void *_Nullable memory) {
  cc_libcrypto()->CRYPTO_free(memory, OPENSSL_FILE, OPENSSL_LINE);
}

#pragma once

#include "libcrypto_table.h"

#include <openssl/ssl.h>
#include <openssl/tls1.h>

#define CC_LIBSSL_FUNCTIONS(X) \
  /* contexts */ \
  X(TLS_server_method) X(TLS_client_method) X(SSL_CTX_new) X(SSL_CTX_free) X(SSL_CTX_up_ref) X(SSL_CTX_ctrl) \
  X(SSL_CTX_callback_ctrl) X(SSL_CTX_set_options) X(SSL_CTX_get_options) X(SSL_CTX_use_certificate) \
  X(SSL_CTX_use_PrivateKey) X(SSL_CTX_check_private_key) X(SSL_CTX_set_cipher_list) \
  X(SSL_CTX_set_ciphersuites) X(SSL_CTX_set_alpn_select_cb) X(SSL_CTX_set_alpn_protos) \
  X(SSL_CTX_set_session_id_context) X(SSL_CTX_set_verify) X(SSL_CTX_set_cert_verify_callback) \
  X(SSL_CTX_get_cert_store) X(SSL_CTX_set_cert_store) X(SSL_CTX_add_client_CA) \
  X(SSL_CTX_set_default_verify_paths) X(SSL_CTX_set_keylog_callback) \
  /* connections */ \
  X(SSL_new) X(SSL_free) X(SSL_up_ref) X(SSL_ctrl) X(SSL_set_bio) X(SSL_get_rbio) X(SSL_get_wbio) \
  X(SSL_set_accept_state) X(SSL_set_connect_state) X(SSL_do_handshake) X(SSL_read) X(SSL_read_ex) \
  X(SSL_write) X(SSL_write_ex) X(SSL_pending) X(SSL_has_pending) X(SSL_get_error) X(SSL_shutdown) \
  X(SSL_get_shutdown) X(SSL_set_shutdown) X(SSL_is_init_finished) X(SSL_set_SSL_CTX) X(SSL_set1_host) \
  X(SSL_set_verify) \
  /* what was agreed */ \
  X(SSL_get0_alpn_selected) X(SSL_get_servername) X(SSL_get_version) X(SSL_get_current_cipher) \
  X(SSL_CIPHER_get_name) X(SSL_get1_peer_certificate) X(SSL_get0_peer_certificate) X(SSL_get_verify_result) \
  X(SSL_get_peer_cert_chain)

// The functions of libssl; none is NULL.
struct cc_libssl {
#define CC_FIELD(name) __typeof__(name) *_Nonnull name;
  CC_LIBSSL_FUNCTIONS(CC_FIELD)
#undef CC_FIELD
};

// Opens libcrypto and libssl at its first call; NULL when either is missing. Safe from any thread.
const struct cc_libssl *_Nullable cc_libssl(void);

// The file names that were tried, separated by blanks.
const char *_Nonnull cc_libssl_names(void);

// Whether something in this process has loaded a library of that name; never loads it.
bool cc_libssl_is_loaded(void);

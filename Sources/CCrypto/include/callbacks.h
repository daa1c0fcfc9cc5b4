// Functions that OpenSSL calls.
#pragma once

#include "libssl_table.h"

// A passphrase to read a private key with, and whether it was asked for.
struct cc_passphrase {
  const unsigned char *_Nullable bytes;
  size_t count;
  bool asked;
};

// A pem_password_cb whose last argument is a struct cc_passphrase; without bytes it refuses, so that OpenSSL never
// asks on the terminal.
int cc_passphrase_callback(char *_Nullable buffer, int size, int writing, void *_Nullable passphrase);

// An ALPN callback (RFC 7301) that takes http/1.1 where the client offers it and else goes on without a protocol.
int cc_alpn_http1_callback(
    SSL *_Nullable connection, const unsigned char *_Nullable *_Nullable selected,
    unsigned char *_Nullable selected_size, const unsigned char *_Nullable offered, unsigned int offered_size,
    void *_Nullable unused);

// A verify callback that takes whatever certificate a client shows: who trusts it decides later.
int cc_verify_nothing_callback(int verdict, X509_STORE_CTX *_Nullable context);

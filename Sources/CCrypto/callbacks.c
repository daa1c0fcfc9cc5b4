#include "CCrypto.h"

#include <string.h>

int cc_passphrase_callback(char *buffer, int size, int writing, void *passphrase) {
  struct cc_passphrase *given = passphrase;
  if (given == NULL) return -1;
  given->asked = true;
  if (buffer == NULL || given->bytes == NULL || given->count == 0 || size < 0 || given->count > (size_t)size) return -1;
  memcpy(buffer, given->bytes, given->count);
  return (int)given->count;
}

int cc_alpn_http1_callback(
    SSL *connection, const unsigned char **selected, unsigned char *selected_size, const unsigned char *offered,
    unsigned int offered_size, void *unused) {
  static const char wanted[] = "http/1.1";
  const unsigned int wanted_size = sizeof wanted - 1;
  for (unsigned int at = 0; at < offered_size; at += 1u + offered[at]) {
    if (offered[at] != wanted_size || offered_size - at - 1 < wanted_size) continue;
    if (memcmp(offered + at + 1, wanted, wanted_size) != 0) continue;
    *selected = offered + at + 1;
    *selected_size = (unsigned char)wanted_size;
    return SSL_TLSEXT_ERR_OK;
  }
  return SSL_TLSEXT_ERR_NOACK;
}

int cc_verify_nothing_callback(int verdict, X509_STORE_CTX *context) { return 1; }

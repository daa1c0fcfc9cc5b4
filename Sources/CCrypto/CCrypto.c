#include "CCrypto.h"

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

#if defined(__APPLE__)
// Full paths only: for a bare name macOS also looks into the current directory.
#define CRYPTO_NAMES \
  "/opt/homebrew/opt/openssl@3/lib/libcrypto.3.dylib /usr/local/opt/openssl@3/lib/libcrypto.3.dylib " \
  "/opt/local/libexec/openssl3/lib/libcrypto.3.dylib"
#define SSL_NAMES \
  "/opt/homebrew/opt/openssl@3/lib/libssl.3.dylib /usr/local/opt/openssl@3/lib/libssl.3.dylib " \
  "/opt/local/libexec/openssl3/lib/libssl.3.dylib"
#else
#define CRYPTO_NAMES "libcrypto.so.3"
#define SSL_NAMES "libssl.so.3"
#endif

static struct cc_libcrypto crypto_table;
static struct cc_libssl ssl_table;
static bool has_crypto = false;
static bool has_ssl = false;

// The first of the names that opens; `mode` is 0 or RTLD_NOLOAD.
static void *open_first(const char *names, int mode) {
  while (*names != '\0') {
    char name[128];
    size_t length = strcspn(names, " ");
    if (length < sizeof name) {
      memcpy(name, names, length);
      name[length] = '\0';
      void *library = dlopen(name, RTLD_LAZY | RTLD_LOCAL | mode);
      if (library != NULL) return library;
    }
    names += length;
    names += strspn(names, " ");
  }
  return NULL;
}

// The libraries stay open: OpenSSL 3 cleans up at exit by itself and cannot be loaded twice.
static void open_crypto(void) {
  void *library = open_first(CRYPTO_NAMES, 0);
  if (library == NULL) return;
#define FILL(name) \
  if ((crypto_table.name = (__typeof__(name) *)dlsym(library, #name)) == NULL) return;
  CC_LIBCRYPTO_FUNCTIONS(FILL)
#undef FILL
  has_crypto = true;
}

static void open_ssl(void) {
  if (cc_libcrypto() == NULL) return;
  void *library = open_first(SSL_NAMES, 0);
  if (library == NULL) return;
#define FILL(name) \
  if ((ssl_table.name = (__typeof__(name) *)dlsym(library, #name)) == NULL) return;
  CC_LIBSSL_FUNCTIONS(FILL)
#undef FILL
  has_ssl = true;
}

const struct cc_libcrypto *cc_libcrypto(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_crypto);
  return has_crypto ? &crypto_table : NULL;
}

const struct cc_libssl *cc_libssl(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_ssl);
  return has_ssl ? &ssl_table : NULL;
}

const char *cc_libcrypto_names(void) { return CRYPTO_NAMES; }

const char *cc_libssl_names(void) { return SSL_NAMES; }

static bool is_loaded(const char *names) {
  void *library = open_first(names, RTLD_NOLOAD);
  if (library == NULL) return false;
  dlclose(library);
  return true;
}

bool cc_libcrypto_is_loaded(void) { return is_loaded(CRYPTO_NAMES); }

bool cc_libssl_is_loaded(void) { return is_loaded(SSL_NAMES); }

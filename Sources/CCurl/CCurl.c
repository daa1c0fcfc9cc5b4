#if !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif

#include "CCurl.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct ccurl_functions ccurl;

// CURLOPT_PREREQFUNCTION, the last thing that is needed, came with 7.80.
#define OLDEST_VERSION 0x075000

#define FIND(name)                                                  \
  do {                                                              \
    *(void **)&found.name = dlsym(library, "curl_" #name);          \
    if (!found.name) {                                              \
      dlclose(library);                                             \
      return false;                                                 \
    }                                                               \
  } while (0)

bool ccurl_open(const char *name) {
  void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (!library) return false;
  struct ccurl_functions found;
  FIND(global_init);
  FIND(version_info);
  FIND(easy_init);
  FIND(easy_cleanup);
  FIND(easy_setopt);
  FIND(easy_getinfo);
  FIND(easy_pause);
  FIND(easy_strerror);
  FIND(multi_init);
  FIND(multi_cleanup);
  FIND(multi_setopt);
  FIND(multi_add_handle);
  FIND(multi_remove_handle);
  FIND(multi_perform);
  FIND(multi_poll);
  FIND(multi_wakeup);
  FIND(multi_info_read);
  FIND(slist_append);
  FIND(slist_free_all);
  if (found.version_info(CURLVERSION_NOW)->version_num < OLDEST_VERSION
      || found.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    dlclose(library);
    return false;
  }
  ccurl = found;
  return true;
}

CURLcode ccurl_restrict_protocols(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075500
  if (ccurl.easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK) return CURLE_OK;
#endif
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
  return ccurl.easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#pragma GCC diagnostic pop
}

curl_socket_t ccurl_socket(const struct curl_sockaddr *address) {
#ifdef SOCK_CLOEXEC
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
#else
  int made = socket(address->family, address->socktype, address->protocol);
  if (made >= 0) fcntl(made, F_SETFD, FD_CLOEXEC);
  return made;
#endif
}

int ccurl_address(const struct curl_sockaddr *address, uint8_t bytes[16]) {
  if (address->family == AF_INET) {
    const struct sockaddr_in *v4 = (const struct sockaddr_in *)&address->addr;
    memcpy(bytes, &v4->sin_addr, 4);
    return 4;
  }
  if (address->family == AF_INET6) {
    const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)&address->addr;
    memcpy(bytes, &v6->sin6_addr, 16);
    return 16;
  }
  return 0;
}

// libcurl makes its wake-up pair without close-on-exec and does not tell it, so every descriptor that appeared is marked.
CURLM *ccurl_multi_init(void) {
  enum { LIMIT = 256 };
  bool was_open[LIMIT];
  for (int fd = 3; fd < LIMIT; fd++) was_open[fd] = fcntl(fd, F_GETFD) >= 0;
  CURLM *multi = ccurl.multi_init();
  for (int fd = 3; fd < LIMIT; fd++) {
    int flags = was_open[fd] ? -1 : fcntl(fd, F_GETFD);
    if (flags >= 0) fcntl(fd, F_SETFD, flags | FD_CLOEXEC);
  }
  return multi;
}

struct start {
  void (*body)(void *);
  void *context;
};

static void *run(void *argument) {
  struct start start = *(struct start *)argument;
  free(argument);
  start.body(start.context);
  return NULL;
}

bool ccurl_thread(void (*body)(void *), void *context) {
  struct start *start = malloc(sizeof *start);
  if (!start) return false;
  *start = (struct start){body, context};
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  bool started = pthread_create(&thread, NULL, run, start) == 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (started) pthread_detach(thread);
  if (!started) free(start);
  return started;
}

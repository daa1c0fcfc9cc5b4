// libcurl as mcpauth uses it: opened at first use, so that a command that sends nothing never loads it.
#ifndef MCPAUTH_CCURL_H
#define MCPAUTH_CCURL_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stdint.h>

/// Every function of libcurl that is called; filled by `ccurl_open`.
struct ccurl_functions {
  __typeof__(curl_global_init) *global_init;
  __typeof__(curl_version_info) *version_info;
  __typeof__(curl_easy_init) *easy_init;
  __typeof__(curl_easy_cleanup) *easy_cleanup;
  __typeof__(curl_easy_setopt) *easy_setopt;
  __typeof__(curl_easy_getinfo) *easy_getinfo;
  __typeof__(curl_easy_pause) *easy_pause;
  __typeof__(curl_easy_strerror) *easy_strerror;
  __typeof__(curl_multi_init) *multi_init;
  __typeof__(curl_multi_cleanup) *multi_cleanup;
  __typeof__(curl_multi_setopt) *multi_setopt;
  __typeof__(curl_multi_add_handle) *multi_add_handle;
  __typeof__(curl_multi_remove_handle) *multi_remove_handle;
  __typeof__(curl_multi_perform) *multi_perform;
  __typeof__(curl_multi_poll) *multi_poll;
  __typeof__(curl_multi_wakeup) *multi_wakeup;
  __typeof__(curl_multi_info_read) *multi_info_read;
  __typeof__(curl_slist_append) *slist_append;
  __typeof__(curl_slist_free_all) *slist_free_all;
};

extern struct ccurl_functions ccurl;

/// Loads the library of that name and fills the table; false where it is missing or older than 7.80.
bool ccurl_open(const char *name);

/// http and https only, in the way that the loaded version understands.
CURLcode ccurl_restrict_protocols(CURL *easy);

/// A socket for the address that no child process inherits.
curl_socket_t ccurl_socket(const struct curl_sockaddr *address);

/// Copies the IP address in network order and returns its length, 0 for a family without one.
int ccurl_address(const struct curl_sockaddr *address, uint8_t bytes[16]);

/// A multi handle whose wake-up descriptors no child process inherits.
CURLM *ccurl_multi_init(void);

/// Runs the function on a detached thread of its own which takes no signals (SIGPIPE included).
bool ccurl_thread(void (*body)(void *), void *context);

static inline CURL *ccurl_easy_init(void) { return ccurl.easy_init(); }
static inline void ccurl_easy_cleanup(CURL *easy) { ccurl.easy_cleanup(easy); }
static inline CURLcode ccurl_easy_pause(CURL *easy, int mask) { return ccurl.easy_pause(easy, mask); }
static inline const char *ccurl_easy_strerror(CURLcode code) { return ccurl.easy_strerror(code); }

static inline CURLMcode ccurl_multi_cleanup(CURLM *multi) { return ccurl.multi_cleanup(multi); }
static inline CURLMcode ccurl_multi_add(CURLM *multi, CURL *easy) { return ccurl.multi_add_handle(multi, easy); }
static inline CURLMcode ccurl_multi_wakeup(CURLM *multi) { return ccurl.multi_wakeup(multi); }

static inline CURLMcode ccurl_multi_remove(CURLM *multi, CURL *easy) {
  return ccurl.multi_remove_handle(multi, easy);
}

static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return ccurl.multi_setopt(multi, option, value);
}

static inline CURLMcode ccurl_multi_perform(CURLM *multi) {
  int running = 0;
  return ccurl.multi_perform(multi, &running);
}

static inline CURLMcode ccurl_multi_poll(CURLM *multi, int milliseconds) {
  return ccurl.multi_poll(multi, NULL, 0, milliseconds, NULL);
}

/// The next transfer that ended, NULL when there is none.
static inline CURL *ccurl_multi_ended(CURLM *multi, CURLcode *code) {
  int left = 0;
  CURLMsg *message;
  while ((message = ccurl.multi_info_read(multi, &left))) {
    if (message->msg != CURLMSG_DONE) continue;
    *code = message->data.result;
    return message->easy_handle;
  }
  return NULL;
}

static inline struct curl_slist *ccurl_slist_append(struct curl_slist *list, const char *text) {
  return ccurl.slist_append(list, text);
}

static inline void ccurl_slist_free(struct curl_slist *list) { ccurl.slist_free_all(list); }

// The variadic calls, one wrapper for each type of argument.

static inline CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) {
  return ccurl.easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_size(CURL *easy, CURLoption option, curl_off_t value) {
  return ccurl.easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_text(CURL *easy, CURLoption option, const char *value) {
  return ccurl.easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value) {
  return ccurl.easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return ccurl.easy_setopt(easy, option, value);
}

/// libcurl copies the bytes.
static inline CURLcode ccurl_set_bytes(CURL *easy, CURLoption option, const void *bytes, size_t count) {
  struct curl_blob blob = {.data = (void *)bytes, .len = count, .flags = CURL_BLOB_COPY};
  return ccurl.easy_setopt(easy, option, &blob);
}

/// The whole body of a request; libcurl copies it.
static inline CURLcode ccurl_set_body(CURL *easy, const void *bytes, size_t count) {
  CURLcode code = ccurl.easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
  return code ? code : ccurl.easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, count ? bytes : "");
}

static inline CURLcode ccurl_set_write(CURL *easy, curl_write_callback function) {
  return ccurl.easy_setopt(easy, CURLOPT_WRITEFUNCTION, function);
}

static inline CURLcode ccurl_set_header(CURL *easy, curl_write_callback function) {
  return ccurl.easy_setopt(easy, CURLOPT_HEADERFUNCTION, function);
}

static inline CURLcode ccurl_set_read(CURL *easy, curl_read_callback function) {
  return ccurl.easy_setopt(easy, CURLOPT_READFUNCTION, function);
}

static inline CURLcode ccurl_set_seek(CURL *easy, curl_seek_callback function) {
  return ccurl.easy_setopt(easy, CURLOPT_SEEKFUNCTION, function);
}

static inline CURLcode ccurl_set_debug(CURL *easy, curl_debug_callback function) {
  return ccurl.easy_setopt(easy, CURLOPT_DEBUGFUNCTION, function);
}

static inline CURLcode ccurl_set_socket(CURL *easy, curl_opensocket_callback function) {
  return ccurl.easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, function);
}

static inline CURLcode ccurl_set_prerequest(CURL *easy, curl_prereq_callback function) {
  return ccurl.easy_setopt(easy, CURLOPT_PREREQFUNCTION, function);
}

/// -1 where the loaded version does not know the fact.
static inline long ccurl_get_long(CURL *easy, CURLINFO info) {
  long value = -1;
  return ccurl.easy_getinfo(easy, info, &value) == CURLE_OK ? value : -1;
}

static inline curl_off_t ccurl_get_size(CURL *easy, CURLINFO info) {
  curl_off_t value = -1;
  return ccurl.easy_getinfo(easy, info, &value) == CURLE_OK ? value : -1;
}

static inline const char *ccurl_get_text(CURL *easy, CURLINFO info) {
  char *value = NULL;
  return ccurl.easy_getinfo(easy, info, &value) == CURLE_OK ? value : NULL;
}

#endif

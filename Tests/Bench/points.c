// Preloaded into mcpauth by the soak tests: numbers the system calls of a refresh, and ends the process by SIGKILL at
// one of them (POINT_KILL=n, POINT_WHEN=before|after) or writes down when each began and ended (POINT_LOG=file).
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static atomic_int last = 0;
static int victim = -1, after = 0;
static const char *log_path = NULL;

struct point {
  const char *name;
  long result;
  double begin, end;
};
static struct point points[4096];

__attribute__((constructor)) static void prepare(void) {
  const char *number = getenv("POINT_KILL"), *when = getenv("POINT_WHEN");
  if (number) victim = atoi(number);
  after = when && strcmp(when, "after") == 0;
  log_path = getenv("POINT_LOG");
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static int enter(const char *name) {
  int number = atomic_fetch_add(&last, 1);
  if (number == victim && !after) kill(getpid(), SIGKILL);
  if (number < 4096) points[number] = (struct point){name, 0, now(), 0};
  return number;
}

static void leave(int number, long result) {
  if (number == victim && after) kill(getpid(), SIGKILL);
  if (number >= 4096) return;
  points[number].end = now();
  points[number].result = result;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define WRAP(type, name, parameters, arguments)     \
  type name parameters {                            \
    static __typeof__(&name) next = NULL;           \
    if (!next) next = NEXT(name);                   \
    int number = enter(#name);                      \
    type result = next arguments;                   \
    leave(number, (long)result);                    \
    return result;                                  \
  }

WRAP(int, flock, (int file, int operation), (file, operation))
WRAP(int, fsync, (int file), (file))
WRAP(int, ftruncate, (int file, off_t length), (file, length))
WRAP(int, ftruncate64, (int file, off64_t length), (file, length))
WRAP(ssize_t, pwrite, (int file, const void *bytes, size_t count, off_t place), (file, bytes, count, place))
WRAP(ssize_t, pwrite64, (int file, const void *bytes, size_t count, off64_t place), (file, bytes, count, place))
WRAP(int, renameat, (int from, const char *old, int to, const char *new), (from, old, to, new))
WRAP(int, unlinkat, (int folder, const char *name, int flags), (folder, name, flags))
WRAP(int, connect, (int file, const struct sockaddr *address, socklen_t size), (file, address, size))
WRAP(ssize_t, send, (int file, const void *bytes, size_t count, int flags), (file, bytes, count, flags))
WRAP(ssize_t, recv, (int file, void *bytes, size_t count, int flags), (file, bytes, count, flags))

int openat(int folder, const char *name, int flags, ...) {
  static int (*next)(int, const char *, int, ...) = NULL;
  if (!next) next = (int (*)(int, const char *, int, ...))dlsym(RTLD_NEXT, "openat");
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  int number = enter("openat");
  int result = next(folder, name, flags, mode);
  leave(number, result);
  return result;
}

void _exit(int status) {
  if (log_path) {
    FILE *file = fopen(log_path, "w");
    if (file) {
      int count = atomic_load(&last);
      for (int number = 0; number < count && number < 4096; number++) {
        struct point *point = &points[number];
        fprintf(file, "%d %s %ld %.9f %.9f\n", number, point->name, point->result, point->begin, point->end);
      }
      fclose(file);
    }
  }
  void (*next)(int) = (void (*)(int))dlsym(RTLD_NEXT, "_exit");
  next(status);
  __builtin_unreachable();
}

/*
 * Stands between a process and its files (LD_PRELOAD). With SHIM_LOG it records what is done to files under
 * SHIM_FOLDER; with SHIM_FAIL_AT=n the n-th change or sync of them fails with SHIM_ERRNO, and so do those after it, or
 * the next SHIM_FAIL_TIMES - 1 of them alone.
 * A record: op (1 byte), path length (2), offset (8), data length (4), path, data; numbers little-endian.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

/* Held over an operation and its record: what was recorded before a sync was done before it. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int log_fd = -2, calls = 0;

#define NEXT(name) static __typeof__(name) *next; if (!next) next = dlsym(RTLD_NEXT, #name)

static int is_ours(const char *path) {
  const char *folder = getenv("SHIM_FOLDER");
  size_t length = folder ? strlen(folder) : 0;
  return folder && strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int path_of(int fd, char *path) {
  char link[40];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, 4095);
  if (length < 0) return 0;
  path[length] = 0;
  return is_ours(path);
}

static void put(const void *data, size_t size) {
  static ssize_t (*next)(int, const void *, size_t);
  if (!next) next = dlsym(RTLD_NEXT, "write");
  if (next(log_fd, data, size) < 0) abort();
}

static void record(char op, const char *path, int64_t offset, const void *data, uint32_t size) {
  static int (*next)(const char *, int, ...);
  const char *name = getenv("SHIM_LOG");
  if (!name) return;
  if (!next) next = dlsym(RTLD_NEXT, "open");
  if (log_fd == -2) log_fd = next(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  uint16_t length = strlen(path);
  put(&op, 1), put(&length, 2), put(&offset, 8), put(&size, 4), put(path, length);
  if (data && size) put(data, size);
}

static int fails(void) {
  const char *at = getenv("SHIM_FAIL_AT"), *times = getenv("SHIM_FAIL_TIMES");
  if (!at) return 0;
  int call = __sync_add_and_fetch(&calls, 1);
  if (call < atoi(at) || (times && call >= atoi(at) + atoi(times))) return 0;
  errno = atoi(getenv("SHIM_ERRNO"));
  return 1;
}

/* The operation, if it is not to fail, and its record, if it was done. */
#define DO(ours, done, operation, write_record) \
  if (ours) { if (fails()) return -1; pthread_mutex_lock(&lock); } \
  done = operation; \
  if (ours) { int kept = errno; if (done >= 0) { write_record; } pthread_mutex_unlock(&lock); errno = kept; } \
  return done

static ssize_t at_offset(__typeof__(pwrite) *next, int fd, const void *data, size_t size, off_t offset) {
  char path[4096];
  int ours = path_of(fd, path);
  ssize_t done;
  DO(ours, done, next(fd, data, size, offset), record('w', path, offset, data, done));
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) { NEXT(pwrite); return at_offset(next, fd, data, size, offset); }
ssize_t pwrite64(int fd, const void *data, size_t size, off_t offset) { NEXT(pwrite64); return at_offset(next, fd, data, size, offset); }

/* An acknowledgement is what the process tells on its standard output. */
ssize_t write(int fd, const void *data, size_t size) {
  NEXT(write);
  char path[4096];
  int ours = fd > 2 && path_of(fd, path);
  ssize_t done;
  if (fd == 1) {
    pthread_mutex_lock(&lock);
    record('a', "", 0, data, size);
    pthread_mutex_unlock(&lock);
  }
  DO(ours, done, next(fd, data, size), record('w', path, lseek(fd, 0, SEEK_CUR) - done, data, done));
}

static void record_copy(const char *path, int from, off_t start, int to, ssize_t size) {
  char *data = malloc(size);
  ssize_t there = data ? pread(from, data, size, start) : -1;
  if (there != size) abort();
  record('w', path, lseek(to, 0, SEEK_CUR) - size, data, size);
  free(data);
}
static ssize_t sent(__typeof__(sendfile) *next, int to, int from, off_t *offset, size_t size) {
  char path[4096];
  int ours = path_of(to, path);
  off_t start = offset ? *offset : lseek(from, 0, SEEK_CUR);
  ssize_t done;
  DO(ours, done, next(to, from, offset, size), record_copy(path, from, start, to, done));
}
ssize_t sendfile(int to, int from, off_t *offset, size_t size) { NEXT(sendfile); return sent(next, to, from, offset, size); }
ssize_t sendfile64(int to, int from, off_t *offset, size_t size) { NEXT(sendfile64); return sent(next, to, from, offset, size); }

/* libuv copies files by the number of the call, with an offset to read at and none to write at. */
long syscall(long number, ...) {
  NEXT(syscall);
  long args[6];
  va_list rest;
  va_start(rest, number);
  for (int n = 0; n < 6; n++) args[n] = va_arg(rest, long);
  va_end(rest);
  char path[4096];
  int ours = number == SYS_copy_file_range && path_of(args[2], path);
  off_t start = !ours ? 0 : args[1] ? *(off_t *)args[1] : lseek(args[0], 0, SEEK_CUR);
  long done;
  DO(ours, done, next(number, args[0], args[1], args[2], args[3], args[4], args[5]),
     record_copy(path, args[0], start, args[2], done));
}

static int synced(int fd, int (*next)(int)) {
  char path[4096];
  int ours = path_of(fd, path);
  int done;
  DO(ours, done, next(fd), record('s', path, 0, 0, 0));
}
int fsync(int fd) { NEXT(fsync); return synced(fd, next); }
int fdatasync(int fd) { NEXT(fdatasync); return synced(fd, next); }

static int cut(int fd, off_t size, int (*next)(int, off_t)) {
  char path[4096];
  int ours = path_of(fd, path);
  int done;
  DO(ours, done, next(fd, size), record('t', path, size, 0, 0));
}
int ftruncate(int fd, off_t size) { NEXT(ftruncate); return cut(fd, size, next); }
int ftruncate64(int fd, off_t size) { NEXT(ftruncate64); return cut(fd, size, next); }

/* Only a file that is made or emptied is a change, and may fail. */
static int opened(int (*next)(const char *, int, ...), const char *path, int flags, mode_t mode) {
  int ours = is_ours(path) && (flags & O_TRUNC || (flags & O_CREAT && access(path, F_OK) != 0));
  int done;
  DO(ours, done, next(path, flags, mode), record(flags & O_TRUNC ? 't' : 'c', path, 0, 0, 0));
}
#define MODE mode_t mode = 0; if (flags & O_CREAT) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }
int open(const char *path, int flags, ...) { NEXT(open); MODE; return opened(next, path, flags, mode); }
int open64(const char *path, int flags, ...) { NEXT(open64); MODE; return opened(next, path, flags, mode); }

int unlink(const char *path) {
  NEXT(unlink);
  int ours = is_ours(path);
  int done;
  DO(ours, done, next(path), record('u', path, 0, 0, 0));
}
int rename(const char *from, const char *to) {
  NEXT(rename);
  int ours = is_ours(to);
  int done;
  DO(ours, done, next(from, to), record('r', from, 0, to, strlen(to)));
}

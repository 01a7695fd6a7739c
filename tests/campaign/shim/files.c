/*
 * Stands between a process and its files (LD_PRELOAD). With SHIM_LOG it records what is done to files under
 * SHIM_FOLDER; with SHIM_FAIL_AT=n the n-th write or sync of them, and all later ones, fail with SHIM_ERRNO.
 * A record: op (1 byte), path length (2), offset (8), data length (4), path, data; numbers little-endian.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int log_fd = -2, calls = 0;

static int path_of(int fd, char *path) {
  char link[40];
  const char *folder = getenv("SHIM_FOLDER");
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, 4095);
  if (!folder || length < 0) return 0;
  path[length] = 0;
  return strncmp(path, folder, strlen(folder)) == 0;
}

static void put(const void *data, size_t size) {
  static ssize_t (*next)(int, const void *, size_t);
  if (!next) next = dlsym(RTLD_NEXT, "write");
  if (next(log_fd, data, size) < 0) abort();
}

static void record(char op, const char *path, int64_t offset, const void *data, uint32_t size) {
  const char *name = getenv("SHIM_LOG");
  if (!name) return;
  pthread_mutex_lock(&lock);
  if (log_fd == -2) log_fd = open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  uint16_t length = strlen(path);
  put(&op, 1), put(&length, 2), put(&offset, 8), put(&size, 4), put(path, length);
  if (data && size) put(data, size);
  pthread_mutex_unlock(&lock);
}

static int fails(void) {
  const char *at = getenv("SHIM_FAIL_AT");
  if (!at) return 0;
  if (__sync_add_and_fetch(&calls, 1) < atoi(at)) return 0;
  errno = atoi(getenv("SHIM_ERRNO"));
  return 1;
}

#define NEXT(name) static __typeof__(name) *next; if (!next) next = dlsym(RTLD_NEXT, #name)

static ssize_t at_offset(__typeof__(pwrite) *next, int fd, const void *data, size_t size, off_t offset) {
  char path[4096];
  int ours = path_of(fd, path);
  if (ours && fails()) return -1;
  ssize_t done = next(fd, data, size, offset);
  if (ours && done > 0) record('w', path, offset, data, done);
  return done;
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) { NEXT(pwrite); return at_offset(next, fd, data, size, offset); }
ssize_t pwrite64(int fd, const void *data, size_t size, off_t offset) { NEXT(pwrite64); return at_offset(next, fd, data, size, offset); }

/* An acknowledgement is what the process tells on its standard output. */
ssize_t write(int fd, const void *data, size_t size) {
  NEXT(write);
  char path[4096];
  int ours = fd > 2 && path_of(fd, path);
  if (ours && fails()) return -1;
  off_t offset = ours ? lseek(fd, 0, SEEK_CUR) : 0;
  if (fd == 1) record('a', "", 0, data, size);
  ssize_t done = next(fd, data, size);
  if (ours && done > 0) record('w', path, offset, data, done);
  return done;
}

static int synced(int fd, int (*next)(int)) {
  char path[4096];
  int ours = path_of(fd, path);
  if (ours && fails()) return -1;
  int result = next(fd);
  if (ours && result == 0) record('s', path, 0, 0, 0);
  return result;
}
int fsync(int fd) { NEXT(fsync); return synced(fd, next); }
int fdatasync(int fd) { NEXT(fdatasync); return synced(fd, next); }

static int cut(int fd, off_t size, int (*next)(int, off_t)) {
  char path[4096];
  int ours = path_of(fd, path);
  if (ours && fails()) return -1;
  int result = next(fd, size);
  if (ours && result == 0) record('t', path, size, 0, 0);
  return result;
}
int ftruncate(int fd, off_t size) { NEXT(ftruncate); return cut(fd, size, next); }
int ftruncate64(int fd, off_t size) { NEXT(ftruncate64); return cut(fd, size, next); }

int unlink(const char *path) {
  NEXT(unlink);
  const char *folder = getenv("SHIM_FOLDER");
  int result = next(path);
  if (result == 0 && folder && strncmp(path, folder, strlen(folder)) == 0) record('u', path, 0, 0, 0);
  return result;
}
int rename(const char *from, const char *to) {
  NEXT(rename);
  const char *folder = getenv("SHIM_FOLDER");
  int result = next(from, to);
  if (result == 0 && folder && strncmp(to, folder, strlen(folder)) == 0) record('r', from, 0, to, strlen(to));
  return result;
}

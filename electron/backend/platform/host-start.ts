/**
 * How the engine of a host is started: rows that were refused come as a million short-lived objects, for which its young heap grows to 64 MB and keeps
 * as much again (docs/decisions/0019). A quarter of that is no slower.
 */
export const HOST_ENGINE_FLAGS: readonly string[] = ['--max-semi-space-size=8'];

/**
 * Environment of a host. Once a large block was given back, the allocator of Linux (glibc) keeps all that are smaller than it, up to 32 MB each; with
 * thresholds that stand fast they go back to the system. Others take no notice.
 */
export const HOST_ALLOCATOR_ENV: Readonly<Record<string, string>> = {
  MALLOC_MMAP_THRESHOLD_: String(4 * 1024 * 1024),
  MALLOC_TRIM_THRESHOLD_: String(4 * 1024 * 1024),
};

/**
 * Where a worker's program lies: `sourceName` beside the module that starts it, or `bundleName` among the bundle's entries
 * (bundled code may lie in `chunks/`, entries lie above it). `moduleUrl` is the caller's import.meta.url.
 */
export function workerUrl(moduleUrl: string, sourceName: string, bundleName: string): URL {
  if (moduleUrl.endsWith('.ts')) return new URL(`./${sourceName}`, moduleUrl);
  return new URL(/\/chunks\/[^/]*$/.test(moduleUrl) ? `../${bundleName}` : `./${bundleName}`, moduleUrl);
}

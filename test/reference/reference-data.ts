import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import papaparse from 'papaparse';

/** Public data sets and figures computed from them by other software; they lie beside the repository and are not part of it. */
const SHARED = new URL('../../../shared', import.meta.url).pathname;

/** Path of a reference file. */
export function referencePath(...parts: string[]): string {
  return join(SHARED, ...parts);
}

/** Whether all files are there; says loudly when one is not, because the tests that need it are then left out. */
export function hasReference(...paths: readonly string[]): boolean {
  const missing = paths.filter((path) => !existsSync(path));
  for (const path of missing) console.warn(`REFERENCE DATA MISSING, tests left out: ${path}`);
  return missing.length === 0;
}

/** Records of a CSV file, plain or gzipped, by header. */
export function readCsv(path: string): Record<string, string>[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return papaparse.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

/** A JSON file of reference figures. */
export function readReference<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

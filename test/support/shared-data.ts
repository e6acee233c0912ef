import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Where the public reference data lies on the developers' machines and CI's; a user never has it. */
export const SHARED = resolve('..', 'shared');

/** True when a reference file is there; otherwise says loudly what will not be checked. */
export function hasReference(...paths: readonly string[]): boolean {
  const missing = paths.filter((path) => !existsSync(resolve(SHARED, path)));
  if (missing.length > 0) console.warn(`\nNOT CHECKED, reference data absent: ${missing.join(', ')}\n`);
  return missing.length === 0;
}

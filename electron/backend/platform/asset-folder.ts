import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MOST_LEVELS = 6;

/**
 * A folder of the program's `assets/`: they stand beside `electron/` in a development copy and beside `dist/` in the installed
 * program, some levels above the module that asks. null when it is not there.
 */
export function findAssetFolder(name: string, moduleUrl: string = import.meta.url): string | null {
  let folder = dirname(fileURLToPath(moduleUrl));
  for (let level = 0; level < MOST_LEVELS; level++) {
    const candidate = join(folder, 'assets', name);
    if (existsSync(candidate)) return candidate;
    folder = dirname(folder);
  }
  return null;
}

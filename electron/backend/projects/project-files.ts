import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { ProjectSummary } from '../../../shared/contract/projects.ts';
import type { RecentProjects } from './recent-projects.ts';

const EXTENSION = '.clientele';
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const FORBIDDEN = new Set('<>:"/\\|?*');

/** A path in the projects folder for a client of that name which no file has yet ("Shop.clientele", "Shop 2.clientele" …). */
export function freeProjectPath(projectsDir: string, name: string): string {
  const stem = toFileStem(name);
  for (let number = 1; ; number++) {
    const path = join(projectsDir, `${number === 1 ? stem : `${stem} ${number}`}${EXTENSION}`);
    if (!existsSync(path)) return path;
  }
}

/** Name as every file system takes it: no separators, controls, leading dots or device names. */
export function toFileStem(name: string): string {
  const cleaned = [...name]
    .map((character) => (character < ' ' || FORBIDDEN.has(character) ? ' ' : character))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80);
  return cleaned === '' || RESERVED.test(cleaned) ? 'Client' : cleaned;
}

/** Recent client files, then those in the projects folder that were never opened on this machine. */
export function listProjects(recents: RecentProjects, projectsDir: string): ProjectSummary[] {
  const known = recents.list();
  const paths = new Set(known.map(({ path }) => path));
  const names = existsSync(projectsDir) ? readdirSync(projectsDir) : [];
  const others = names
    .filter((name) => extname(name) === EXTENSION)
    .map((name) => join(projectsDir, name))
    .filter((path) => !paths.has(path))
    .map((path) => ({ path, name: basename(path, EXTENSION), openedAt: statSync(path).mtime.toISOString(), rows: null, exists: true }));
  return [...known, ...others];
}

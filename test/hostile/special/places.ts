import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, ftruncateSync, mkdirSync, openSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Trial } from '../trial-run.ts';

const NOT_FOUND = ['refused FILE_NOT_FOUND'];
const GIGABYTE = 1024 ** 3;
const ROOT = 0;

/** What lies where a file should be and is none, or none that may be read: refused at once, never waited for. */
export function specialPlaces(): Trial[] {
  const places: (Omit<Trial, 'make'> & { readonly put: (path: string) => void })[] = [
    { name: 'a folder', fileName: 'folder.csv', put: (path) => mkdirSync(path), expects: NOT_FOUND },
    { name: 'nothing', fileName: 'nothing.csv', put: () => undefined, expects: NOT_FOUND },
    { name: 'a link to nowhere', fileName: 'nowhere.csv', put: (path) => symlinkSync('/nowhere/at/all.csv', path), expects: NOT_FOUND },
    { name: 'a link to itself', fileName: 'itself.csv', put: (path) => symlinkSync(path, path), expects: ['refused FILE_UNREADABLE'] },
    { name: 'a file that is mostly a hole', fileName: 'hole.csv', put: withHole, expects: ['refused FILE_NOT_TEXT', 'refused FILE_UNSAFE'] },
    { name: 'a database with a folder for a log', fileName: 'log.sqlite', put: withFolderAsLog, expects: ['refused FILE_DAMAGED'] },
  ];
  if (process.platform !== 'win32') {
    places.push(
      { name: 'a pipe nobody writes into', fileName: 'pipe.csv', put: (path) => execFileSync('mkfifo', [path]), expects: NOT_FOUND },
      { name: 'a link to an endless device', fileName: 'endless.csv', put: (path) => symlinkSync('/dev/zero', path), expects: NOT_FOUND },
      { name: 'a link to a folder', fileName: 'linked.csv', put: (path) => symlinkSync('/', path), expects: NOT_FOUND },
    );
  }
  if (process.getuid?.() !== ROOT) {
    places.push({ name: 'a file that may not be read', fileName: 'locked.csv', put: withoutRight, expects: ['refused FILE_UNREADABLE'] });
  }
  return places.map(({ put, ...trial }) => ({ ...trial, make: () => put }));
}

function withHole(path: string): void {
  const file = openSync(path, 'w');
  writeSync(file, 'id,date,customer,amount\n1,2024-01-01,a,5\n');
  ftruncateSync(file, 2 * GIGABYTE);
  closeSync(file);
}

function withFolderAsLog(path: string): void {
  writeFileSync(path, 'SQLite format 3\0');
  mkdirSync(join(`${path}-wal`), { recursive: true });
}

function withoutRight(path: string): void {
  writeFileSync(path, 'id,date,customer,amount\n1,2024-01-01,a,5\n');
  chmodSync(path, 0);
}

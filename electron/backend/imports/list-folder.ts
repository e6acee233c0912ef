import { extname } from 'node:path';
import type { FolderFile } from '../../../shared/contract/import-answers.ts';
import { readShapes } from '../../parser/client.ts';
import { AppError } from '../app-error.ts';
import { scanFolder } from './watch/scan-folder.ts';

/** Files that are listed, and of how many of them the header is read. */
const MAX_FILES = 500;
const MAX_LOOKED_INTO = 100;
/** Larger files are listed without a look into them. */
const MAX_LOOKED_BYTES = 64 * 1024 * 1024;
/** Never a table, whatever they hold. */
const NO_TABLES = new Set(
  '.exe .dll .so .dylib .bat .cmd .sh .ps1 .js .msi .app .dmg .iso .png .jpg .jpeg .gif .webp .svg .bmp .ico .tif .tiff .heic .pdf .doc .docx .ppt .pptx .mp3 .mp4 .mov .avi .mkv .wav .ttf .otf .woff .woff2 .psd .lnk .url .ini'.split(
    ' ',
  ),
);

/**
 * The files of a folder that may be imported, by name, and how many more there are. Files of one shape share a fingerprint; one that cannot be read as a
 * table has none. Throws AppError FOLDER_NOT_FOUND or CANCELLED.
 */
export async function listFolder(folder: string, signal: AbortSignal): Promise<{ files: FolderFile[]; left: number }> {
  const found = await scanFolder(folder);
  if (found === null) throw new AppError('FOLDER_NOT_FOUND', { path: folder });
  const tables = found.filter(({ name }) => !NO_TABLES.has(extname(name).toLowerCase())).sort((one, other) => compareNames(one.name, other.name));
  const listed = tables.slice(0, MAX_FILES);
  const looked = listed.filter(({ size }) => size <= MAX_LOOKED_BYTES).slice(0, MAX_LOOKED_INTO);
  const shapes =
    looked.length === 0
      ? []
      : await readShapes(
          looked.map(({ path }) => path),
          signal,
        );
  const fingerprints = new Map(looked.map(({ path }, index) => [path, shapes[index] ?? null]));
  return {
    files: listed.map(({ path, name, size, modifiedMs }) => ({
      path,
      fileName: name,
      size,
      modifiedAt: new Date(modifiedMs).toISOString(),
      fingerprint: fingerprints.get(path) ?? null,
    })),
    left: tables.length - listed.length,
  };
}

/** "orders-2" before "orders-10". */
function compareNames(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

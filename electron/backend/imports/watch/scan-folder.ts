import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file lying in a watched folder. */
export interface FolderFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly modifiedMs: number;
}

/** What programs put beside a file while they write it, or that is no export at all. */
const PASSED_OVER = /^(\.|~\$)|(~|\.(part|partial|tmp|temp|crdownload|download|filepart|swp|lock|clientele(-wal|-shm|-journal)?))$/i;
/** What can hold no table: not worth opening, nor a note. */
const NO_TABLE = /\.(pdf|jpe?g|png|gif|webp|svg|heic|docx?|pptx?|rtf|exe|dll|msi|dmg|mp[34]|m4a|wav|mov|avi|mkv|html?|lnk|url|eml|msg|ini|7z|rar)$/i;
const AT_ONCE = 16;

/**
 * Files directly in a folder, oldest first; folders, links, hidden, empty and half-downloaded files and those that
 * can hold no table are passed over.
 * Null when the folder cannot be read: it is gone, or its drive is not connected. Nothing in it is touched.
 */
export async function scanFolder(folder: string): Promise<FolderFile[] | null> {
  try {
    const names: string[] = [];
    for await (const entry of await opendir(folder))
      if (entry.isFile() && !PASSED_OVER.test(entry.name) && !NO_TABLE.test(entry.name)) names.push(entry.name);
    const files: FolderFile[] = [];
    for (let start = 0; start < names.length; start += AT_ONCE) {
      const found = await Promise.all(names.slice(start, start + AT_ONCE).map((name) => stampOf(folder, name)));
      files.push(...found.filter((file) => file !== null));
    }
    return files.sort((a, b) => a.modifiedMs - b.modifiedMs || (a.name < b.name ? -1 : 1));
  } catch {
    return null;
  }
}

/** Whether two looks saw the same file in the same state. */
export function isSameState(one: Pick<FolderFile, 'size' | 'modifiedMs'>, other: Pick<FolderFile, 'size' | 'modifiedMs'> | undefined): boolean {
  return other !== undefined && one.size === other.size && one.modifiedMs === other.modifiedMs;
}

async function stampOf(folder: string, name: string): Promise<FolderFile | null> {
  try {
    const path = join(folder, name);
    const { size, mtimeMs } = await stat(path);
    return size === 0 ? null : { name, path, size, modifiedMs: Math.trunc(mtimeMs) };
  } catch {
    return null;
  }
}

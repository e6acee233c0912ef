/** What lies in folders without being data: hidden files, and what spreadsheets and systems leave beside them. */
const NO_DATA = /^(\.|~\$|thumbs\.db$|desktop\.ini$)/i;
/** Files of one import. */
export const MOST_FILES = 200;
/** One more is looked for, so that it can be said that some were left out. */
const MOST_FOUND = MOST_FILES + 1;

/** Files that were dropped or pasted, those of folders among them, by name within their folder; at most 201. Call it while the event is handled. */
export async function readDroppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  // Entries can only be asked for now: after the first wait the transfer is empty.
  const held = [...transfer.items].filter(({ kind }) => kind === 'file').map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found: File[] = [];
  for (const { entry, file } of held) {
    if (entry?.isDirectory === true) await readFolder(entry as FileSystemDirectoryEntry, found);
    else if (file !== null) found.push(file);
  }
  return found.slice(0, MOST_FOUND);
}

/** Files of a picked folder that hold data, by name; at most 201. */
export function dataFiles(files: readonly File[]): readonly File[] {
  return files
    .filter(({ name }) => !NO_DATA.test(name))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }))
    .slice(0, MOST_FOUND);
}

async function readFolder(folder: FileSystemDirectoryEntry, found: File[]): Promise<void> {
  const files: File[] = [];
  for (const entry of await readEntries(folder)) {
    if (NO_DATA.test(entry.name)) continue;
    if (entry.isDirectory) await readFolder(entry as FileSystemDirectoryEntry, found);
    else files.push(await fileOf(entry as FileSystemFileEntry));
    if (found.length + files.length >= MOST_FOUND) break;
  }
  found.push(...dataFiles(files));
}

/** A reader gives entries in portions; the last one is empty. */
async function readEntries(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) return all;
    all.push(...portion);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

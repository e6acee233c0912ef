import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';

export type FolderPurpose = 'import' | 'project' | 'folder' | 'save';

const DATA_EXTENSIONS = [
  'csv',
  'tsv',
  'tab',
  'txt',
  'xlsx',
  'xlsm',
  'xls',
  'ods',
  'json',
  'ndjson',
  'jsonl',
  'parquet',
  'sqlite',
  'sqlite3',
  'db',
  'gz',
  'zip',
];
const PROJECT_EXTENSION = 'clientele';

export interface Dialogs {
  readonly pickImportFiles: (window: BrowserWindow) => Promise<readonly string[]>;
  readonly pickProject: (window: BrowserWindow) => Promise<string | null>;
  readonly pickFolder: (window: BrowserWindow) => Promise<string | null>;
  readonly chooseProjectPath: (window: BrowserWindow, name: string) => Promise<string | null>;
  readonly chooseSavePath: (window: BrowserWindow, fileName: string) => Promise<string | null>;
}

/** File dialogs that open where the person last was for the same purpose; Electron itself forgets. `memoryFile` is a JSON file in the data folder. */
export function createDialogs(memoryFile: string, firstFolder: string): Dialogs {
  const remembered = readMemory(memoryFile);
  const folderFor = (purpose: FolderPurpose) => remembered[purpose] ?? firstFolder;
  const remember = (purpose: FolderPurpose, path: string): string => {
    remembered[purpose] = dirname(path);
    writeFileSync(memoryFile, JSON.stringify(remembered));
    return path;
  };
  const open = async (window: BrowserWindow, purpose: FolderPurpose, extensions: string[], isMany: boolean) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      defaultPath: folderFor(purpose),
      properties: isMany ? ['openFile', 'multiSelections'] : ['openFile'],
      filters: [
        { name: extensions.map((extension) => `.${extension}`).join(' '), extensions },
        { name: '*', extensions: ['*'] },
      ],
    });
    if (canceled || filePaths[0] === undefined) return [];
    remember(purpose, filePaths[0]);
    return filePaths;
  };
  const openFolder = async (window: BrowserWindow) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, { defaultPath: folderFor('folder'), properties: ['openDirectory'] });
    return canceled || filePaths[0] === undefined ? null : remember('folder', filePaths[0]);
  };
  const save = async (window: BrowserWindow, purpose: FolderPurpose, fileName: string) => {
    const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: join(folderFor(purpose), safeFileName(fileName)) });
    return canceled || filePath === '' ? null : remember(purpose, filePath);
  };
  return {
    pickImportFiles: (window) => open(window, 'import', DATA_EXTENSIONS, true),
    pickProject: async (window) => (await open(window, 'project', [PROJECT_EXTENSION], false))[0] ?? null,
    pickFolder: openFolder,
    chooseProjectPath: (window, name) => save(window, 'project', `${name}.${PROJECT_EXTENSION}`),
    chooseSavePath: (window, fileName) => save(window, 'save', fileName),
  };
}

/** A name that every file system takes: separators, controls and reserved marks become "-". */
export function safeFileName(name: string): string {
  const cleaned = Array.from(name, (char) => (char < ' ' || '<>:"/\\|?*'.includes(char) ? '-' : char))
    .join('')
    .replace(/^\.+|[. ]+$/g, '');
  return cleaned === '' ? 'clientele' : cleaned.slice(0, 150);
}

function readMemory(file: string): Partial<Record<FolderPurpose, string>> {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const entries = Object.entries(parsed ?? {}).filter(([, value]) => typeof value === 'string');
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}

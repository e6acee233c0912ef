import type { ProjectInfo } from '../../../shared/contract/projects.ts';
import type { PickedFile } from '../../../shared/contract/shell.ts';
import { createProject, openProject } from '../../client/queries/projects.ts';
import { queryClient } from '../../client/query-client.ts';
import { toRefusal } from '../../client/refusal.ts';
import { shell } from '../../client/shell-port.ts';
import { refusalLine } from '../../components/refusal-text.ts';
import { emptyTray } from '../../state/import-files.ts';
import { notify } from '../../state/notices.ts';
import { showOverlay } from '../../state/overlays.ts';
import { navigate } from '../../state/route.ts';
import type { Words } from '../../state/words.ts';
import { dataFiles, MOST_FILES } from './dropped-files.ts';
import { takeFiles } from './take-files.ts';

const CLIENT_FILE = /\.clientele$/i;

/** Opens a client file and shows its home. */
export async function openAndShow(path: string, words: Words): Promise<void> {
  await reporting(words, async () => {
    await openProject(path);
    navigate({ screen: 'home' });
  });
}

/** Lets the person pick a client file; where the shell has no dialog, asks for its path. */
export async function pickAndOpen(words: Words): Promise<void> {
  const path = await shell.pickProject();
  if (path === undefined) showOverlay('openProject');
  else if (path !== null) await openAndShow(path, words);
}

/** Brings data files to the wizard, beside those that are there; without an open client file one is made under the first one's name. */
export async function importFiles(files: readonly (PickedFile | File)[], words: Words): Promise<void> {
  const [first] = files;
  if (first === undefined) return;
  await reporting(words, async () => {
    const project = queryClient.getQueryData<ProjectInfo | null>(['projects', 'current']);
    if (project === null || project === undefined) {
      await createUnder(nameOf(first instanceof File ? first.name : first.fileName));
      emptyTray();
    }
    takeFiles(files.slice(0, MOST_FILES));
    if (files.length > MOST_FILES) notify(words.t('imports.file.most', { count: MOST_FILES }));
    navigate({ screen: 'import' });
  });
}

/** Lets the person pick data files and brings them to the wizard. */
export async function pickAndImport(words: Words): Promise<void> {
  await reporting(words, async () => await importFiles(await shell.pickImportFiles(), words));
}

/** Lets the person pick a folder and brings its data files to the wizard. */
export async function pickFolderAndImport(words: Words): Promise<void> {
  const input = document.createElement('input');
  input.type = 'file';
  input.webkitdirectory = true;
  input.addEventListener('change', () => void importFolder(dataFiles([...(input.files ?? [])]), words), { once: true });
  input.click();
}

/** Brings the files of a folder to the wizard, or says that there are none. */
async function importFolder(files: readonly File[], words: Words): Promise<void> {
  if (files.length === 0) notify(words.t('imports.file.folderEmpty'));
  else await importFiles(files, words);
}

/** What happens to files that were dropped on the window: a client file is opened, all others are imported. */
export async function takeDropped(files: readonly File[], words: Words): Promise<void> {
  const client = files.find(({ name }) => CLIENT_FILE.test(name));
  if (client === undefined) return await importFolder(files, words);
  if (shell.kind === 'web') return notify(words.t('app.drop.clientInBrowser'));
  const { source } = await shell.stageFile(client);
  if ('path' in source) await openAndShow(source.path, words);
}

/** Runs something and says in one line why it was refused, if it was. */
export async function reporting(words: Words, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const refusal = toRefusal(error);
    if (refusal.code !== 'CANCELLED') notify(refusalLine(refusal, words));
  }
}

/** Makes a client file of that name, with a number behind it when the name is taken. */
async function createUnder(name: string): Promise<void> {
  for (let copy = 1; ; copy += 1) {
    try {
      await createProject(copy === 1 ? name : `${name} ${copy}`);
      return;
    } catch (error) {
      if (toRefusal(error).code !== 'PROJECT_EXISTS' || copy === 99) throw error;
    }
  }
}

function nameOf(fileName: string): string {
  const stem = fileName
    .replace(/(\.(csv|tsv|txt|tab|xlsx|xlsm|xls|ods|json|ndjson|jsonl|parquet|sqlite3?|db|gz|zip))+$/i, '')
    .replaceAll(/[_-]+/g, ' ')
    .trim();
  return (stem === '' ? fileName : stem).slice(0, 100);
}

import type { ProjectInfo } from '../../../shared/contract/projects.ts';
import type { PickedFile } from '../../../shared/contract/shell.ts';
import { createProject, openProject } from '../../client/queries/projects.ts';
import { queryClient } from '../../client/query-client.ts';
import { toRefusal } from '../../client/refusal.ts';
import { shell } from '../../client/shell-port.ts';
import { refusalLine } from '../../components/refusal-text.ts';
import { draftImport } from '../../state/import-draft.ts';
import { notify } from '../../state/notices.ts';
import { showOverlay } from '../../state/overlays.ts';
import { navigate } from '../../state/route.ts';
import type { Words } from '../../state/words.ts';

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

/** Brings a data file to the wizard; without an open client file one is made under the file's name. */
export async function importPicked(file: PickedFile, words: Words): Promise<void> {
  await reporting(words, async () => {
    const project = queryClient.getQueryData<ProjectInfo | null>(['projects', 'current']);
    if (project === null || project === undefined) await createUnder(nameOf(file.fileName));
    draftImport(file);
    navigate({ screen: 'import' });
  });
}

/** Lets the person pick a data file and brings it to the wizard. */
export async function pickAndImport(words: Words): Promise<void> {
  await reporting(words, async () => {
    const file = await shell.pickImportFile();
    if (file !== null) await importPicked(file, words);
  });
}

/** What happens to a file that was dropped on the window. */
export async function takeDropped(file: File, words: Words): Promise<void> {
  if (!CLIENT_FILE.test(file.name)) {
    await reporting(words, async () => await importPicked(await shell.stageFile(file), words));
    return;
  }
  if (shell.kind === 'web') return notify(words.t('app.drop.clientInBrowser'));
  const { source } = await shell.stageFile(file);
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
    .replace(/(\.(csv|tsv|txt|tab|gz))+$/i, '')
    .replaceAll(/[_-]+/g, ' ')
    .trim();
  return (stem === '' ? fileName : stem).slice(0, 100);
}

import type { PickedFile } from '../../../shared/contract/shell.ts';
import { toRefusal } from '../../client/refusal.ts';
import { shell } from '../../client/shell-port.ts';
import { addToTray, LARGE_BYTES, moveInTray, takeFromTray, useImportFiles } from '../../state/import-files.ts';

interface Upload {
  readonly id: string;
  readonly file: File;
  readonly stop: AbortController;
}

const uploads = new Map<string, Upload>();
let last = 0;
let isSending = false;

/** Puts files into the tray and brings those that need it to the host, one after another. */
export function takeFiles(taken: readonly (PickedFile | File)[]): void {
  const entries = taken.map((one) => {
    last += 1;
    const id = `file-${last}`;
    if (!(one instanceof File)) return { id, fileName: one.fileName, bytes: null, at: { state: 'ready', source: one.source } } as const;
    uploads.set(id, { id, file: one, stop: new AbortController() });
    return { id, fileName: one.name, bytes: one.size, at: { state: one.size >= LARGE_BYTES ? 'asking' : 'waiting' } } as const;
  });
  addToTray(entries);
  void sendWaiting();
}

/** The person wants the large file all the same. */
export function agreeToLarge(id: string): void {
  moveInTray(id, { state: 'waiting' });
  void sendWaiting();
}

/** Takes a file out of the tray; one on its way is stopped. */
export function dropFile(id: string): void {
  uploads.get(id)?.stop.abort();
  uploads.delete(id);
  takeFromTray(id);
}

async function sendWaiting(): Promise<void> {
  if (isSending) return;
  isSending = true;
  try {
    for (let next = nextWaiting(); next !== undefined; next = nextWaiting()) await send(next);
  } finally {
    isSending = false;
  }
}

function nextWaiting(): Upload | undefined {
  const waiting = useImportFiles.getState().files.find(({ at }) => at.state === 'waiting');
  return waiting === undefined ? undefined : uploads.get(waiting.id);
}

async function send({ id, file, stop }: Upload): Promise<void> {
  moveInTray(id, { state: 'taking', sent: 0 });
  try {
    const { source } = await shell.stageFile(file, {
      onProgress: (sent) => moveInTray(id, { state: 'taking', sent }),
      onStop: (abort) => stop.signal.addEventListener('abort', abort, { once: true }),
    });
    moveInTray(id, { state: 'ready', source });
  } catch (error) {
    moveInTray(id, { state: 'failed', refusal: toRefusal(error) });
  }
  uploads.delete(id);
}

import type { PickedFile, ShellCommand, UploadWatch } from '../../shared/contract/shell.ts';
import { Refusal } from './refusal.ts';
import type { HostTransport, WindowShell } from './shell-port.ts';

/** Kinds of files the wizard reads; what the browser's own dialog offers first. */
export const IMPORT_EXTENSIONS = [
  ...['.csv', '.tsv', '.tab', '.txt', '.xlsx', '.xlsm', '.xls', '.ods'],
  ...['.json', '.ndjson', '.jsonl', '.parquet', '.sqlite', '.sqlite3', '.db', '.gz', '.zip'],
] as const;

/** The shell inside a page served by the loopback server: uploads to staging, downloads for saving. */
export function createWebShell(): WindowShell {
  return {
    kind: 'web',
    connect: openSocket,
    pickImportFiles: () => pickFiles(IMPORT_EXTENSIONS.join(',')),
    stageFile,
    pickProject: async () => undefined,
    pickFolder: async () => undefined,
    chooseProjectPath: async () => undefined,
    saveArtifact: async (artifactId, fileName) => {
      const link = document.createElement('a');
      link.href = `./artifacts/${encodeURIComponent(artifactId)}`;
      link.download = fileName;
      link.click();
      return true;
    },
    onCommand: (_listener: (command: ShellCommand) => void) => () => undefined,
  };
}

function openSocket(): Promise<HostTransport> {
  const socket = new WebSocket(`${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/rpc`);
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve({ kind: 'socket', socket }), { once: true });
    socket.addEventListener('close', (event) => reject(new ConnectionRefused(event.code)), { once: true });
  });
}

/** The host did not take the connection; 4503 means that it stopped after three crashes in a minute. */
export class ConnectionRefused extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`connection refused: ${code}`);
    this.code = code;
  }
}

/** Uploads a file; `fetch` cannot say how far an upload is. */
function stageFile(file: File, upload?: UploadWatch): Promise<PickedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const refuse = (code: 'DISK_FULL' | 'FILE_UNREADABLE') => reject(new Refusal(code, { file: file.name }));
    request.open('PUT', './staging');
    request.upload.addEventListener('progress', ({ loaded }) => upload?.onProgress(loaded));
    request.addEventListener('error', () => refuse('FILE_UNREADABLE'));
    request.addEventListener('abort', () => reject(new Refusal('CANCELLED')));
    request.addEventListener('load', () => {
      if (request.status !== 200) return refuse(request.status === 507 ? 'DISK_FULL' : 'FILE_UNREADABLE');
      const { staged } = JSON.parse(request.responseText) as { staged: string };
      resolve({ source: { staged }, fileName: file.name });
    });
    upload?.onStop(() => request.abort());
    request.send(file);
  });
}

/** Lets the person pick files; none when they changed their mind. */
function pickFiles(accept: string): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.multiple = true;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]), { once: true });
    input.addEventListener('cancel', () => resolve([]), { once: true });
    input.click();
  });
}

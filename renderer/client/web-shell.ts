import type { PickedFile, ShellCommand } from '../../shared/contract/shell.ts';
import { Refusal } from './refusal.ts';
import type { HostTransport, WindowShell } from './shell-port.ts';

/** Kinds of files the wizard reads; what the browser's own dialog offers first. */
export const IMPORT_EXTENSIONS = ['.csv', '.tsv', '.txt', '.tab', '.gz'] as const;

/** The shell inside a page served by the loopback server: uploads to staging, downloads for saving. */
export function createWebShell(): WindowShell {
  return {
    kind: 'web',
    connect: openSocket,
    pickImportFile: async () => {
      const file = await pickFile(IMPORT_EXTENSIONS.join(','));
      return file === null ? null : await stageFile(file);
    },
    stageFile,
    pickProject: async () => undefined,
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

async function stageFile(file: File): Promise<PickedFile> {
  const response = await fetch('./staging', { method: 'PUT', body: file });
  if (!response.ok) throw new Refusal(response.status === 507 ? 'DISK_FULL' : 'FILE_UNREADABLE', { file: file.name });
  const { staged } = (await response.json()) as { staged: string };
  return { source: { staged }, fileName: file.name };
}

function pickFile(accept: string): Promise<File | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null), { once: true });
    input.addEventListener('cancel', () => resolve(null), { once: true });
    input.click();
  });
}

import { readFile, rm } from 'node:fs/promises';
import { AppError } from '../app-error.ts';
import type { BackendPorts } from '../ports.ts';
import type { HostToShell, ShellToHost } from './host-messages.ts';

type Printed = Extract<ShellToHost, { type: 'printed' }>;

/** Makes the `print` port out of a shell that owns a browser of its own (Electron): the PDF comes back as a file beside the page. */
export function createShellPrinter(send: (message: HostToShell) => void): {
  readonly print: BackendPorts['print'];
  readonly receive: (message: Printed) => void;
} {
  const waiting = new Map<number, (message: Printed) => void>();
  let lastId = 0;

  function ask(id: number, htmlPath: string, pdfPath: string, options: Parameters<BackendPorts['print']>[1], signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = (): void => {
        send({ type: 'cancelPrint', id });
        // Nobody waits for the shell; what it may still write is removed when it says so.
        waiting.set(id, () => void rm(pdfPath, { force: true }));
        reject(new AppError('CANCELLED'));
      };
      waiting.set(id, ({ error }) => {
        signal.removeEventListener('abort', cancel);
        if (error === null) resolve();
        else reject(new AppError(error.code, { detail: error.detail }));
      });
      signal.addEventListener('abort', cancel, { once: true });
      send({ type: 'print', id, htmlPath, pdfPath, options });
    });
  }

  return {
    print: async (htmlPath, options, signal) => {
      if (signal.aborted) throw new AppError('CANCELLED');
      const id = ++lastId;
      const pdfPath = `${htmlPath}.${id}.pdf`;
      try {
        await ask(id, htmlPath, pdfPath, options, signal);
        return new Uint8Array(await readFile(pdfPath));
      } finally {
        await rm(pdfPath, { force: true });
      }
    },
    receive: (message) => {
      const settle = waiting.get(message.id);
      waiting.delete(message.id);
      settle?.(message);
    },
  };
}

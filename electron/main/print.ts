import { readFile, writeFile } from 'node:fs/promises';
import { BrowserWindow, type Session, session } from 'electron';
import type { PrintOptions } from '../backend/ports.ts';
import { APP_HOST, APP_ORIGIN, APP_SCHEME } from './origin.ts';
import { WEB_PREFERENCES } from './web-preferences.ts';

const PRINT_URL = `${APP_ORIGIN}/report.html`;
/** A report is one self-contained document: no script, no address but its own bytes. */
const PRINT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/** Prints report files with a hidden window, one at a time; the window lives for one job. */
export function createPrinter(): { print: (htmlPath: string, pdfPath: string, options: PrintOptions) => Promise<void>; cancel: () => void } {
  let queue: Promise<void> = Promise.resolve();
  let current: BrowserWindow | null = null;

  async function printOne(htmlPath: string, pdfPath: string, options: PrintOptions): Promise<void> {
    const partition = session.fromPartition(`print-${crypto.randomUUID()}`);
    serveReport(partition, await readFile(htmlPath, 'utf8'));
    const window = new BrowserWindow({
      show: false,
      title: options.title,
      webPreferences: { ...WEB_PREFERENCES, session: partition, javascript: false },
    });
    current = window;
    try {
      await window.loadURL(PRINT_URL);
      const pdf = await window.webContents.printToPDF({
        pageSize: options.paper,
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      });
      await writeFile(pdfPath, pdf);
    } finally {
      current = null;
      if (!window.isDestroyed()) window.destroy();
    }
  }

  return {
    print: (htmlPath, pdfPath, options) => {
      const job = queue.then(() => printOne(htmlPath, pdfPath, options));
      queue = job.catch(() => undefined);
      return job;
    },
    cancel: () => current?.destroy(),
  };
}

function serveReport(partition: Session, html: string): void {
  partition.setPermissionRequestHandler((_contents, _permission, grant) => grant(false));
  partition.setPermissionCheckHandler(() => false);
  partition.webRequest.onBeforeRequest((details, answer) => {
    const url = new URL(details.url);
    answer({ cancel: !(url.protocol === 'data:' || (url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST)) });
  });
  partition.protocol.handle(APP_SCHEME, (request) =>
    request.url === PRINT_URL
      ? new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': PRINT_POLICY } })
      : new Response('Not found', { status: 404 }),
  );
}

import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { findInstalledBrowser } from '../backend/platform/find-browser.ts';
import { openBrowserWindow } from './browser-window.ts';
import { buildElectronIfStale, buildRendererIfStale } from './build-if-stale.ts';
import { findElectron, startElectron } from './electron-window.ts';
import { findRendererDir } from './program-files.ts';
import { startWebShell, type WebShell } from './web-shell.ts';

const USAGE = `Usage: npm start -- [options]

  --port N        listen on this port of 127.0.0.1 (default: one that is free)
  --data-dir DIR  keep settings, caches and client files under this folder
  --no-open       open no window: print the address instead
  --print-url     print the address as one line of JSON, for programs
  --help          show this text
`;

const OPTIONS = {
  port: { type: 'string', default: '0' },
  'data-dir': { type: 'string' },
  open: { type: 'boolean', default: true },
  'print-url': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** A window that is gone this soon with an error never showed itself. */
const SHOWN_AFTER_MS = 5000;

/** `npm start`: the app in the best window this machine has; runs until the window closes or Ctrl+C. */
async function run(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS, allowNegative: true });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new TypeError(`--port takes a number from 0 to 65535, not "${values.port}".`);
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  await buildRendererIfStale();

  const dataDir = values['data-dir'];
  const wantsWindow = values.open && !values['print-url'];
  const noElectron = wantsWindow ? await runInElectron(dataDir, stop.signal) : 'no window was asked for';
  if (noElectron === null || stop.signal.aborted) return;

  const shell = await startWebShell({ port, dataDir, rendererDir: findRendererDir() });
  try {
    if (values['print-url']) console.log(JSON.stringify({ url: shell.server.newLink() }));
    else {
      const noBrowser = wantsWindow ? await runInBrowser(shell, noElectron, stop.signal) : '';
      if (noBrowser === null || stop.signal.aborted) return;
      printAddress(shell, [noElectron, noBrowser].filter((reason) => reason !== '').join('; '), stop.signal);
    }
    await untilAborted(stop.signal);
  } finally {
    await shell.close();
  }
}

/** Null when Electron ran until its window was closed; else why not. */
async function runInElectron(dataDir: string | undefined, stop: AbortSignal): Promise<string | null> {
  if (!hasDisplay()) return 'there is no display';
  if (process.getuid?.() === 0) return 'Electron does not run as root';
  const search = await findElectron();
  if (search.binary === null) return `no Electron: ${search.why}`;
  await buildElectronIfStale();
  console.log('Opening in Electron: its binary is installed.');
  return (await wasShown(startElectron(search.binary, dataDir), stop)) ? null : 'Electron did not start here';
}

/** Null when a browser window was open until it was closed; else why not. */
async function runInBrowser(shell: WebShell, noElectron: string, stop: AbortSignal): Promise<string | null> {
  if (!hasDisplay()) return '';
  const browser = findInstalledBrowser();
  if (browser === null) return 'no Chrome, Edge or Chromium was found';
  console.log(`Opening in ${browser.executablePath} (${noElectron}).`);
  const window = openBrowserWindow(browser, shell.server.newLink(), join(shell.stagingDir, 'browser'));
  return (await wasShown(window, stop)) ? null : `${browser.executablePath} did not open`;
}

function printAddress(shell: WebShell, why: string, stop: AbortSignal): void {
  console.log(`Open ${shell.server.newLink()} in a browser on this machine (${why}). The link works once; Ctrl+C ends the app.`);
  if (!process.stdin.isTTY) return;
  const lines = createInterface({ input: process.stdin });
  lines.on('line', () => console.log(`New link: ${shell.server.newLink()}`));
  stop.addEventListener('abort', () => lines.close());
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || [process.env.DISPLAY, process.env.WAYLAND_DISPLAY].some((name) => name !== undefined && name !== '');
}

/** Waits for a window's process to end; false when it failed before anybody can have seen it. */
function wasShown(window: ChildProcess, stop: AbortSignal): Promise<boolean> {
  const startedAt = Date.now();
  stop.addEventListener('abort', () => window.kill());
  return new Promise((resolve) => {
    window.once('error', () => resolve(false));
    window.once('exit', (code) => resolve(stop.aborted || code === 0 || Date.now() - startedAt > SHOWN_AFTER_MS));
  });
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof TypeError ? 2 : 70;
});

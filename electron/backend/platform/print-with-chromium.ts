import { pathToFileURL } from 'node:url';
import type { Browser, CDPSession } from 'playwright-core';
import { AppError } from '../app-error.ts';
import type { BackendPorts } from '../ports.ts';
import { type FoundBrowser, findBrowser } from './find-browser.ts';

const LAUNCH_TIMEOUT_MS = 30_000;
const STREAM_BYTES = 1 << 20;

/**
 * Makes the `print` port out of a browser on this machine: one job at a time, each in its own browser that is closed
 * afterwards; no script of the page runs and nothing but the file itself and its data URLs is read.
 */
export function createChromiumPrinter(find: () => Promise<FoundBrowser | null> = findBrowser): BackendPorts['print'] {
  let last: Promise<unknown> = Promise.resolve();
  return (htmlPath, _options, signal) => {
    const job = last.then(() => printOnce(find, htmlPath, signal));
    last = job.catch(() => undefined);
    return job;
  };
}

async function printOnce(find: () => Promise<FoundBrowser | null>, htmlPath: string, signal: AbortSignal): Promise<Uint8Array> {
  if (signal.aborted) throw new AppError('CANCELLED');
  const found = await find();
  if (found === null) throw new AppError('NO_BROWSER');
  let browser: Browser | null = null;
  const stop = (): void => {
    void browser?.close();
  };
  signal.addEventListener('abort', stop);
  try {
    browser = await launch(found);
    // An abort during the launch found no browser to close.
    if (signal.aborted) throw new AppError('CANCELLED');
    return await printFile(browser, htmlPath);
  } catch (error) {
    if (signal.aborted) throw new AppError('CANCELLED', {}, { cause: error });
    throw error instanceof AppError ? error : new AppError('PRINT_FAILED', { detail: firstLine(error) }, { cause: error });
  } finally {
    signal.removeEventListener('abort', stop);
    await browser?.close();
  }
}

/** The library takes sixty megabytes, which a host that prints nothing does without. */
async function launch({ executablePath, args }: FoundBrowser): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return await chromium.launch({ executablePath, args: [...args], chromiumSandbox: !args.includes('--no-sandbox'), timeout: LAUNCH_TIMEOUT_MS });
}

async function printFile(browser: Browser, htmlPath: string): Promise<Uint8Array> {
  const url = pathToFileURL(htmlPath).href;
  const context = await browser.newContext({ offline: true, javaScriptEnabled: false, serviceWorkers: 'block' });
  await context.route('**/*', (route) => (route.request().url() === url ? route.continue() : route.abort()));
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  const session = await context.newCDPSession(page);
  const { stream } = await session.send('Page.printToPDF', {
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    transferMode: 'ReturnAsStream',
  });
  if (stream === undefined) throw new AppError('PRINT_FAILED', { detail: 'no stream' });
  return await readStream(session, stream);
}

async function readStream(session: CDPSession, handle: string): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for (;;) {
    const { data, base64Encoded, eof } = await session.send('IO.read', { handle, size: STREAM_BYTES });
    chunks.push(Buffer.from(data, base64Encoded === true ? 'base64' : 'utf8'));
    if (eof) break;
  }
  await session.send('IO.close', { handle });
  return new Uint8Array(Buffer.concat(chunks));
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? '').slice(0, 300);
}

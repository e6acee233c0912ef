import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChromiumPrinter } from '../../../../electron/backend/platform/print-with-chromium.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-print-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function writePage(name: string, body: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `<!doctype html><html lang="en"><title>T</title><style>@page { size: A4 }</style><body>${body}</body></html>`);
  return path;
}
const options = { paper: 'A4', title: 'T' } as const;
const never = (): AbortSignal => new AbortController().signal;

describe('createChromiumPrinter', () => {
  it('prints a tagged PDF with an outline', async () => {
    const pdf = Buffer.from(await createChromiumPrinter()(await writePage('a.html', '<h1>One</h1><p>text</p>'), options, never())).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf).toMatch(/\/MarkInfo\s*<<\/Type \/MarkInfo\s*\/Marked true/);
    expect(pdf).toContain('/Outlines');
  });

  it('reads nothing but the file itself: no network, no other file, no script', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('x');
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const body = `<img src="${origin}/image"><link rel="stylesheet" href="${origin}/style"><iframe src="${origin}/frame"></iframe>
      <script>fetch('${origin}/script')</script><p>kept</p>`;
    await createChromiumPrinter()(await writePage('b.html', body), options, never());
    server.close();
    expect(asked).toEqual([]);
  });

  it('stops within a second when cancelled', async () => {
    const path = await writePage('c.html', '<p>word</p>'.repeat(200_000));
    const abort = new AbortController();
    const job = createChromiumPrinter()(path, options, abort.signal);
    setTimeout(() => abort.abort(), 300);
    const started = performance.now();
    await expect(job).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(performance.now() - started).toBeLessThan(1300);
  });

  it('prints one job at a time and goes on after a failure', async () => {
    const print = createChromiumPrinter();
    const good = await writePage('d.html', '<p>good</p>');
    const [missing, printed] = await Promise.allSettled([print(join(folder, 'missing.html'), options, never()), print(good, options, never())]);
    expect(missing).toMatchObject({ status: 'rejected', reason: { code: 'PRINT_FAILED' } });
    expect(printed.status).toBe('fulfilled');
  });

  it('says when there is no browser', async () => {
    const print = createChromiumPrinter(async () => null);
    await expect(print(await writePage('e.html', ''), options, never())).rejects.toMatchObject({ code: 'NO_BROWSER' });
  });
});

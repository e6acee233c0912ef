import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { beginArtifact } from '../../../electron/backend/platform/staging.ts';
import { contentDisposition } from '../../../electron/web/downloads.ts';
import { startWebServer } from '../../../electron/web/web-server.ts';
import { type HttpAsk, httpRequest } from '../../support/http-request.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const PAGE = '<!doctype html><html><head><meta name="csp-nonce" content="__CSP_NONCE__"><script nonce="__CSP_NONCE__"></script></head></html>';

async function startServer({ maxUploadBytes = 1000 } = {}) {
  const folder = await temporaryFolder();
  const rendererDir = join(folder, 'renderer');
  const stagingDir = join(folder, 'staging');
  await mkdir(join(rendererDir, 'assets'), { recursive: true });
  await mkdir(stagingDir);
  await writeFile(join(rendererDir, 'index.html'), PAGE);
  await writeFile(join(rendererDir, 'assets', 'app.js'), 'export const a = 1;');
  await writeFile(join(rendererDir, 'assets', 'notes.txt'), 'no type for this');
  await writeFile(join(folder, 'secret.json'), '{"secret":true}');
  const connections: unknown[] = [];
  const server = await startWebServer({ port: 0, rendererDir, stagingDir, maxUploadBytes, onConnection: (socket) => connections.push(socket) });
  onTestFinished(server.close);
  const { port } = server;
  const link = new URL(server.newLink());
  const host = { Host: `127.0.0.1:${port}` };
  const signIn = await httpRequest({ port, path: `/${link.search}`, headers: host });
  const cookie = { Cookie: (signIn.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '' };
  const origin = { Origin: `http://127.0.0.1:${port}` };
  const ask = (path: string, rest: Partial<HttpAsk> = {}) => httpRequest({ port, path, ...rest, headers: { ...host, ...cookie, ...rest.headers } });
  return { server, port, link, signIn, host, cookie, origin, ask, stagingDir, connections };
}

describe('loopback server', () => {
  test('the first address signs in once and leads to the app without its token', async () => {
    const { link, signIn, host, port, ask } = await startServer();
    expect(signIn.status).toBe(303);
    expect(signIn.headers.location).toBe('/');
    expect(signIn.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await httpRequest({ port, path: `/${link.search}`, headers: host })).status).toBe(403);
    expect((await ask(`/${link.search}`)).status).toBe(303);
    expect((await httpRequest({ port, path: '/?token=wrong', headers: host })).status).toBe(403);
  });

  test('without the cookie nothing is served, with it the app is', async () => {
    const { port, host, ask } = await startServer();
    for (const path of ['/', '/index.html', '/assets/app.js', '/artifacts/x', '/favicon.ico']) {
      expect((await httpRequest({ port, path, headers: host })).status, path).toBe(403);
    }
    expect((await ask('/assets/app.js')).body.toString()).toBe('export const a = 1;');
    expect((await ask('/assets/app.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect((await ask('/assets/app.js', { method: 'HEAD' })).body.length).toBe(0);
  });

  test('a wrong host is 421, a wrong origin 403, another method 405', async () => {
    const { port, ask, cookie } = await startServer();
    expect((await ask('/', { headers: { Host: 'rebound.example' } })).status).toBe(421);
    expect((await ask('/', { headers: { Host: `localhost:${port}` } })).status).toBe(421);
    expect((await httpRequest({ port, path: '/', headers: { ...cookie, Host: '' } })).status).toBe(421);
    expect((await ask('/', { headers: { Origin: 'http://evil.example' } })).status).toBe(403);
    expect((await ask('/', { headers: { Origin: 'null' } })).status).toBe(403);
    expect((await ask('/', { method: 'DELETE', headers: { Origin: `http://127.0.0.1:${port}` } })).status).toBe(405);
    expect((await ask('/', { method: 'POST' })).status).toBe(403);
  });

  test('every answer carries the policy and the other headers; the page gets a nonce of its own each time', async () => {
    const { ask } = await startServer();
    const answers = [await ask('/'), await ask('/'), await ask('/nothing'), await ask('/', { headers: { Host: 'x' } })];
    for (const { headers } of answers) {
      expect(headers['content-security-policy'] ?? '').toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w-]{24}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'$/,
      );
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
    const nonces = answers.slice(0, 2).map(({ headers, body }) => {
      const nonce = /'nonce-([\w-]+)'/.exec(String(headers['content-security-policy']))?.[1] ?? '';
      expect(body.toString()).toBe(PAGE.replaceAll('__CSP_NONCE__', nonce));
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test('nothing outside the folder, no listing, no unknown type', async () => {
    const { ask, port } = await startServer();
    const corpus = [
      '/../secret.json',
      '/..%2fsecret.json',
      '/%2e%2e/secret.json',
      '/%2e%2e%2fsecret.json',
      '/assets/../../secret.json',
      '/assets/%2e%2e/%2e%2e/secret.json',
      '/..\\secret.json',
      '/..%5csecret.json',
      '/assets/..%5c..%5csecret.json',
      '//secret.json',
      '/./../secret.json',
      '/....//secret.json',
      '/%252e%252e/secret.json',
      '/index.html%00.js',
      '/%00',
      '/%',
      '/C:/Windows/win.json',
      '/etc/passwd',
      '/proc/self/environ',
      '/assets',
      '/assets/',
      '/assets/notes.txt',
      '/renderer-evil/app.js',
      `http://127.0.0.1:${port}/../secret.json`,
      'http://evil.example/index.html',
    ];
    for (const path of corpus) {
      const { status, body } = await ask(path);
      expect(status, path).toBeGreaterThanOrEqual(400);
      expect(body.toString(), path).not.toContain('secret');
    }
  });

  test('an upload is streamed to staging; one above the cap leaves nothing', async () => {
    const { ask, origin, stagingDir } = await startServer();
    const answer = await ask('/staging', { method: 'PUT', headers: origin, body: 'a,b\n1,2\n' });
    expect(answer.status).toBe(200);
    const { staged, bytes } = JSON.parse(answer.body.toString());
    expect(bytes).toBe(8);
    expect(await readdir(join(stagingDir, 'uploads'))).toEqual([staged]);
    const declared = await ask('/staging', { method: 'PUT', headers: { ...origin, 'Content-Length': '1001' }, body: 'x'.repeat(1001) });
    expect(declared.status).toBe(413);
    const streamed = await ask('/staging', { method: 'PUT', headers: { ...origin, 'Transfer-Encoding': 'chunked' }, body: 'x'.repeat(5000) });
    expect(streamed.status).toBe(413);
    expect((await ask('/staging', { method: 'PUT', headers: { Origin: 'http://evil.example' }, body: 'x' })).status).toBe(403);
    expect(await readdir(join(stagingDir, 'uploads'))).toEqual([staged]);
  });

  test('a download has its name in UTF-8; only registered ids are served', async () => {
    const { ask, stagingDir } = await startServer();
    const pending = await beginArtifact(stagingDir, { fileName: 'گزارش "2024".pdf', mediaType: 'application/pdf' });
    await writeFile(pending.path, '%PDF-');
    const id = /([^/\\]+)\.part$/.exec(pending.path)?.[1] ?? '';
    expect((await ask(`/artifacts/${id}`)).status).toBe(404);
    const { artifactId } = await pending.finish();
    const answer = await ask(`/artifacts/${artifactId}`);
    expect(answer.body.toString()).toBe('%PDF-');
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="_____ _2024_.pdf"; filename*=UTF-8''%DA%AF%D8%B2%D8%A7%D8%B1%D8%B4%20%222024%22.pdf`,
    );
    for (const wrong of ['', `${artifactId}.json`, `../artifacts/${artifactId}`, `..%2fuploads%2fx`, artifactId.toUpperCase(), crypto.randomUUID()]) {
      expect((await ask(`/artifacts/${wrong}`)).status, wrong).toBe(404);
    }
    expect(contentDisposition("a'b(1)*.csv")).toBe(`attachment; filename="a_b(1)_.csv"; filename*=UTF-8''a%27b%281%29%2A.csv`);
  });

  test('a WebSocket needs path, cookie, host and origin', async () => {
    const { port, cookie, origin, connections } = await startServer();
    const open = (path: string, headers: Record<string, string>) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
        socket.on('unexpected-response', (_request, response) => {
          resolve(response.statusCode ?? 0);
          socket.terminate();
        });
        socket.on('open', () => {
          resolve(101);
          socket.terminate();
        });
        socket.on('error', () => undefined);
      });
    expect(await open('/rpc', { ...origin })).toBe(403);
    expect(await open('/rpc', { ...cookie })).toBe(403);
    expect(await open('/rpc', { ...cookie, Origin: 'http://evil.example' })).toBe(403);
    expect(await open('/rpc', { ...cookie, ...origin, Host: 'evil.example' })).toBe(421);
    expect(await open('/other', { ...cookie, ...origin })).toBe(404);
    expect(connections).toEqual([]);
    expect(await open('/rpc', { ...cookie, ...origin })).toBe(101);
    expect(connections.length).toBe(1);
  });
});

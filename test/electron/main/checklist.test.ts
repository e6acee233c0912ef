import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { SHELL_METHODS } from '../../../shared/contract/shell-methods.ts';

vi.mock('electron', () => import('../../support/fake-electron.ts'));

const fake = await import('../../support/fake-electron.ts');
const { recorded } = fake;
const MAIN_SOURCES = readdirSync('electron/main')
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('electron/main', name));

/** URLs that must never be navigated to or trusted: Actual Budget's matrix and more. */
const HOSTILE_URLS = [
  'https://example.com/?next=app://crm',
  'http://localhost:3001/?next=app://crm/index.html',
  'http://example.com',
  'app://crm.example.com/index.html',
  'app://crm@example.com/index.html',
  'app://user:pw@crm/index.html',
  'app://other/index.html',
  'app:crm/index.html',
  'file:///etc/passwd',
  'about:blank',
  'javascript:alert(1)',
  'data:text/html,<script>1</script>',
  'blob:https://example.com/1',
  'chrome://settings',
  'not a url',
  '',
];

beforeAll(async () => {
  fake.app.userData = mkdtempSync(join(tmpdir(), 'clientele-main-'));
  await import('../../../electron/main/main.ts');
  await vi.waitFor(() => expect(recorded.windows.length).toBe(1));
});

function trustedEvent(url = 'app://crm/index.html', parent: unknown = null) {
  return { senderFrame: { url, parent } };
}

function identifiersIn(file: string): Set<string> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('Electron security checklist, item by item', () => {
  it('1, 18: only our own scheme is served and requested', () => {
    const verdict = (url: string) => {
      let cancel = false;
      fake.session.defaultSession.beforeRequest?.({ url }, (answer) => {
        cancel = answer.cancel;
      });
      return cancel ? 'cancelled' : 'allowed';
    };
    for (const url of HOSTILE_URLS.filter((candidate) => !/^(data|blob):/.test(candidate))) expect(verdict(url), url).toBe('cancelled');
    expect(verdict('app://crm/index.html')).toBe('allowed');
    expect(fake.protocol.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
    expect(recorded.windows[0]?.loaded).toEqual(['app://crm/index.html']);
  });

  it('2, 3, 4, 11: no Node, own world, sandbox, no webview, in every window', () => {
    expect(recorded.sandboxEnabled).toBe(true);
    for (const window of recorded.windows) {
      expect(window.options.webPreferences).toMatchObject({
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webviewTag: false,
      });
    }
  });

  it('5: permission requests and checks are denied, but writing to the clipboard from our page', () => {
    const session = fake.session.defaultSession;
    const names = [
      'media',
      'geolocation',
      'notifications',
      'midi',
      'pointerLock',
      'fullscreen',
      'openExternal',
      'display-capture',
      'hid',
      'serial',
      'usb',
      'clipboard-read',
      'unknown',
      'fileSystem',
    ];
    for (const name of names) {
      let granted = true;
      session.permissionRequest?.(
        null,
        name,
        (ok) => {
          granted = ok;
        },
        { requestingUrl: 'app://crm/index.html' },
      );
      expect(granted, name).toBe(false);
      expect(session.permissionCheck?.(null, name, 'app://crm'), name).toBe(false);
    }
    expect(session.permissionCheck?.(null, 'clipboard-sanitized-write', 'app://crm')).toBe(true);
    expect(session.permissionCheck?.(null, 'clipboard-sanitized-write', 'https://example.com')).toBe(false);
    expect(session.devicePermission?.()).toBe(false);
  });

  it('6, 8, 9, 10, 15: forbidden switches and doors are named nowhere in main', () => {
    const forbidden = [
      'webSecurity',
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
      'openExternal',
      'shell',
      'remote',
      'executeJavaScript',
      'nodeIntegrationInSubFrame',
    ];
    expect(MAIN_SOURCES.length).toBeGreaterThan(10);
    for (const file of MAIN_SOURCES) {
      const names = identifiersIn(file);
      for (const name of forbidden.filter((candidate) => candidate !== 'shell' || !file.endsWith('folders.ts')))
        expect(names.has(name), `${name} in ${file}`).toBe(false);
    }
  });

  it('7, 18: pages carry the policy with a fresh nonce, and paths never leave the folder', async () => {
    const { serveApp, resolveAppFile } = await import('../../../electron/main/app-protocol.ts');
    const folder = mkdtempSync(join(tmpdir(), 'clientele-app-'));
    await mkdir(join(folder, 'renderer'));
    writeFileSync(join(folder, 'renderer', 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
    writeFileSync(join(folder, 'secret.html'), 'secret');
    const protocol = new fake.FakeProtocol();
    serveApp(protocol as never, join(folder, 'renderer'));
    const get = async (url: string, method = 'GET') => await protocol.handlers.get('app')?.({ url, method } as Request);
    const [first, second] = [await get('app://crm/'), await get('app://crm/index.html')];
    const policy = first?.headers.get('Content-Security-Policy') ?? '';
    const nonce = /'nonce-([\w-]{24})'/.exec(policy)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'");
    expect(policy).not.toMatch(/unsafe/);
    expect(await first?.text()).toContain(nonce);
    expect(second?.headers.get('Content-Security-Policy')).not.toBe(policy);
    for (const path of [
      '/../secret.html',
      '/%2e%2e/secret.html',
      '/..%2fsecret.html',
      '/%2e%2e%2fsecret.html',
      '/..\\secret.html',
      '/..%5csecret.html',
      '/%00/index.html',
      '/index.html%00.png',
      '//etc/passwd',
      '/renderer2/../../secret.html',
      '/%E0%A4%A',
    ]) {
      expect((await get(`app://crm${path}`))?.status, path).toBe(404);
    }
    expect((await get('app://crm/', 'POST'))?.status).toBe(404);
    expect(resolveAppFile(join(folder, 'rend'), 'app://crm/../renderer/index.html')).not.toBe(join(folder, 'renderer', 'index.html'));
    for (const url of HOSTILE_URLS) expect(resolveAppFile(folder, url), url).toBeNull();
  });

  it('12, 13, 14: no navigation, redirect, frame navigation, new window or webview', () => {
    const contents = recorded.windows[0]?.webContents;
    for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview']) {
      for (const url of [...HOSTILE_URLS, 'app://crm/index.html']) {
        let prevented = false;
        contents?.emit(event, {
          url,
          preventDefault: () => {
            prevented = true;
          },
        });
        expect(prevented, `${event} ${url}`).toBe(true);
      }
    }
    for (const url of HOSTILE_URLS) expect(contents?.openHandler?.({ url })).toEqual({ action: 'deny' });
  });

  it('16: at most one major behind the newest Electron known when this was written (45)', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(Number(manifest.devDependencies.electron.split('.')[0])).toBeGreaterThanOrEqual(44);
  });

  it('17: only the top frame of our own page is heard, and only in the agreed shape', async () => {
    expect([...recorded.ipc.keys()].sort()).toEqual(SHELL_METHODS.map((name) => `clientele:${name}`).sort());
    let refused = 0;
    const senders = [
      ...HOSTILE_URLS.map((url) => trustedEvent(url)),
      trustedEvent('app://crm/index.html', { url: 'app://crm/' }),
      { senderFrame: null },
    ];
    for (const handler of recorded.ipc.values()) {
      for (const sender of senders) {
        expect(() => handler(sender)).toThrow(/refused/);
        refused += 1;
      }
    }
    const badParams: unknown[] = [
      0,
      'x',
      [],
      { name: '' },
      { name: 'a'.repeat(121) },
      { name: 1 },
      { name: 'a', more: 1 },
      { artifactId: '../x', fileName: 'a' },
      { artifactId: 'a/b', fileName: 'a' },
      { artifactId: '', fileName: 'a' },
      { artifactId: 'a', fileName: '' },
      { artifactId: 'a', fileName: 'b', path: '/etc' },
      null,
      true,
      { __proto__: null },
      { constructor: 1 },
      -1,
      '',
      {},
      [[]],
      { name: null },
      { name: ['a'] },
      { artifactId: 'a'.repeat(81), fileName: 'b' },
      { artifactId: 'a\0', fileName: 'b' },
    ];
    for (const [channel, handler] of recorded.ipc) {
      for (const params of badParams) {
        expect(() => handler(trustedEvent(), params), `${channel} ${JSON.stringify(params)}`).toThrow(/refused/);
        refused += 1;
      }
      expect(() => handler(trustedEvent(), undefined, 'extra')).toThrow(/refused/);
    }
    expect(refused).toBeGreaterThanOrEqual(200);
  });

  it('20: the preload exposes one object and never Electron itself', () => {
    const preload = identifiersIn('electron/preload/preload.ts');
    expect(preload.has('exposeInMainWorld')).toBe(true);
    for (const name of ['sendSync', 'sendToHost', 'require', 'process', 'fs']) expect(preload.has(name), name).toBe(false);
    expect(readFileSync('electron/preload/preload.ts', 'utf8').match(/exposeInMainWorld/g)).toHaveLength(1);
  });
});

describe('the program around the window', () => {
  it('gives the page a port to the host', () => {
    const handler = recorded.ipc.get('clientele:connect');
    handler?.(trustedEvent());
    const contents = recorded.windows[0]?.webContents;
    expect(contents?.posted.at(-1)).toEqual({ channel: 'clientele:port', ports: [{ name: 'window end' }] });
    expect(recorded.hosts[0]?.received.at(-1)).toEqual({ message: { type: 'connect' }, ports: [{ name: 'host end' }] });
  });

  it('focuses the first window on a second start and hands over its file', () => {
    fake.app.emit('second-instance', {}, ['/opt/clientele', '--flag', 'shop.clientele'], '/home/me');
    const window = recorded.windows[0];
    window?.webContents.emit('did-finish-load');
    expect(window?.isFocusedByUs).toBe(true);
    expect(window?.webContents.sent.map((entry) => entry.args[0])).toContainEqual({ command: 'openProject', path: '/home/me/shop.clientele' });
  });

  it('sends a dropped or double-clicked data file to the import wizard', () => {
    fake.app.emit('open-file', { preventDefault: () => undefined }, '/home/me/orders.csv');
    expect(recorded.windows[0]?.webContents.sent.at(-1)?.args[0]).toEqual({
      command: 'importFile',
      source: { path: '/home/me/orders.csv' },
      fileName: 'orders.csv',
    });
  });

  it('remembers the folder of each purpose', async () => {
    const pick = recorded.ipc.get('clientele:pickImportFiles');
    await pick?.(trustedEvent());
    await pick?.(trustedEvent());
    expect(recorded.openedDialogs.at(-1)).toMatchObject({ defaultPath: '/somewhere/else' });
  });

  it('lets a folder be picked: folders only, null when the person changes their mind', async () => {
    const pick = recorded.ipc.get('clientele:pickFolder');
    expect(await pick?.(trustedEvent())).toBe('/somewhere/else/orders.csv');
    expect(recorded.openedDialogs.at(-1)).toMatchObject({ properties: ['openDirectory'] });
    expect(recorded.openedDialogs.at(-1)).not.toHaveProperty('filters');
    recorded.cancelsDialogs = true;
    expect(await pick?.(trustedEvent())).toBeNull();
    recorded.cancelsDialogs = false;
  });

  it('prints in a hidden window without script, network or permissions, and destroys it', async () => {
    const html = join(fake.app.userData, 'report.html');
    const pdf = join(fake.app.userData, 'report.pdf');
    writeFileSync(html, '<h1>Report</h1>');
    const host = recorded.hosts[0];
    host?.emit('message', { type: 'print', id: 7, htmlPath: html, pdfPath: pdf, options: { paper: 'A4', title: 'Report' } });
    await vi.waitFor(() => expect(host?.received.at(-1)?.message).toEqual({ type: 'printed', id: 7, error: null }));
    expect(readFileSync(pdf, 'utf8')).toContain('%PDF');
    const window = recorded.windows.at(-1);
    expect(window?.options).toMatchObject({ show: false, webPreferences: { sandbox: true, javascript: false } });
    expect(window?.isDestroyed()).toBe(true);
    const print = fake.printSessions[0];
    let cancel = false;
    print?.beforeRequest?.({ url: 'https://example.com' }, (answer) => {
      cancel = answer.cancel;
    });
    expect(cancel).toBe(true);
  });

  it('restarts a crashed host, connects the window again, and stops trying after three crashes in a minute', () => {
    const before = recorded.hosts.length;
    recorded.hosts.at(-1)?.emit('message', { type: 'opened', path: '/home/me/shop.clientele' });
    recorded.hosts.at(-1)?.emit('exit', 1);
    recorded.hosts.at(-1)?.emit('exit', 1);
    expect(recorded.hosts.length).toBe(before + 2);
    expect(recorded.hosts.at(-1)?.received.map((entry) => (entry.message as { type: string }).type)).toEqual(['start', 'connect']);
    expect(recorded.hosts.at(-1)?.received[0]?.message).toMatchObject({ settings: { openPath: '/home/me/shop.clientele' } });
    expect(recorded.recentDocuments).toContain('/home/me/shop.clientele');
    recorded.hosts.at(-1)?.emit('exit', 1);
    expect(recorded.hosts.length).toBe(before + 2);
    expect(recorded.errorBoxes.at(-1)?.text).toMatch(/safe/);
  });
});

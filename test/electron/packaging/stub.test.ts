import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBundles, packageStub, type StubPackage } from '../../support/package-stub.ts';

let stub: StubPackage;
let listed: string[];
const running: ChildProcess[] = [];

beforeAll(async () => {
  buildBundles();
  stub = await packageStub();
  listed = listPackage(stub.asar, { isPack: false });
}, 240_000);

afterAll(() => {
  for (const child of running) child.kill();
});

describe('the packaged program (around a stand-in for the binary)', () => {
  it('holds the bundles, the window and the packages, and no sources', () => {
    for (const file of [
      '/package.json',
      '/dist/electron/main.js',
      '/dist/electron/preload.cjs',
      '/dist/electron/host.js',
      '/dist/electron/parser-worker.js',
      '/dist/electron/compute-worker.js',
      '/dist/electron/engine-worker.js',
      '/dist/renderer/index.html',
      '/assets/presets/shopify-orders.json',
    ])
      expect(listed, file).toContain(file);
    expect(listed.filter((file) => !file.startsWith('/node_modules') && /\.tsx?$/.test(file))).toEqual([]);
    expect(listed.filter((file) => /^\/(test|docs|shared|\.config|\.cache)(\/|$)/.test(file))).toEqual([]);
    expect(
      listed.filter((file) => /^\/node_modules\/(vite|vitest|playwright|@playwright|@sparticuz|electron|typescript|react|@mui)(\/|$)/.test(file)),
    ).toEqual([]);
  });

  it('keeps native libraries outside the archive, where the system can load them', () => {
    for (const file of [
      'node_modules/better-sqlite3-multiple-ciphers/prebuilds',
      'node_modules/@duckdb/node-bindings-linux-x64',
      'dist/electron/host.js',
      'assets/presets/shopify-orders.json',
    ])
      expect(existsSync(join(stub.unpacked, file)), file).toBe(true);
  });

  it('has all nine fuses set as agreed', async () => {
    const wire = await getCurrentFuseWire(stub.executable);
    const on = (fuse: FuseV1Options) => wire[fuse] === FuseState.ENABLE;
    expect(on(FuseV1Options.RunAsNode)).toBe(false);
    expect(on(FuseV1Options.EnableCookieEncryption)).toBe(true);
    expect(on(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(false);
    expect(on(FuseV1Options.EnableNodeCliInspectArguments)).toBe(false);
    expect(on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(true);
    expect(on(FuseV1Options.OnlyLoadAppFromAsar)).toBe(true);
    expect(on(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot)).toBe(false);
    expect(on(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(false);
    expect(on(FuseV1Options.WasmTrapHandlers)).toBe(true);
  });

  it('boots host and web shell from the packed tree alone', async () => {
    // Away from the repository, so that nothing is found in its node_modules by accident.
    const elsewhere = mkdtempSync(join(tmpdir(), 'clientele-packed-'));
    cpSync(stub.unpacked, join(elsewhere, 'app'), { recursive: true });
    cpSync('package.json', join(elsewhere, 'app', 'package.json'));
    const child = spawn(
      process.execPath,
      [join(elsewhere, 'app', 'dist', 'electron', 'web.js'), '--no-open', '--print-url', '--data-dir', join(elsewhere, 'data')],
      { cwd: elsewhere, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    running.push(child);
    const errors: string[] = [];
    child.stderr?.on('data', (data) => errors.push(String(data)));
    const url = await new Promise<string>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the web shell ended with ${code}: ${errors.join('')}`)));
      if (child.stdout === null) return reject(new Error('no output'));
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (line.startsWith('{')) resolve(JSON.parse(line).url);
      });
    });
    const first = await fetch(url, { redirect: 'manual' });
    const cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const page = await fetch(new URL('/', url), { headers: { cookie } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('<div id="root">');
  }, 60_000);
});

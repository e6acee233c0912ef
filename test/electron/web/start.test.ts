import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { chooseFolders } from '../../../electron/backend/platform/folders.ts';
import { signIn } from '../../support/sign-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const START = fileURLToPath(new URL('../../../electron/web/start.ts', import.meta.url));

/** A stand-in for an installed browser: notes its arguments and lives as long as a window that is closed at once. */
const BROWSER = `#!/bin/sh
printf '%s\\n' "$@" > "$(dirname "$0")/arguments.txt"
sleep "\${WINDOW_SECONDS:-1}"
exit "\${WINDOW_CODE:-0}"
`;

async function start(env: Readonly<Record<string, string>>, { args = [], stopWhen }: { args?: string[]; stopWhen?: RegExp } = {}) {
  const folder = await temporaryFolder();
  const browser = join(folder, 'browser.sh');
  writeFileSync(browser, BROWSER);
  chmodSync(browser, 0o755);
  const child = spawn(process.execPath, [START, '--data-dir', join(folder, 'data'), ...args], {
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', CLIENTELE_BROWSER: browser, ELECTRON_SKIP_BINARY_DOWNLOAD: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const take = (text: string) => {
    output += text;
    if (stopWhen?.test(output)) child.kill('SIGTERM');
  };
  child.stdout.setEncoding('utf8').on('data', take);
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const [code] = await once(child, 'close');
  const noted = join(folder, 'arguments.txt');
  return { code, output, errors, browserArguments: existsSync(noted) ? readFileSync(noted, 'utf8').trim().split('\n') : null };
}

describe.runIf(process.platform === 'linux')('npm start', () => {
  test('without a display it prints the address and says why, in one line', async () => {
    const { code, output, browserArguments } = await start({}, { stopWhen: /\n/ });
    expect(code).toBe(0);
    expect(output).toMatch(/^Open http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43} in a browser on this machine \(there is no display\)\. .*\n$/);
    expect(browserArguments).toBeNull();
  });

  test('with a display and a browser it opens a window of its own and ends with it', async () => {
    const { code, output, browserArguments } = await start({ DISPLAY: ':99' });
    expect(code).toBe(0);
    expect(output.trim().split('\n').length).toBe(1);
    expect(output).toMatch(/^Opening in .*browser\.sh \((Electron does not run as root|no Electron: .*)\)\.\n$/);
    expect(browserArguments?.[0]).toMatch(/^--app=http:\/\/127\.0\.0\.1:\d+\/\?token=/);
    const profile = browserArguments?.find((argument) => argument.startsWith('--user-data-dir='));
    expect(profile).toMatch(/staging/);
    expect(existsSync(profile?.split('=')[1] ?? '/')).toBe(false);
  });

  test('a browser that does not open is no dead end', async () => {
    const { code, output } = await start({ DISPLAY: ':99', WINDOW_CODE: '1', WINDOW_SECONDS: '0' }, { stopWhen: /Open http/ });
    expect(code).toBe(0);
    expect(output).toMatch(/Open http:\/\/127\.0\.0\.1:\d+.*browser\.sh did not open\)/);
  });

  test('no browser at all leads to the address as well', async () => {
    const { output } = await start({ DISPLAY: ':99', CLIENTELE_BROWSER: '/no/such/browser' }, { stopWhen: /\n/ });
    expect(output).toContain('no Chrome, Edge or Chromium was found');
  });

  test('--print-url is one line of JSON whose link works once', async () => {
    const folder = await temporaryFolder();
    const child = spawn(process.execPath, [START, '--print-url', '--data-dir', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [text] = await once(child.stdout.setEncoding('utf8'), 'data');
    const { url } = JSON.parse(String(text));
    const headers = await signIn(url);
    const page = await fetch(new URL('/', url), { headers });
    expect(page.status).toBe(200);
    expect(await page.text()).not.toContain('__CSP_NONCE__');
    expect((await fetch(url)).status).toBe(403);
    child.kill('SIGINT');
    expect((await once(child, 'exit'))[0]).toBe(0);
  });

  test('a wrong option is refused in one sentence', async () => {
    expect(await start({}, { args: ['--port', 'many'] })).toMatchObject({
      code: 2,
      output: '',
      errors: '--port takes a number from 0 to 65535, not "many".\n',
    });
    expect(await start({}, { args: ['--bogus'] })).toMatchObject({ code: 2 });
  });
});

describe('folders', () => {
  const home = '/home/a';
  test('are where each system keeps such things, or all in one place', () => {
    expect(chooseFolders(undefined, { platform: 'linux', env: {}, home })).toEqual({
      dataDir: '/home/a/.config/clientele',
      cacheDir: '/home/a/.cache/clientele',
      projectsDir: '/home/a/Documents/Clientele',
    });
    expect(chooseFolders(undefined, { platform: 'linux', env: { XDG_CONFIG_HOME: '/c', XDG_CACHE_HOME: '/k' }, home })).toMatchObject({
      dataDir: '/c/clientele',
      cacheDir: '/k/clientele',
    });
    expect(chooseFolders(undefined, { platform: 'darwin', env: {}, home }).dataDir).toBe('/home/a/Library/Application Support/Clientele');
    expect(chooseFolders('/x', { platform: 'linux', env: {}, home })).toEqual({ dataDir: '/x', cacheDir: '/x/cache', projectsDir: '/x/clients' });
    expect(chooseFolders(undefined, { platform: 'linux', env: { CLIENTELE_DATA_DIR: '/y' }, home }).dataDir).toBe('/y');
  });
});

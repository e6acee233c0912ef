import { describe, expect, it } from 'vitest';
import { findBrowser, findInstalledBrowser, wellKnownPaths } from '../../../../electron/backend/platform/find-browser.ts';

describe('findBrowser', () => {
  it('looks for the three browsers where each system keeps them', () => {
    const mac = wellKnownPaths({ platform: 'darwin', env: {}, home: '/Users/a' });
    expect(mac).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(mac).toContain('/Users/a/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge');
    const windows = wellKnownPaths({ platform: 'win32', env: { PROGRAMFILES: 'C:/Program Files', LOCALAPPDATA: 'C:/Local' }, home: 'C:/a' });
    expect(windows.map((path) => path.replaceAll('\\', '/'))).toContain('C:/Program Files/Microsoft/Edge/Application/msedge.exe');
    expect(windows).toHaveLength(6);
  });

  it('prefers a browser outside a snap', () => {
    const paths = wellKnownPaths({ platform: 'linux', env: { PATH: '/snap/bin:/usr/bin' }, home: '/home/a' });
    const firstSnap = paths.findIndex((path) => path.startsWith('/snap'));
    expect(paths.slice(firstSnap).every((path) => path.startsWith('/snap'))).toBe(true);
    expect(paths.slice(0, firstSnap)).toContain('/usr/bin/chromium');
  });

  it('obeys CLIENTELE_BROWSER and takes nothing else when it names no file', () => {
    const place = { platform: 'linux', home: '/home/a' } as const;
    expect(findInstalledBrowser({ ...place, env: { CLIENTELE_BROWSER: process.execPath } })?.executablePath).toBe(process.execPath);
    expect(findInstalledBrowser({ ...place, env: { CLIENTELE_BROWSER: '/nowhere/chrome', PATH: '/usr/bin' } })).toBeNull();
    expect(findInstalledBrowser({ ...place, env: { CLIENTELE_BROWSER: 'bundled', PATH: '/usr/bin' } })).toBeNull();
  });

  it('finds one on this machine', async () => {
    const found = await findBrowser();
    expect(found?.executablePath).toBeTruthy();
    if (found?.kind === 'bundled') expect(found.args).toContain('--no-sandbox');
  });
});

import { existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { unpackBundledBrowser } from './bundled-browser.ts';

/** A Chromium that can be started, and the arguments it needs on this machine. */
export interface FoundBrowser {
  readonly executablePath: string;
  /** "installed" has a window; "bundled" is headless only. */
  readonly kind: 'installed' | 'bundled';
  readonly args: readonly string[];
}

export interface SearchPlace {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

const QUIET_ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

const LINUX_NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'] as const;
const MAC_APPS = ['Google Chrome', 'Microsoft Edge', 'Chromium'] as const;
const WINDOWS_PROGRAMS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
] as const;

/**
 * Finds a browser that can print and be driven: the one named by CLIENTELE_BROWSER (a path, or "bundled"), else an installed
 * Chrome, Edge or Chromium, else the headless Chromium of the development package. Null when there is none.
 */
export async function findBrowser(): Promise<FoundBrowser | null> {
  const installed = findInstalledBrowser();
  if (installed !== null) return installed;
  const wanted = process.env.CLIENTELE_BROWSER;
  if (wanted !== undefined && wanted !== '' && wanted !== 'bundled') return null;
  const executablePath = await unpackBundledBrowser();
  // The bundled build has no set-uid helper and only ever shows our own pages, so it runs without the sandbox.
  return executablePath === null ? null : { executablePath, kind: 'bundled', args: ['--no-sandbox', '--headless=new', ...QUIET_ARGS] };
}

/** Finds an installed browser with a window, or null; never unpacks anything. */
export function findInstalledBrowser(place: SearchPlace = { platform: process.platform, env: process.env, home: homedir() }): FoundBrowser | null {
  const wanted = place.env.CLIENTELE_BROWSER;
  if (wanted === 'bundled') return null;
  const executablePath = wanted === undefined || wanted === '' ? wellKnownPaths(place).find(isFile) : [wanted].find(isFile);
  if (executablePath === undefined) return null;
  return { executablePath, kind: 'installed', args: isRoot() ? ['--no-sandbox', ...QUIET_ARGS] : [...QUIET_ARGS] };
}

/** Where the three browsers live on a platform, in order of preference. */
export function wellKnownPaths({ platform, env, home }: SearchPlace): readonly string[] {
  if (platform === 'darwin') {
    return MAC_APPS.flatMap((app) =>
      ['/Applications', join(home, 'Applications')].map((folder) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    );
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined && root !== '');
    return WINDOWS_PROGRAMS.flatMap((parts) => roots.map((root) => join(String(root), ...parts)));
  }
  const folders = [...(env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''), '/opt/google/chrome', '/usr/lib/chromium', '/snap/bin'];
  const paths = LINUX_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  // A snap may read neither hidden folders nor /tmp, so it comes last.
  const isSnap = (path: string): boolean => path.startsWith('/snap');
  return [...paths.filter((path) => !isSnap(path)), ...paths.filter(isSnap)];
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

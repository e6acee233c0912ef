import { type ChildProcess, spawn } from 'node:child_process';
import type { FoundBrowser } from '../backend/platform/find-browser.ts';

/** Opens the app's address in a window without tabs, in a profile of its own: the process lives as long as the window. */
export function openBrowserWindow({ executablePath, args }: FoundBrowser, url: string, profileDir: string): ChildProcess {
  // Those arguments are for a browser that nobody looks at; a person's window may use the graphics card.
  const own = args.filter((argument) => argument !== '--disable-gpu');
  return spawn(executablePath, [`--app=${url}`, `--user-data-dir=${profileDir}`, '--window-size=1280,840', ...own], { stdio: 'ignore' });
}

import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import type { ShellCommand } from '../../shared/contract/shell.ts';
import { SHELL_COMMAND_CHANNEL } from '../../shared/contract/shell-methods.ts';
import { APP_ORIGIN } from './origin.ts';
import { WEB_PREFERENCES } from './web-preferences.ts';

export interface MainWindow {
  readonly browserWindow: BrowserWindow;
  /** Sent at once, or when the page has loaded. */
  readonly send: (command: ShellCommand) => void;
  readonly focus: () => void;
}

/** The one window. It shows itself when its first frame is ready, so nobody sees an empty one. */
export function openMainWindow(preloadPath: string): MainWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 840,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Clientele',
    webPreferences: { ...WEB_PREFERENCES, preload: preloadPath },
  });
  const waiting: ShellCommand[] = [];
  let isLoaded = false;
  window.once('ready-to-show', () => window.show());
  window.webContents.once('did-finish-load', () => {
    isLoaded = true;
    for (const command of waiting.splice(0)) window.webContents.send(SHELL_COMMAND_CHANNEL, command);
  });
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return {
    browserWindow: window,
    send: (command) => {
      if (!isLoaded) waiting.push(command);
      else if (!window.isDestroyed()) window.webContents.send(SHELL_COMMAND_CHANNEL, command);
    },
    focus: () => {
      if (window.isMinimized()) window.restore();
      window.focus();
    },
  };
}

/** Path of the preload bundle beside the main bundle. */
export function preloadPathIn(mainDir: string): string {
  return join(mainDir, 'preload.cjs');
}

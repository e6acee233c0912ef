import type { ShellPort } from '../../shared/contract/shell.ts';
import type { ShellBridge } from '../../shared/contract/shell-methods.ts';
import { createElectronShell } from './electron-shell.ts';
import { createWebShell } from './web-shell.ts';

/** A connection to the host as the shell gives it. */
export type HostTransport = { readonly kind: 'socket'; readonly socket: WebSocket } | { readonly kind: 'port'; readonly port: MessagePort };

/** The shell around the window. */
export type WindowShell = ShellPort<HostTransport, File>;

declare global {
  interface Window {
    /** Present in Electron only: what the preload exposes. */
    readonly clientele?: ShellBridge<File>;
  }
}

/** The shell this page runs in: Electron when its bridge is there, else the web shell. */
export function createShellPort(): WindowShell {
  return window.clientele === undefined ? createWebShell() : createElectronShell(window.clientele);
}

/** The one shell of this window. */
export const shell: WindowShell = createShellPort();

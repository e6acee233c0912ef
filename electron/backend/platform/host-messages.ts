import type { ErrorCode } from '../../../shared/contract/errors.ts';
import type { BackendPorts, PrintOptions } from '../ports.ts';

/** Folders and identity the shell gives a host process when it starts. */
export type HostSettings = Omit<BackendPorts, 'print'> & {
  /** Client file to open before the first connection is served: the one that was open when an earlier host crashed. */
  readonly openPath?: string | undefined;
};

/** Messages of one contract connection that the shell relays (web shell: one per WebSocket). */
export type RelayMessage =
  | { readonly type: 'relayOpen'; readonly connection: number }
  | { readonly type: 'relayData'; readonly connection: number; readonly data: string | Uint8Array }
  | { readonly type: 'relayClosed'; readonly connection: number };

/** From the shell to the host process (child_process IPC or Electron's parentPort). A contract connection in Electron is `connect` with one transferred port. */
export type ShellToHost =
  | { readonly type: 'start'; readonly settings: HostSettings }
  | { readonly type: 'connect' }
  | {
      readonly type: 'printed';
      readonly id: number;
      readonly error: null | { readonly code: Extract<ErrorCode, 'NO_BROWSER' | 'PRINT_FAILED'>; readonly detail: string };
    }
  | RelayMessage
  | { readonly type: 'stop' };

/** From the host process to the shell. `print` asks for `htmlPath` as a PDF at `pdfPath`; `opened` names the client file now open, `closed` says that none is. */
export type HostToShell =
  | { readonly type: 'ready' }
  | { readonly type: 'print'; readonly id: number; readonly htmlPath: string; readonly pdfPath: string; readonly options: PrintOptions }
  | { readonly type: 'cancelPrint'; readonly id: number }
  | { readonly type: 'opened'; readonly path: string }
  | { readonly type: 'closed' }
  | RelayMessage
  | { readonly type: 'stopped' };

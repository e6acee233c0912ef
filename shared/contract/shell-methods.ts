/** Everything the window may ask of Electron's main process; any other name is refused on both sides. Kept free of imports: the preload bundles it. */
export const SHELL_METHODS = ['connect', 'pickImportFiles', 'pickProject', 'pickFolder', 'chooseProjectPath', 'saveArtifact'] as const;
export type ShellMethod = (typeof SHELL_METHODS)[number];

/** `data` of the window message that carries a port to the host. */
export const SHELL_PORT_MESSAGE = 'clientele:port';
/** IPC channel on which main sends commands to the window. */
export const SHELL_COMMAND_CHANNEL = 'clientele:command';

/** IPC channel of a method. */
export function channelOf(method: ShellMethod): string {
  return `clientele:${method}`;
}

/** What the preload exposes as `window.clientele`; `Upload` is the DOM's File. */
export interface ShellBridge<Upload> {
  readonly invoke: (method: ShellMethod, params?: unknown) => Promise<unknown>;
  readonly subscribe: (listener: (command: unknown) => void) => () => void;
  readonly pathForFile: (file: Upload) => string;
}

import { z } from 'zod';

/** Everything the window may ask of Electron's main process, with the shape of its parameters; any other name or shape is refused. */
export const SHELL_METHODS = {
  /** A fresh port to the host arrives as a window message `SHELL_PORT_MESSAGE`. */
  connect: z.undefined(),
  pickImportFile: z.undefined(),
  pickProject: z.undefined(),
  chooseProjectPath: z.object({ name: z.string().min(1).max(120) }),
  saveArtifact: z.object({ artifactId: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/), fileName: z.string().min(1).max(200) }),
} as const;
export type ShellMethod = keyof typeof SHELL_METHODS;

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

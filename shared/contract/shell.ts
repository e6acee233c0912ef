import type { FileSource } from './imports.ts';

/** A command of the shell's menu or of the operating system (double-clicked file, second instance). */
export type ShellCommand =
  | { readonly command: 'openProject'; readonly path: string }
  | { readonly command: 'importFile'; readonly source: FileSource; readonly fileName: string }
  | { readonly command: 'palette' | 'new' | 'open' | 'import' | 'print' | 'settings' | 'shortcuts' };

export interface PickedFile {
  readonly source: FileSource;
  readonly fileName: string;
}

/** Follows an upload and stops it. */
export interface UploadWatch {
  /** Bytes sent so far. */
  readonly onProgress: (sent: number) => void;
  /** Is told what to call when the person no longer wants the file. */
  readonly onStop: (stop: () => void) => void;
}

/**
 * What the window asks of the shell around it; Electron's preload exposes it as `window.clientele`, the web shell implements it in the page.
 * `Transport` carries the contract's messages (MessagePort or WebSocket), `Upload` is the DOM's File: this folder knows no DOM.
 */
export interface ShellPort<Transport, Upload> {
  readonly kind: 'electron' | 'web';
  /** A fresh connection to the host; called again after the host was restarted. */
  readonly connect: () => Promise<Transport>;
  /** Lets the person pick data files, one or many; none when they changed their mind. What is no `PickedFile` yet must be staged. */
  readonly pickImportFiles: () => Promise<readonly (PickedFile | Upload)[]>;
  /** Makes a dropped file readable for the host: its path in Electron, an upload to staging in the browser. */
  readonly stageFile: (file: Upload, upload?: UploadWatch) => Promise<PickedFile>;
  /** Path of a client file to open; null when they changed their mind; undefined when the shell has no dialog (the window then lists the projects folder). */
  readonly pickProject: () => Promise<string | null | undefined>;
  /** Path of a folder; null when they changed their mind; undefined when the shell has no dialog (the person then types the path). */
  readonly pickFolder: () => Promise<string | null | undefined>;
  /** Path for a new client file; null when they changed their mind; undefined = let the host choose. */
  readonly chooseProjectPath: (name: string) => Promise<string | null | undefined>;
  /** Gives a finished artifact to the person: save dialog or download. False when they changed their mind. */
  readonly saveArtifact: (artifactId: string, fileName: string) => Promise<boolean>;
  /** Menu and system commands; returns the unsubscriber. */
  readonly onCommand: (listener: (command: ShellCommand) => void) => () => void;
}

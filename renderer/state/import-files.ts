import { create } from 'zustand';
import type { FileSource } from '../../shared/contract/imports.ts';
import type { Refusal } from '../client/refusal.ts';

/** From this size on the person is asked before a file is copied or read. */
export const LARGE_BYTES = 2 * 1024 ** 3;

/** How far a file is on its way to the host. `asking`: so large that the person decides first. */
export type TrayState =
  | { readonly state: 'waiting' | 'asking' }
  | { readonly state: 'taking'; readonly sent: number }
  | { readonly state: 'ready'; readonly source: FileSource }
  | { readonly state: 'failed'; readonly refusal: Refusal };

/** A file that was dropped, picked or pasted. `bytes` is null where the shell gives a path only. */
export interface TrayFile {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: number | null;
  readonly at: TrayState;
}

/** The files of the import at hand, in the order they came; `round` counts imports, so that what belongs to one ends with it. */
export const useImportFiles = create<{ readonly files: readonly TrayFile[]; readonly round: number; readonly isFinished: boolean }>(() => ({
  files: [],
  round: 0,
  isFinished: false,
}));

/** Puts files beside those that are there; after an import they begin the next one. */
export function addToTray(files: readonly TrayFile[]): void {
  if (useImportFiles.getState().isFinished) emptyTray();
  useImportFiles.setState((state) => ({ files: [...state.files, ...files] }));
}

/** The files at hand were loaded. */
export function finishRound(): void {
  useImportFiles.setState({ isFinished: true });
}

/** Says how far a file is; one that was taken out stays out. */
export function moveInTray(id: string, at: TrayState): void {
  useImportFiles.setState(({ files }) => ({ files: files.map((file) => (file.id === id ? { ...file, at } : file)) }));
}

/** Takes a file out. */
export function takeFromTray(id: string): void {
  useImportFiles.setState(({ files }) => ({ files: files.filter((file) => file.id !== id) }));
}

/** Empties the tray and begins another import. */
export function emptyTray(): void {
  useImportFiles.setState(({ round }) => ({ files: [], round: round + 1, isFinished: false }));
}

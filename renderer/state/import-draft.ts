import { create } from 'zustand';
import type { PickedFile } from '../../shared/contract/shell.ts';

/** The file that was dropped or picked and waits for the wizard. */
export const useImportDraft = create<{ readonly file: PickedFile | null }>(() => ({ file: null }));

/** Hands a file to the wizard; null takes it away. */
export function draftImport(file: PickedFile | null): void {
  useImportDraft.setState({ file });
}

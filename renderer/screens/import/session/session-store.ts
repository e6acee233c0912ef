import { create } from 'zustand';
import type { ImportMode } from '../../../../shared/contract/imports.ts';
import type { TablePart } from '../../../../shared/model/import-mapping.ts';
import { emptyTray, useImportFiles } from '../../../state/import-files.ts';
import { type BatchDraft, NO_DRAFT } from './batch-draft.ts';

export const WIZARD_STEPS = ['files', 'preview', 'joins', 'check', 'load', 'done'] as const;
export type WizardStep = (typeof WIZARD_STEPS)[number];

/** Where the person is in the wizard and what they decided; it outlives a look at another screen. */
export interface ImportSession {
  readonly step: WizardStep;
  /** Tables chosen of files that hold several, by file. */
  readonly parts: Readonly<Record<string, readonly TablePart[]>>;
  /** What was decided, by batch. */
  readonly drafts: Readonly<Record<string, BatchDraft>>;
  /** The batch in the preview; null = the first. */
  readonly shown: string | null;
  readonly mode: ImportMode;
  /** The wizard went on by itself once: it does not do so again. */
  readonly hasAdvanced: boolean;
  /** Path of the client file the import goes to; null until the wizard was shown. */
  readonly client: string | null;
  /** Analyses that the data sufficed for before the load. */
  readonly readyBefore: readonly string[];
}

const FRESH: ImportSession = { step: 'files', parts: {}, drafts: {}, shown: null, mode: 'update', hasAdvanced: false, readyBefore: [], client: null };

export const useSession = create<ImportSession>(() => FRESH);

useImportFiles.subscribe((now, before) => {
  if (now.round !== before.round) useSession.setState(FRESH, true);
});

/** Changes what one batch is read with. */
export function changeDraft(batchId: string, change: (draft: BatchDraft) => BatchDraft): void {
  useSession.setState(({ drafts }) => ({ drafts: { ...drafts, [batchId]: change(drafts[batchId] ?? NO_DRAFT) } }));
}

/** Goes to a step of the wizard. */
export function goTo(step: WizardStep): void {
  useSession.setState({ step, hasAdvanced: true });
}

/** Shows one batch in the preview. */
export function showBatch(shown: string): void {
  useSession.setState({ shown, step: 'preview', hasAdvanced: true });
}

/** Chooses the tables of a file that are taken. */
export function chooseParts(fileId: string, parts: readonly TablePart[]): void {
  useSession.setState((session) => ({ parts: { ...session.parts, [fileId]: parts } }));
}

/** How newer rows meet those of the store. */
export function chooseMode(mode: ImportMode): void {
  useSession.setState({ mode });
}

/** Begins another import. */
export function startOver(): void {
  emptyTray();
}

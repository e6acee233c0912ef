import { create } from 'zustand';
import { useImport } from '../../../client/queries/imports.ts';
import { useProject } from '../../../client/queries/projects.ts';
import type { Drafts } from './corrections.ts';

const NONE: Drafts = {};

/** Corrections that were not sent in yet, by client file and import: leaving the screen does not lose them. */
const useDraftStore = create<{ readonly drafts: Readonly<Record<string, Drafts>> }>(() => ({ drafts: {} }));

/** The corrections of one import and how to change them. The number of an import that was taken out is given again: its time tells the two apart. */
export function useDrafts(importId: number): readonly [Drafts, (change: (before: Drafts) => Drafts) => void] {
  const importedAt = useImport(importId).data?.importedAt ?? '';
  const key = `${useProject().data?.path ?? ''}#${importId} ${importedAt}`;
  const drafts = useDraftStore((state) => state.drafts[key] ?? NONE);
  const change = (to: (before: Drafts) => Drafts) =>
    useDraftStore.setState((state) => ({ drafts: { ...state.drafts, [key]: to(state.drafts[key] ?? NONE) } }));
  return [drafts, change];
}

import { create } from 'zustand';
import type { Depth } from '../../shared/analyses/blocks.ts';
import type { Locale } from '../../shared/contract/settings.ts';

export interface ReportChoice {
  /** null = the first there is. */
  readonly template: string | null;
  /** null = the language of the window. */
  readonly locale: Locale | null;
  readonly paper: 'A4' | 'Letter';
  readonly depth: Depth;
  readonly title: string;
  readonly preparedBy: string;
}

/** What the person chose for the report; kept while the window lives. */
export const useReportChoice = create<ReportChoice>(() => ({
  template: null,
  locale: null,
  paper: 'A4',
  depth: 'analyst',
  title: '',
  preparedBy: '',
}));

/** Changes some of it. */
export function chooseReport(change: Partial<ReportChoice>): void {
  useReportChoice.setState(change);
}

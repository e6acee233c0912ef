import type { FindingBlock } from '../../../shared/analyses/blocks.ts';
import type { AnalysisResult, ViewContext } from '../../../shared/contract/analyses.ts';
import type { ImportSummary } from '../../../shared/contract/imports.ts';
import type { Locale } from '../../../shared/contract/settings.ts';
import type { CleaningStep } from '../../../shared/model/cleaning-step.ts';
import type { RowFilter } from '../../../shared/model/import-mapping.ts';
import type { RejectCount } from '../store/queries/rejected-rows.ts';

/** An import as the data notes tell it. */
export interface ImportNote extends Pick<ImportSummary, 'fileName' | 'kind' | 'importedAt' | 'ledger' | 'sha256' | 'encoding'> {
  /** Row filters with the header of their column, in the order of `ledger.filteredBy`. */
  readonly filters: readonly { readonly column: string; readonly test: RowFilter['test']; readonly value: string }[];
  /** Cleaning steps with the headers of their columns and the cells they changed. */
  readonly steps?: readonly { readonly step: CleaningStep['step']; readonly columns: readonly string[]; readonly changed: number }[];
  /** Rejected rows by reason and column, the most first. */
  readonly rejections?: readonly RejectCount[];
}

/** The findings worth most, and how many comparisons they come from. */
export interface ReportFindings {
  readonly top: readonly FindingBlock[];
  /** Said when nothing holds. */
  readonly quiet: FindingBlock | null;
  readonly tested: number;
  readonly level: number;
}

/** Everything a report says, before it is laid out. */
export interface ReportDocument {
  readonly locale: Locale;
  readonly paper: 'A4' | 'Letter';
  readonly title: string;
  readonly client: string;
  readonly preparedBy: string;
  /** Epoch day on the cover. */
  readonly printedOn: number;
  readonly currency: string;
  readonly context: ViewContext;
  /** The shared filter in words; null = all customers. */
  readonly filter: string | null;
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  readonly dataVersion: number;
  readonly chapters: readonly AnalysisResult[];
  /** Chapters with their parts for statisticians only, for the appendix; empty when the report does not go so far. */
  readonly diagnostics: readonly AnalysisResult[];
  /** What stands out over all chapters; null when it was not looked for. */
  readonly findings: ReportFindings | null;
  readonly imports: readonly ImportNote[];
}

import type { AnalysisResult, ViewContext } from '../../../shared/contract/analyses.ts';
import type { Artifact, TableFile } from '../../../shared/contract/segments.ts';
import { AppError } from '../app-error.ts';
import type { JobContext } from '../jobs/job-context.ts';
import type { Store } from '../store/store.ts';
import { blockTables } from './block-tables.ts';
import { describeFilter } from './describe-filter.ts';
import { analysisLines, type ManifestFacts, manifestTable } from './manifest.ts';
import { exportWords, writeTables } from './write-tables.ts';

/** What exports and reports need from the analysis engine. */
export interface AnalysisRunner {
  readonly run: (
    request: { readonly id: string; readonly params: Record<string, unknown>; readonly context: ViewContext },
    signal?: AbortSignal,
    onProgress?: (fraction: number) => void,
  ) => Promise<AnalysisResult>;
}

export interface AnalysisExport {
  readonly id: string;
  readonly params: Record<string, unknown>;
  readonly context: ViewContext;
  /** One block only; all of them when absent. */
  readonly block?: string | undefined;
  readonly format: TableFile;
  readonly locale: string;
}

export interface ExportSurroundings {
  readonly store: Store;
  readonly engine: AnalysisRunner;
  readonly stagingDir: string;
}

/**
 * Runs an analysis (or takes its cached answer) and writes its tables, charts as their data, with a last table that says what they
 * are based on. A single block as standard CSV is the bare table, so that programs can read it.
 */
export async function exportAnalysis({ store, engine, stagingDir }: ExportSurroundings, request: AnalysisExport, job: JobContext): Promise<Artifact> {
  job.stage('compute');
  const { id, params, context } = request;
  const result = await engine.run({ id, params, context }, job.signal, (fraction) => job.progress(fraction));
  const blocks = request.block === undefined ? result.blocks : result.blocks.filter((block) => block.id === request.block);
  if (blocks.length === 0) throw new AppError('PARAMS_INVALID', { field: 'block', reason: request.block ?? '' });

  job.stage('write');
  const words = exportWords(request.locale, { calendar: context.calendar, currency: result.meta.currency });
  const tables = blockTables(blocks, words);
  const client = store.info().name;
  const facts: ManifestFacts = {
    client,
    filter: context.filter === null ? null : describeFilter(context.filter, { store, words }),
    period: context.period ?? { fromDay: result.meta.firstDay, toDay: result.meta.lastDay },
    dataVersion: result.meta.dataVersion,
    more: analysisLines(result, words),
  };
  const isBare = request.format === 'csv' && request.block !== undefined;
  const title = words.translator.text(`analyses.${id}.title`);
  return await writeTables(
    isBare ? tables.slice(0, 1) : [...tables, manifestTable(facts, words)],
    {
      stagingDir,
      name: [client, title, ...(request.block !== undefined && tables[0] !== undefined ? [tables[0].title] : [])].join(' - '),
      format: request.format,
      locale: request.locale,
      words,
      rowsExpected: 0,
    },
    job,
  );
}

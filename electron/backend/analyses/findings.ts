import type { FindingBlock } from '../../../shared/analyses/blocks.ts';
import { findAnalysis } from '../../../shared/analyses/registry.ts';
import { type ViewContext, viewContextSchema } from '../../../shared/contract/analyses.ts';
import type { ErrorCode } from '../../../shared/contract/errors.ts';
import type { FindingsAnswer } from '../../../shared/contract/findings.ts';
import { rankFindings } from '../../../shared/findings/rank.ts';
import type { Finding, Scanned } from '../../../shared/findings/scanned.ts';
import { AppError } from '../app-error.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import type { AnalysisEngine } from './engine.ts';
import { nameCustomers } from './name-customers.ts';

export interface FindingsParts {
  readonly engine: AnalysisEngine;
  readonly warehouse: Warehouse;
}

export interface FindingsRun {
  readonly context?: Partial<ViewContext> | undefined;
  /** Ids of the analyses to ask; absent = all. */
  readonly only?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** Told of an analysis that failed; gives the code people are shown. */
  readonly onFailure: (analysis: string, error: unknown) => ErrorCode;
}

/**
 * Asks every analysis that the data allows, in its default parameters, what it compared, and ranks all of it together. An analysis
 * that fails is named and left out; the others stand. Rejects with AppError CANCELLED and the refusals of a rule in the filter.
 */
export async function listFindings({ engine, warehouse }: FindingsParts, run: FindingsRun): Promise<FindingsAnswer> {
  const context = viewContextSchema.parse(run.context ?? {});
  const isAsked = (id: string): boolean => findAnalysis(id)?.findings !== undefined && (run.only?.includes(id) ?? true);
  const ready = (await engine.offers()).filter(({ id, missing }) => missing.length === 0 && isAsked(id));
  const scanned: Scanned[] = [];
  const failed: FindingsAnswer['failed'] = [];
  const isCancelled = (): boolean => run.signal?.aborted ?? false;
  for (const [index, { id, defaults }] of ready.entries()) {
    if (isCancelled()) throw new AppError('CANCELLED');
    try {
      const candidates = await engine.findingsOf(id, context, run.signal, (fraction) => run.onProgress?.((index + fraction) / ready.length));
      for (const candidate of candidates) scanned.push({ analysis: id, params: defaults, candidate });
    } catch (error) {
      if (isCancelled() || isOfTheFilter(error)) throw error;
      failed.push({ analysis: id, code: run.onFailure(id, error) });
    }
    run.onProgress?.((index + 1) / ready.length);
  }
  const { level, tested, findings, open, quiet } = rankFindings(scanned);
  const named = async (ranked: readonly Finding[]): Promise<FindingsAnswer['findings']> => {
    const blocks = await nameCustomers(
      ranked.map(({ block }) => block),
      warehouse.query,
      run.signal,
    );
    return ranked.map((finding, index) => ({ ...finding, params: { ...finding.params }, block: blocks[index] as FindingBlock }));
  };
  return { level, tested, findings: await named(findings), open: await named(open), quiet, failed, context };
}

/** A filter that cannot be answered concerns every analysis alike. */
function isOfTheFilter(error: unknown): boolean {
  return error instanceof AppError && ['RULE_INVALID', 'SEGMENT_NOT_FOUND', 'SEGMENT_CYCLE', 'CANCELLED'].includes(error.code);
}

import { findAnalysis } from '../../../shared/analyses/registry.ts';
import type { ViewContext } from '../../../shared/contract/analyses.ts';
import type { CustomerFigureAnswer } from '../../../shared/contract/customers.ts';
import type { ErrorCode } from '../../../shared/contract/errors.ts';
import { AppError } from '../app-error.ts';
import { readCustomer } from '../store/queries/customers.ts';
import type { CustomerParts } from './list.ts';

export interface FiguresRun {
  readonly id: number;
  readonly context?: Partial<ViewContext> | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** Told of an analysis that failed; gives the code people are shown. */
  readonly onFailure: (analysis: string, error: unknown) => ErrorCode;
}

/**
 * What the analyses say about one customer, in their default parameters: those that say nothing are left out, those that fail are
 * named. Rejects with AppError CUSTOMER_NOT_FOUND or CANCELLED.
 */
export async function readCustomerFigures(parts: CustomerParts, run: FiguresRun): Promise<CustomerFigureAnswer> {
  const { store, engine } = parts;
  const { id, signal } = run;
  if (readCustomer(store.reader, id) === undefined) throw new AppError('CUSTOMER_NOT_FOUND', { id });
  const ready = (await engine.offers()).filter((offer) => offer.missing.length === 0 && findAnalysis(offer.id)?.customers !== undefined);
  const figures: CustomerFigureAnswer['figures'] = [];
  const failed: CustomerFigureAnswer['failed'] = [];
  const isCancelled = (): boolean => signal?.aborted ?? false;
  for (const [index, { id: analysis, defaults }] of ready.entries()) {
    if (isCancelled()) throw new AppError('CANCELLED');
    try {
      for (const { key, format, values, low, high, level } of await engine.customerFiguresOf(analysis, defaults, run.context, signal)) {
        const value = finite(values[id]);
        if (value === null) continue;
        const [from, to] = [finite(low?.[id]), finite(high?.[id])];
        const interval = from === null || to === null || level === undefined ? null : { low: from, high: to, level };
        figures.push({ analysis, key, format, value, interval });
      }
    } catch (error) {
      if (isCancelled()) throw error;
      failed.push({ analysis, code: run.onFailure(analysis, error) });
    }
    run.onProgress?.((index + 1) / ready.length);
  }
  return { figures, failed };
}

function finite(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}

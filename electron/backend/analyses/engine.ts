import { createHash } from 'node:crypto';
import type { Block } from '../../../shared/analyses/blocks.ts';
import type {
  AnalysisContext,
  AnalysisInput,
  AnyAnalysis,
  CustomerFigure,
  CustomerGroups,
  FindingCandidate,
  QueryTable,
} from '../../../shared/analyses/define.ts';
import { findAnalysis } from '../../../shared/analyses/registry.ts';
import { type AnalysisOffer, type AnalysisResult, type DrillRows, type ViewContext, viewContextSchema } from '../../../shared/contract/analyses.ts';
import { idsOfMask } from '../../../shared/segments/mask.ts';
import type { Predicate } from '../../../shared/warehouse/predicate.ts';
import { sql } from '../../../shared/warehouse/sql.ts';
import { computePool } from '../../workers/pool.ts';
import { AppError } from '../app-error.ts';
import { createPopulation, type Population } from '../segments/population.ts';
import { ruleKey } from '../segments/resolve-rule.ts';
import type { Store } from '../store/store.ts';
import { createSharedWork } from '../warehouse/shared-work.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { importSpan, readDataSpan } from './data-span.ts';
import { conditionsOf, type DrillInput, readDrillRows } from './drill-rows.ts';
import { nameCustomers } from './name-customers.ts';
import { listOffers, missingColumns } from './offers.ts';
import { FILTER_SET, toAnalysisContext, toQueryScope, viewConditions } from './view.ts';

/** Results kept in memory; each may hold a number per customer. */
const KEPT_RESULTS = 24;
const FINGERPRINT_LENGTH = 12;

export interface RunInput {
  readonly id: string;
  readonly params?: Record<string, unknown> | undefined;
  readonly context?: Partial<ViewContext> | undefined;
}

/** Runs analyses over one client file and answers which rows are behind a figure. */
export interface AnalysisEngine {
  readonly offers: () => Promise<AnalysisOffer[]>;
  /** Rejects with AppError ANALYSIS_NOT_FOUND, PARAMS_INVALID, DATA_MISSING, RULE_INVALID, SEGMENT_CYCLE, SEGMENT_NOT_FOUND or CANCELLED. */
  readonly run: (input: RunInput, signal?: AbortSignal, onProgress?: (fraction: number) => void) => Promise<AnalysisResult>;
  readonly rows: (input: DrillInput, signal?: AbortSignal) => Promise<DrillRows>;
  /** Groups of customers that an analysis makes; null when it makes none. */
  readonly groupsOf: (
    id: string,
    params: Record<string, unknown>,
    context?: Partial<ViewContext>,
    signal?: AbortSignal,
  ) => Promise<CustomerGroups | null>;
  /** Figures about each customer that an analysis makes, in its default parameters unless given; none when it makes none. */
  readonly customerFiguresOf: (
    id: string,
    params?: Record<string, unknown>,
    context?: Partial<ViewContext>,
    signal?: AbortSignal,
  ) => Promise<readonly CustomerFigure[]>;
  /** What an analysis compared and saw. */
  readonly findingsOf: (
    id: string,
    context?: Partial<ViewContext>,
    signal?: AbortSignal,
    onProgress?: (fraction: number) => void,
  ) => Promise<readonly FindingCandidate[]>;
  /** Who meets a rule; see segments/population.ts. */
  readonly population: Population;
}

interface Outcome {
  readonly result: unknown;
  readonly context: AnalysisContext;
  readonly blocks: Block[];
  readonly meta: AnalysisResult['meta'];
}

export interface EngineParts {
  readonly store: Store;
  readonly warehouse: Warehouse;
  readonly appVersion: string;
}

/** The engine over an open store and its warehouse. Results are kept by data version, parameters and context. */
export function createAnalysisEngine({ store, warehouse, appVersion }: EngineParts): AnalysisEngine {
  const work = createSharedWork<Outcome>(KEPT_RESULTS);
  computePool().warm();

  const outcomeOf = async (
    analysis: AnyAnalysis,
    params: Record<string, unknown>,
    view: ViewContext,
    signal?: AbortSignal,
    onProgress?: (fraction: number) => void,
    isScan = false,
  ) => {
    const { currency } = store.info();
    const withFindings = isScan && analysis.findingsQuery !== undefined;
    const key = JSON.stringify([warehouse.dataVersion, analysis.id, params, view.period, view.calendar, ruleKey(view.filter, store), currency]);
    const fingerprint = createHash('sha256').update(`${appVersion} ${key}`).digest('hex').slice(0, FINGERPRINT_LENGTH);
    return work.get(
      withFindings ? `${key} findings` : key,
      (ownSignal) => compute({ analysis, params, view, currency, fingerprint, withFindings, signal: ownSignal, onProgress }),
      signal,
    );
  };

  const compute = async (job: ComputeJob): Promise<Outcome> => {
    const { analysis, params, view, signal } = job;
    const started = performance.now();
    const [missing] = await missingColumns(analysis, warehouse);
    const span = (await readDataSpan(warehouse)) ?? importSpan(store);
    if (missing !== undefined || span === null)
      throw new AppError('DATA_MISSING', { relation: missing?.relation ?? 'order_lines', column: missing?.column ?? 'day' });
    const context = toAnalysisContext(view, span, job.currency);
    const scope = toQueryScope(context);
    const { dataVersion } = warehouse;
    const mask = await filterMask(view.filter, signal);
    const { tables, lines } = await warehouse.withCustomerSets(filterSets(mask), async (query) => {
      const gathered: Record<string, QueryTable> = {};
      const queries = { ...analysis.query(params, scope), ...(job.withFindings ? analysis.findingsQuery?.(params, scope) : {}) };
      for (const [name, statement] of Object.entries(queries)) gathered[name] = await query(statement, signal);
      const counted = await query(sql`select count(*)::INTEGER as n from ${scope.lines} l`, signal);
      return { tables: gathered, lines: Number(counted.columns.n?.values[0] ?? 0) };
    });
    const input: AnalysisInput = { tables, facts: analysis.facts ? await factsFor(mask, view, signal) : null };
    const result = await computePool().run(
      { kind: 'analysis', id: analysis.id, params, context, input },
      { signal, onProgress: job.onProgress, transfer: buffersOf(tables) },
    );
    const blocks = await nameCustomers(analysis.present(result, params, context), warehouse.query, signal);
    const { firstDay, lastDay } = span;
    const milliseconds = Math.round(performance.now() - started);
    return {
      result,
      context,
      blocks,
      meta: { dataVersion, lines, firstDay, lastDay, milliseconds, currency: job.currency, fingerprint: job.fingerprint },
    };
  };

  const filterMask = async (filter: Predicate | null, signal?: AbortSignal) => (filter === null ? null : population.maskOf(filter, { signal }));

  const factsFor = async (mask: Uint8Array | null, view: ViewContext, signal?: AbortSignal) => {
    const facts = await warehouse.facts(signal);
    return { ...facts, customerMask: mask, fromDay: view.period?.fromDay ?? facts.fromDay, toDay: view.period?.toDay ?? facts.toDay };
  };

  const groupsOf: AnalysisEngine['groupsOf'] = async (id, params, context = {}, signal) => {
    const analysis = requireAnalysis(id);
    if (analysis.groups === undefined) return null;
    const parsed = parseParams(analysis, params);
    const { result } = await outcomeOf(analysis, parsed, viewContextSchema.parse(context), signal);
    return analysis.groups(result, parsed);
  };

  const customerFiguresOf: AnalysisEngine['customerFiguresOf'] = async (id, params = {}, context = {}, signal) => {
    const analysis = requireAnalysis(id);
    if (analysis.customers === undefined) return [];
    const parsed = parseParams(analysis, params);
    const { result } = await outcomeOf(analysis, parsed, viewContextSchema.parse(context), signal);
    return analysis.customers(result, parsed);
  };

  const findingsOf: AnalysisEngine['findingsOf'] = async (id, context = {}, signal, onProgress) => {
    const analysis = requireAnalysis(id);
    if (analysis.findings === undefined) return [];
    const parsed = parseParams(analysis, {});
    const outcome = await outcomeOf(analysis, parsed, viewContextSchema.parse(context), signal, onProgress, true);
    return analysis.findings(outcome.result, parsed, outcome.context);
  };

  const population = createPopulation({ store, warehouse, groupsOf });

  return {
    population,
    groupsOf,
    customerFiguresOf,
    findingsOf,
    offers: async () => listOffers(warehouse),
    run: async ({ id, params = {}, context = {} }, signal, onProgress) => {
      const analysis = requireAnalysis(id);
      const parsed = parseParams(analysis, params);
      const view = viewContextSchema.parse(context);
      const { blocks, meta } = await outcomeOf(analysis, parsed, view, signal, onProgress);
      return { id, params: parsed, context: view, blocks, meta };
    },
    rows: async (input, signal) => {
      const view = viewContextSchema.parse(input.context ?? {});
      const mask = await filterMask(view.filter, signal);
      const { relation, where, measure } = input.drill;
      const rule = await population.resolve([where, ...conditionsOf(measure)], { prefix: 'drill', context: view, signal });
      const span = input.drill.wholeHistory === true ? { ...view, period: null } : view;
      const conditions = [rule.sqlOf(where, relation), ...viewConditions(relation, span)];
      return readDrillRows({ store, warehouse, input, rule, conditions, sets: new Map([...rule.sets, ...filterSets(mask)]), signal });
    },
  };
}

interface ComputeJob {
  readonly analysis: AnyAnalysis;
  readonly params: Record<string, unknown>;
  readonly view: ViewContext;
  readonly currency: string;
  readonly fingerprint: string;
  /** Whether what only findings read is gathered too. */
  readonly withFindings: boolean;
  readonly signal: AbortSignal;
  readonly onProgress: ((fraction: number) => void) | undefined;
}

function requireAnalysis(id: string): AnyAnalysis {
  const analysis = findAnalysis(id);
  if (analysis === undefined) throw new AppError('ANALYSIS_NOT_FOUND', { id });
  return analysis;
}

function parseParams(analysis: AnyAnalysis, params: Record<string, unknown>): Record<string, unknown> {
  const parsed = analysis.params.safeParse(params);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('PARAMS_INVALID', { field: issue?.path.join('.') ?? '', reason: issue?.message ?? '' });
}

function filterSets(mask: Uint8Array | null): Map<string, Int32Array> {
  return mask === null ? new Map() : new Map([[FILTER_SET, idsOfMask(mask)]]);
}

function buffersOf(tables: Record<string, QueryTable>): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const { columns } of Object.values(tables)) {
    for (const { values, nulls } of Object.values(columns)) {
      for (const part of [values, nulls]) if (ArrayBuffer.isView(part) && part.buffer instanceof ArrayBuffer) buffers.add(part.buffer);
    }
  }
  return [...buffers];
}

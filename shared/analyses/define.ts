import type { z } from 'zod';
import type { Calendar } from '../model/period.ts';
import type { ColumnName, RelationName } from '../warehouse/catalogue.ts';
import type { Predicate } from '../warehouse/predicate.ts';
import type { Sql } from '../warehouse/sql.ts';
import type { Block, Depth, Evidence, Figure, Message, ValueFormat } from './blocks.ts';

export const ANALYSIS_GROUPS = ['sales', 'value', 'retention', 'patterns', 'marketing', 'service', 'market'] as const;
export type AnalysisGroup = (typeof ANALYSIS_GROUPS)[number];

/** The shared context of a run: the data at hand, and the filter and period that every analysis obeys. */
export interface AnalysisContext {
  /** First and last day with an order line, before any filter. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Both ends included; null = everything. */
  readonly period: { readonly fromDay: number; readonly toDay: number } | null;
  /** Rule of the segment looked at; null = all customers and anonymous sales. */
  readonly filter: Predicate | null;
  readonly calendar: Calendar;
  /** ISO 4217 code, for labels only; "" when unknown. */
  readonly currency: string;
}

/** What a query sees: the context, and SQL for the relations after filter and period are applied. */
export interface QueryScope extends AnalysisContext {
  /** `order_lines` of the period and filter as a parenthesised FROM item; alias it yourself. */
  readonly lines: Sql;
  /** `orders` likewise. */
  readonly orders: Sql;
  /** `customers` of the filter (the period does not apply). */
  readonly customers: Sql;
  /** Any relation of the filter, and of the period where it has a day and `isPeriod` is not false, as a parenthesised FROM item. */
  readonly of: (name: RelationName, options?: { readonly isPeriod?: boolean }) => Sql;
}

/** Result of one query: columns by name. Integers and days are Int32Array or Float64Array, decimals and sums BigInt64Array, text string arrays; null is null in text, and the `nulls` mask elsewhere. */
export interface QueryTable {
  readonly rowCount: number;
  readonly columns: Readonly<Record<string, QueryColumn>>;
}
export interface QueryColumn {
  readonly values: Int32Array | Float64Array | BigInt64Array | readonly (string | null)[];
  /** 1 where the value is null; absent when no value is. */
  readonly nulls?: Uint8Array;
}

/**
 * Order lines with a known customer as columns sorted by customer, day, order; one entry per line, shared memory.
 * Restricted to filter and period already when a kernel gets them (`from`–`to` positions are not contiguous: see `include`).
 */
export interface Facts {
  readonly length: number;
  /** Highest customer_id; ids are 1…customerCount. */
  readonly customerCount: number;
  readonly customer: Int32Array;
  readonly day: Int32Array;
  readonly order: Int32Array;
  /** 0 = no product. */
  readonly product: Int32Array;
  /** Ten-thousandths as exact integers in doubles (below 2^53 each). */
  readonly amount: Float64Array;
  readonly quantity: Float64Array;
  /** 1 = purchase (kind 'sale'), 0 = return or free line. */
  readonly sale: Uint8Array;
  /** Customers of the filter, indexed by customer_id (entry 0 unused); null = all. */
  readonly customerMask: Uint8Array | null;
  /** The period of the context; kernels skip days outside. */
  readonly fromDay: number;
  readonly toDay: number;
}

export interface AnalysisInput {
  readonly tables: Readonly<Record<string, QueryTable>>;
  /** Present exactly when the definition says `facts: true`. */
  readonly facts: Facts | null;
}

/**
 * How one parameter is edited; the form, the palette and the CLI help are made from it. Labels: `analyses.<id>.params.<name>`,
 * options `analyses.<id>.options.<name>.<value>`.
 */
export type ParamField = ParamControl & {
  readonly name: string;
  /** Shown only while the other parameter has one of these values. */
  readonly when?: { readonly name: string; readonly is: readonly (string | boolean)[] };
  /** Something the answer takes for granted: shown beside "how sure" with its effect, not among the settings. */
  readonly isAssumption?: boolean;
  /** Absent = owner. */
  readonly depth?: Depth;
};
type ParamControl =
  | { readonly control: 'choice'; readonly options: readonly string[] }
  | { readonly control: 'integer'; readonly min: number; readonly max: number }
  /** A share is typed and shown as percent and kept as a fraction; money is in whole units of the client's currency. */
  | { readonly control: 'number'; readonly min: number; readonly max: number; readonly unit?: 'share' | 'money' }
  | { readonly control: 'switch' }
  | { readonly control: 'day' }
  | { readonly control: 'numbers'; readonly count: number };

export interface Requirement {
  readonly relation: RelationName;
  readonly column: ColumnName;
  /** Any of these columns does as well. */
  readonly alternatives?: readonly { readonly relation: RelationName; readonly column: ColumnName }[];
}

/** Membership of customers in the groups of a result: what segments and "why is this customer here" are made from. */
export interface CustomerGroups {
  /** Group keys; `label` is a message key with `{ group }` known to the analysis. */
  readonly keys: readonly string[];
  /** Index into `keys` by customer_id (entry 0 unused); −1 = in no group. */
  readonly groupOf: Int32Array;
}

/** A figure about each customer, for the customer's page and lists. */
export interface CustomerFigure {
  readonly key: string;
  /** `analyses.<id>.customer.<key>`; its definition `analyses.<id>.customerDefinitions.<key>`. */
  readonly format: ValueFormat;
  /** By customer_id (entry 0 unused); NaN = nothing to say. Money in whole units, days as epoch days. */
  readonly values: Float64Array;
  /** Ends of the interval by customer_id; both or none. */
  readonly low?: Float64Array;
  readonly high?: Float64Array;
  readonly level?: number;
}

/** Something an analysis looked for, and what it saw. */
export interface FindingCandidate {
  /** Unique within the analysis and the same on every run. */
  readonly id: string;
  readonly claim: Message;
  /** Effect in its unit, with interval, n and the rows behind it. */
  readonly effect: Figure & { readonly label: Message; readonly format: ValueFormat };
  /** Null for plain facts, which are ranked but claim nothing beyond the rows. */
  readonly evidence: Omit<Evidence, 'q'> | null;
  /** Money a year at stake in whole units of the client's currency, for ranking; null when it cannot be said. */
  readonly money: number | null;
  readonly action: Message;
  /** Block that shows it. */
  readonly block: string;
}

/**
 * An analysis: everything the app needs to offer it. Adding one is one folder with this object and one line in the registry.
 * `Params` has a default for every field, so `params.parse({})` is the analysis as people first see it.
 */
export interface AnalysisDefinition<Params extends Record<string, unknown>, Result> {
  readonly id: string;
  readonly group: AnalysisGroup;
  /** Name of a Material Symbol. */
  readonly icon: string;
  /** Rows of the mission it serves. */
  readonly rows: readonly string[];
  readonly params: z.ZodType<Params>;
  readonly fields: readonly ParamField[];
  readonly needs: readonly Requirement[];
  /** True when `compute` reads the shared fact columns. */
  readonly facts: boolean;
  /** Gather: named queries; empty when facts are enough. */
  readonly query: (params: Params, scope: QueryScope) => Readonly<Record<string, Sql>>;
  /** Further queries that only `findings` needs: they are asked when findings are, and their tables are missing otherwise. Blocks do not depend on them. */
  readonly findingsQuery?: (params: Params, scope: QueryScope) => Readonly<Record<string, Sql>>;
  /** Compute: pure, deterministic, structured-cloneable result; call `checkpoint(fraction)` about every 10 ms so that cancel works. */
  readonly compute: (input: AnalysisInput, params: Params, context: AnalysisContext, checkpoint: (fraction: number) => void) => Result;
  /** Show: raw values and message keys. Every figure carries a drill. */
  readonly present: (result: Result, params: Params, context: AnalysisContext) => Block[];
  /** Groups of customers the result defines; absent when it defines none. */
  readonly groups?: (result: Result, params: Params) => CustomerGroups;
  /** Figures about each customer; absent when it has none. */
  readonly customers?: (result: Result, params: Params) => readonly CustomerFigure[];
  /**
   * Everything the analysis compared, also what shows nothing: the error rate is controlled over all of it.
   * The host ranks the candidates of all analyses together.
   */
  readonly findings?: (result: Result, params: Params, context: AnalysisContext) => readonly FindingCandidate[];
  /** Words by language: `analyses.<id>.*`. */
  readonly messages: Readonly<Record<'en' | 'fa', Record<string, unknown>>>;
}

/** An analysis whose parameter and result types are hidden, as the registry and the host hold it. */
export type AnyAnalysis = AnalysisDefinition<Record<string, unknown>, unknown>;

/** Checks the definition's types and erases them for the registry: the one place that does. */
export function defineAnalysis<Params extends Record<string, unknown>, Result>(definition: AnalysisDefinition<Params, Result>): AnyAnalysis {
  return definition as unknown as AnyAnalysis;
}

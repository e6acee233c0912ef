import { quotient } from '../../stats/quotient.ts';
import { allOf, between, compare, countRows } from '../../warehouse/conditions.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { ChartBlock, Field, Figure, MatrixBlock, ValueFormat } from '../blocks.ts';
import { cellFigure, cellFormat, isCumulative, membersOf, spanOf, traitFigure, word } from './figures.ts';
import { type Cohort, type CohortParams, type CohortResult, type TraitRow, VALUE_MARK } from './schema.ts';

/** A row of the matrix and a curve of the chart. */
export interface ShownRow {
  readonly key: string;
  readonly head: Figure;
  readonly label: ChartBlock['series'][number]['label'];
  readonly size: number;
  readonly sizeFigure: Figure;
  /** Number of ages it is observed at. */
  readonly ages: number;
  readonly cell: (age: number) => Figure | null;
  /** By calendar period; only by time. */
  readonly period: number | null;
  readonly unfinished: boolean;
}

/** Rows of the parameters: cohorts by time, or customers by what their first order says. */
export function listRows(result: CohortResult, params: CohortParams, period: ValueFormat): ShownRow[] {
  if (params.by === 'time') return result.cohorts.map((cohort) => timeRow(cohort, result, params, period));
  return result.rows.map((row) => traitRow(row, result, params));
}

function timeRow(cohort: Cohort, result: CohortResult, params: CohortParams, period: ValueFormat): ShownRow {
  const { fromDay, toDay, start, unfinished } = spanOf(cohort, 0, result);
  const where = between('first_day', fromDay, toDay);
  const flag = unfinished ? { unfinished: true } : {};
  return {
    key: `cohort-${start}`,
    head: { value: start, segment: where, ...flag },
    label: word('curve', { cohort: { value: start, format: period } }),
    size: cohort.size,
    sizeFigure: { ...countFigure(cohort.size, where), ...flag },
    ages: cohort.values.length,
    cell: (age) => cellFigure(cohort, age, result, params),
    period: cohort.period,
    unfinished,
  };
}

function traitRow(row: TraitRow, result: CohortResult, params: CohortParams): ShownRow {
  const first = result.periods[0]?.fromDay ?? 0;
  const last = result.periods.at(-1)?.toDay ?? 0;
  const where = allOf(between('first_day', first, last), membersOf(row, params));
  const size = row.cohorts.reduce((sum, cohort) => sum + cohort.size, 0);
  const caption = captionOf(row);
  return {
    key: row.key,
    head: { value: null, caption, segment: where },
    label: caption,
    size,
    sizeFigure: countFigure(size, where),
    ages: Math.max(...row.cohorts.map(({ values }) => values.length)),
    cell: (age) => traitFigure(row, age, result, params),
    period: null,
    unfinished: false,
  };
}

function captionOf({ key, values, range }: TraitRow): ChartBlock['series'][number]['label'] {
  if (key.startsWith(VALUE_MARK)) return word('named', { name: key.slice(VALUE_MARK.length) });
  if (range === null) return word(`groups.${key}`, { count: values });
  const money = (value: number) => ({ value, format: { kind: 'money' as const } });
  return word('band', { band: word(`groups.${key}`, { count: values }), low: money(range.low), high: money(range.high) });
}

function countFigure(size: number, where: Predicate): Figure {
  return { value: size, drill: { relation: 'customers', where, measure: countRows() }, segment: where };
}

/** Customers a period or an age can be known for, and what it took to win them. */
export interface Payback {
  readonly cost: (row: ShownRow) => Figure | null;
  readonly age: (row: ShownRow) => Figure | null;
  /** Money per customer over everyone, for the line in the chart; null where it is not known. */
  readonly line: number | null;
}

/** What it takes to win a customer against what it has brought: only with cumulative measures, and where the cost is given or known. */
export function payback(result: CohortResult, params: CohortParams): Payback | null {
  if (!isCumulative(params.measure)) return null;
  const { acquisitionCost, by } = params;
  const { costs, cohorts } = result;
  const perCustomer = (row: ShownRow): number | null => {
    if (acquisitionCost > 0) return acquisitionCost;
    const spent = row.period === null ? undefined : costs?.[row.period];
    return spent === undefined || spent <= 0n ? null : quotient(spent, row.size);
  };
  if (acquisitionCost === 0 && (costs === null || by !== 'time')) return null;
  const spent = costs?.reduce((sum, each) => sum + each, 0n) ?? 0n;
  const won = cohorts.reduce((sum, { size }) => sum + size, 0);
  const estimate = (value: number | null, row: ShownRow): Figure | null =>
    value === null ? null : { value, estimate: true, n: row.size, ...(row.sizeFigure.drill === undefined ? {} : { drill: row.sizeFigure.drill }) };
  return {
    cost: (row) => estimate(perCustomer(row), row),
    age: (row) => {
      const cost = perCustomer(row);
      if (cost === null) return null;
      const found = Array.from({ length: row.ages }, (_, age) => age).find((age) => Number(row.cell(age)?.value ?? Number.NEGATIVE_INFINITY) >= cost);
      return estimate(found ?? null, row);
    },
    line: acquisitionCost > 0 ? acquisitionCost : quotient(spent, won),
  };
}

/** The matrix by age, or by calendar period. */
export function matrixBlock(
  rows: readonly ShownRow[],
  summary: readonly (Figure | null)[],
  result: CohortResult,
  params: CohortParams,
  period: ValueFormat,
): MatrixBlock {
  const isCalendar = params.view === 'calendar' && params.by === 'time';
  const ages = summary.map((_, age) => age);
  const costs = payback(result, params);
  const blank: Figure = { value: null };
  return {
    kind: 'matrix',
    id: 'matrix',
    title: word(`${params.by === 'time' ? 'matrix' : 'curves'}.${params.measure}`),
    row: params.by === 'time' ? fieldOf('cohort', period) : { ...fieldOf('first', { kind: 'message' }), label: word(`options.by.${params.by}`) },
    column: isCalendar ? fieldOf('period', period) : ageField(params),
    cell: cellField(params),
    columns: isCalendar ? result.periods.map(({ start }) => start) : ages,
    rows: rows.map((row) => ({
      head: row.head,
      extra: [row.sizeFigure, ...(costs === null ? [] : [costs.cost(row) ?? blank, costs.age(row) ?? blank])],
      cells: isCalendar
        ? result.periods.map((_, at) => (row.period === null || at < row.period ? null : row.cell(at - row.period)))
        : ages.map((age) => (age < row.ages ? row.cell(age) : null)),
    })),
    extra: [fieldOf('size', { kind: 'integer' }), ...(costs === null ? [] : [fieldOf('cost', { kind: 'money' }), paybackField(params)])],
    scale: 'sequential',
    ...(isCalendar ? {} : { summary: [{ label: word(summaryLabel(params)), cells: [...summary] }] }),
    ...(params.returning === 'onOrAfter' && params.measure === 'customers' ? { note: word('notes.onOrAfter') } : {}),
  };
}

/** What the summary row is. */
export function summaryLabel(params: CohortParams): string {
  if (params.show === 'absolute' && !isCumulative(params.measure)) return 'summary.total';
  return params.mean === 'simple' ? 'summary.simple' : 'summary.mean';
}

/** Customers who bought for the first time and those who had bought before, by period. */
export function activeChart(result: CohortResult, period: ValueFormat): ChartBlock[] {
  if (result.active.length < 2) return [];
  const pointsOf = (name: 'fresh' | 'recurring'): ChartBlock['series'][number]['points'] =>
    result.active.flatMap((active, index) => {
      const span = result.periods[index];
      if (span === undefined) return [];
      const where = between('first_day', span.fromDay, span.toDay);
      const earlier: Predicate = { op: 'customer', where: compare('first_day', 'lt', span.fromDay) };
      const bought = allOf(between('day', span.fromDay, span.toDay), compare('kind', 'eq', 'sale'), earlier);
      const figure: Figure =
        name === 'fresh'
          ? countFigure(active.fresh, where)
          : { value: active.recurring, drill: { relation: 'order_lines', where: bought, measure: { fn: 'distinct', column: 'customer_id' } } };
      return [{ ...figure, x: span.start, ...(span.unfinished ? { unfinished: true } : {}) }];
    });
  return [
    {
      kind: 'chart',
      id: 'active',
      title: word('charts.active'),
      form: 'stackedBar',
      x: fieldOf('period', period),
      y: fieldOf('buyers', { kind: 'integer' }),
      series: (['fresh', 'recurring'] as const).map((name) => ({ key: name, label: word(`fields.${name}`), points: pointsOf(name) })),
    },
  ];
}

/** The figure in the cells. */
export function cellField(params: CohortParams): Field {
  const words = isCumulative(params.measure) ? params.measure : `${params.measure}.${params.show}`;
  const suffix = params.measure === 'customers' && params.returning === 'onOrAfter' ? 'OnOrAfter' : '';
  return { ...fieldOf(words.replace('customers', `customers${suffix}`), cellFormat(params)), key: 'value' };
}

/** Periods since the first purchase. */
export function ageField({ grain }: CohortParams): Field {
  return { key: 'age', label: word(`fields.age.${grain}`), format: { kind: 'integer' }, definition: word('definitions.age') };
}

function paybackField({ grain }: CohortParams): Field {
  return { ...fieldOf('payback', { kind: 'integer' }), label: word(`fields.payback.${grain}`) };
}

/** A field named and defined by the messages. */
export function fieldOf(key: string, format: ValueFormat): Field {
  return { key, label: word(`fields.${key}`), format, definition: word(`definitions.${key}`) };
}

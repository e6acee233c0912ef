import type { QueryTable } from '../../../shared/analyses/define.ts';
import type { DrilledRow, DrillRows, ViewContext } from '../../../shared/contract/analyses.ts';
import { formatDecimal } from '../../../shared/model/decimal.ts';
import { CATALOGUE, type ColumnType, findColumn, RELATION_NAMES } from '../../../shared/warehouse/catalogue.ts';
import type { Drill, Measure } from '../../../shared/warehouse/drill.ts';
import type { Predicate } from '../../../shared/warehouse/predicate.ts';
import { joinSql, relation, type Sql, sql } from '../../../shared/warehouse/sql.ts';
import { findLines } from '../imports/read-imports.ts';
import type { ResolvedRule } from '../segments/resolve-rule.ts';
import type { Store } from '../store/store.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { evaluateMeasure } from './measure.ts';
import { hasOrigin, joinsOf, shownColumns } from './shown-columns.ts';

type RelationOfDrill = Drill['relation'];

/** A drill with the page asked for. */
export interface DrillInput {
  readonly drill: Drill;
  readonly context?: Partial<ViewContext> | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}

export interface DrillJob {
  readonly store: Store;
  readonly warehouse: Warehouse;
  readonly input: DrillInput;
  /** Resolved over the drill's condition and its measure's. */
  readonly rule: ResolvedRule;
  readonly conditions: readonly Sql[];
  readonly sets: ReadonlyMap<string, Int32Array>;
  readonly signal?: AbortSignal | undefined;
}

const DEFAULT_LIMIT = 100;

/** Every condition inside a measure. */
export function conditionsOf(measure: Measure): Predicate[] {
  switch (measure.fn) {
    case 'ratio':
      return [...conditionsOf(measure.numerator), ...conditionsOf(measure.denominator)];
    case 'difference':
      return [...conditionsOf(measure.left), ...conditionsOf(measure.right)];
    case 'median':
      return conditionsOf(measure.of);
    case 'constant':
      return [];
    default:
      return measure.where === undefined ? [] : [measure.where];
  }
}

/** Reads the rows behind a figure and computes the figure from them again. */
export async function readDrillRows({ store, warehouse, input, rule, conditions, sets, signal }: DrillJob): Promise<DrillRows> {
  const { drill, offset = 0, limit = DEFAULT_LIMIT } = input;
  const name = drill.relation;
  const from = sql`(select * from ${relation(name)} where ${joinSql(conditions, ' and ')})`;
  return warehouse.withCustomerSets(sets, async (run) => {
    const query: Warehouse['query'] = (statement) => run(statement, signal);
    const counted = await query(sql`select count(*) as total from ${from}`);
    const page = await query(pageQuery(name, from, offset, limit));
    const figure = await evaluateMeasure(drill.measure, { relation: name, from, query, condition: (predicate) => rule.sqlOf(predicate, name) });
    const columns = shownColumns(name).map((key) => ({ key, type: typeOf(name, key) }));
    const rows = Array.from({ length: page.rowCount }, (_, row): DrilledRow['cells'] =>
      Object.fromEntries(columns.map(({ key, type }) => [key, cellOf(page, key, row, type)])),
    );
    const origins = hasOrigin(name) ? originsOf(store, page) : null;
    return {
      total: Number(counted.columns.total?.values[0] ?? 0),
      columns,
      rows: rows.map((cells, row) => ({ cells, origin: origins?.[row] ?? null })),
      figure,
    };
  });
}

function pageQuery(name: RelationOfDrill, from: Sql, offset: number, limit: number): Sql {
  const { key, joins } = joinsOf(name);
  const id: Sql = { text: `"${key}"`, values: [] };
  const origin = hasOrigin(name) ? ['import_id', 'row_no'] : [];
  const selected = [...shownColumns(name), ...origin].map((shown): Sql => {
    const [owner, column] = shown.includes('.') ? shown.split('.') : ['r', shown];
    return { text: `${owner}."${column}" as "${shown}"`, values: [] };
  });
  return sql`select ${joinSql(selected, ', ')} from (select * from ${from} order by ${id} limit ${limit} offset ${offset}) r ${joins} order by r.${id}`;
}

function typeOf(name: RelationOfDrill, key: string): ColumnType {
  const [owner, column] = key.includes('.') ? key.split('.') : [name, key];
  const found = RELATION_NAMES.find((known) => known === owner);
  const spec = found === undefined ? undefined : findColumn(found, column ?? '');
  if (spec === undefined) throw new RangeError(`no column "${key}" among ${Object.keys(CATALOGUE[name]).join(', ')}`);
  return spec.type;
}

function cellOf(table: QueryTable, key: string, row: number, type: ColumnType): string | number | null {
  const column = table.columns[key];
  const value = column?.values[row] ?? null;
  if (value === null || column?.nulls?.[row] === 1) return null;
  if (typeof value !== 'bigint') return value;
  return type === 'decimal' ? formatDecimal(value) : Number(value);
}

function originsOf(store: Store, page: QueryTable): NonNullable<DrilledRow['origin']>[] {
  const references = Array.from({ length: page.rowCount }, (_, row) => ({
    importId: Number(page.columns.import_id?.values[row]),
    row: Number(page.columns.row_no?.values[row]),
  }));
  return findLines(store, references).map(({ importId, fileName, row, line }) => ({ importId, fileName, row, line }));
}

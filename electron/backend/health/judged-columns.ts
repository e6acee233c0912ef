import { SECONDS_PER_DAY } from '../../../shared/model/day.ts';
import { RECORD_KINDS } from '../../../shared/model/record-kind.ts';
import { type ColumnRule, ruleOfColumn } from '../../../shared/quality/column-rule.ts';
import type { ColumnSpec, RelationName } from '../../../shared/warehouse/catalogue.ts';
import { RELATION_NAMES } from '../../../shared/warehouse/catalogue.ts';
import { readTableColumns } from '../store/queries/trust/import-quality.ts';
import type { ReadableDatabase } from '../store/store.ts';
import { columnsOf } from '../warehouse/columns-of.ts';

/** A column whose values came from files and can be judged. */
export interface JudgedColumn {
  readonly name: string;
  readonly spec: ColumnSpec;
  readonly rule: ColumnRule | null;
}

/** A relation with what of it can be judged. */
export interface JudgedRelation {
  readonly relation: RelationName;
  /** Column with the dense id of its rows. */
  readonly key: string;
  /** Warehouse rows say which import they came from; otherwise the store's do, by ranges of ids. */
  readonly hasImport: boolean;
  readonly storeHasImport: boolean;
  readonly columns: readonly JudgedColumn[];
  /** What else a row is told apart by: links that are always filled. */
  readonly links: readonly string[];
}

const BOOKKEEPING: ReadonlySet<string> = new Set(['import_id', 'row_no', 'superseded_by']);

/**
 * Relations and columns of the catalogue that hold what files said: those with a table of the same name in the store, and in it the
 * columns stored under their own name or as a label or link. Figures that the warehouse works out are left out.
 */
export function judgedRelations(db: ReadableDatabase): JudgedRelation[] {
  return RELATION_NAMES.flatMap((relation): JudgedRelation[] => {
    const stored = new Set(readTableColumns(db, relation));
    const all = columnsOf(relation);
    const key = all[0]?.[0];
    if (stored.size === 0 || key === undefined) return [];
    const columns = all
      .filter(([name, spec]) => isJudged(name, spec, { key, stored }))
      .map(([name, spec]) => ({ name, spec, rule: ruleOfColumn(name, spec) }));
    const hasImport = all.some(([name]) => name === 'import_id');
    const links = all
      .filter(([name, { type, nullable }]) => type === 'id' && !nullable && name !== key && !BOOKKEEPING.has(name))
      .map(([name]) => name);
    return [{ relation, key, hasImport, storeHasImport: stored.has('import_id') && stored.has(key), columns, links }];
  });
}

function isJudged(
  name: string,
  { type, nullable }: ColumnSpec,
  { key, stored }: { readonly key: string; readonly stored: ReadonlySet<string> },
): boolean {
  if (name === key || BOOKKEEPING.has(name)) return false;
  if (type === 'id') return nullable;
  return stored.has(name) || stored.has(`${name}_id`);
}

/** How rows of a relation count in time. */
export interface RelationTime {
  readonly type: 'day' | 'seconds';
  /** Columns of that type, the first that is filled counts. */
  readonly names: readonly string[];
}

/**
 * The time of a relation's rows: the column of its kind, else its first one of days or instants; where that is empty in a row, another
 * that says when something happened. Undefined for relations without time.
 */
export function timeOf({ relation, columns }: Pick<JudgedRelation, 'relation' | 'columns'>): RelationTime | undefined {
  const kind = Object.values(RECORD_KINDS).find(({ table }) => table === relation);
  const at = kind?.at == null ? undefined : kind.columns[kind.at];
  const times = columns.filter(({ spec }) => spec.type === 'day' || spec.type === 'seconds');
  const first = times.find(({ name }) => name === at) ?? (at === undefined ? times[0] : undefined);
  const type = first?.spec.type;
  if (first === undefined || (type !== 'day' && type !== 'seconds')) return undefined;
  const others = times.filter(({ name, spec, rule }) => name !== first.name && spec.type === type && rule === 'pastDay');
  return { type, names: [first.name, ...others.map(({ name }) => name)] };
}

/** Epoch day of a time; null without one. */
export function toEpochDayOf(value: number | null, { type }: Pick<RelationTime, 'type'>): number | null {
  if (value === null) return null;
  return type === 'seconds' ? Math.floor(value / SECONDS_PER_DAY) : value;
}

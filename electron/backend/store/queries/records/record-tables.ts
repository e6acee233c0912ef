import { type ImportKind, isOrderKind } from '../../../../../shared/model/import-kind.ts';
import { RECORD_KINDS, type RecordKind } from '../../../../../shared/model/record-kind.ts';
import { CATALOGUE, type ColumnSpec, type ColumnType } from '../../../../../shared/warehouse/catalogue.ts';

/** Tables with rows that others name, and what is known of a customer beside the fields every customer has. */
const NAMED_TABLES = ['campaigns', 'employees', 'deals', 'customer_aliases', 'customer_attributes'] as const;
/** Tables of what happened. */
const FACT_TABLES = [
  'contact_points',
  'consents',
  'referrals',
  'payments',
  'returns',
  'subscriptions',
  'interactions',
  'tickets',
  'survey_answers',
  'reviews',
  'touches',
  'leads',
  'stage_changes',
  'costs',
  'competitor_prices',
] as const;
export const RECORD_TABLE_NAMES = [...NAMED_TABLES, ...FACT_TABLES] as const;
export type RecordTableName = (typeof RECORD_TABLE_NAMES)[number];

/** How a column is stored: decimals as ten-thousandths, references as ids, flags as 0 or 1. */
export type RecordForm = 'text' | 'decimal' | 'seconds' | 'flag' | 'reference';

export interface RecordColumn {
  readonly name: string;
  readonly form: RecordForm;
}

/** A table of the customer model whose rows come and go by the same rules. */
export interface RecordTable {
  readonly name: RecordTableName;
  readonly idColumn: string;
  /** Rows of facts are superseded, never changed. */
  readonly isFact: boolean;
  /** What a row says, in the order of the catalogue. */
  readonly columns: readonly RecordColumn[];
  /** Column of the number that names a row for good. */
  readonly keyColumn: string | null;
  /** Column of the instant at which a row counts. */
  readonly atColumn: string | null;
}

const FORMS: Readonly<Partial<Record<ColumnType, RecordForm>>> = {
  text: 'text',
  decimal: 'decimal',
  seconds: 'seconds',
  flag: 'flag',
  id: 'reference',
};
/** Columns the warehouse works out from others. */
const WORKED_OUT: readonly string[] = ['import_id', 'row_no', 'order_id', 'deal_id', 'via_order'];

/** Every such table, by name. */
export const RECORD_TABLES: Readonly<Record<RecordTableName, RecordTable>> = Object.fromEntries(
  RECORD_TABLE_NAMES.map((name) => [name, describeTable(name)]),
) as Record<RecordTableName, RecordTable>;

/** The table the rows of a file of the kind go to; null for orders, customers and products, which have ways of their own. */
export function recordTableOf(kind: ImportKind): RecordTable | null {
  const { table } = RECORD_KINDS[kind];
  return isOrderKind(kind) || !isRecordTable(table) ? null : RECORD_TABLES[table];
}

/** Whether a table is one of those. */
export function isRecordTable(name: string): name is RecordTableName {
  return (RECORD_TABLE_NAMES as readonly string[]).includes(name);
}

function describeTable(name: RecordTableName): RecordTable {
  const specs = Object.entries<ColumnSpec>(CATALOGUE[name]);
  const idColumn = specs[0]?.[0] ?? '';
  const kind = Object.values<RecordKind>(RECORD_KINDS).find(({ table }) => table === name);
  const columns = specs.flatMap(([column, { type }]): RecordColumn[] => {
    const form = FORMS[type];
    return form === undefined || column === idColumn || WORKED_OUT.includes(column) ? [] : [{ name: column, form }];
  });
  return {
    name,
    idColumn,
    isFact: (FACT_TABLES as readonly string[]).includes(name),
    columns,
    keyColumn: kind?.key == null ? null : (kind.columns[kind.key] ?? null),
    atColumn: kind?.at == null ? null : (kind.columns[kind.at] ?? null),
  };
}

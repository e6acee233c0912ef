import { createHash } from 'node:crypto';
import { type ColumnSpec, type ColumnType, RELATION_NAMES, type RelationName } from '../../../shared/warehouse/catalogue.ts';
import { columnsOf } from './columns-of.ts';
import { createLabelStatements } from './load/labels.ts';
import { CREATE_LINE_TABLE } from './load/packed-lines.ts';
import { CREATE_ORDER_TABLE } from './load/packed-orders.ts';

/** Raised when the meaning of a stored value changes without a change of the catalogue. */
const FORMAT = 3;
/** Relations that are views over tables with codes for texts. */
const VIEWS: readonly RelationName[] = ['order_lines', 'orders'];

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  id: 'INTEGER',
  integer: 'INTEGER',
  day: 'INTEGER',
  seconds: 'BIGINT',
  decimal: 'BIGINT',
  text: 'VARCHAR',
  flag: 'BOOLEAN',
};

/** Type of a catalogue column in the engine. */
export function sqlTypeOf(type: ColumnType): string {
  return SQL_TYPES[type];
}

/** Statements that make the relations of the catalogue and, out of sight of queries, the bookkeeping. */
export function createStatements(): string[] {
  return [
    ...RELATION_NAMES.filter((name) => !VIEWS.includes(name)).map(
      (name) =>
        `create table ${name} (${columnsOf(name)
          .map((column) => declareColumn(name, column))
          .join(', ')})`,
    ),
    'create schema bookkeeping',
    'create table bookkeeping.state (data_version INTEGER NOT NULL, schema_hash VARCHAR NOT NULL)',
    'create table bookkeeping.own_countries (customer_id INTEGER NOT NULL, country VARCHAR NOT NULL)',
    CREATE_LINE_TABLE,
    CREATE_ORDER_TABLE,
    ...createLabelStatements(),
  ];
}

/** Digest of everything that decides what the tables look like; a warehouse with another one is rebuilt. */
export function schemaHash(engineVersion: string): string {
  const shape = RELATION_NAMES.map((name) => [name, columnsOf(name).map(([column, spec]) => [column, spec.type, spec.nullable])]);
  return createHash('sha256')
    .update(JSON.stringify([FORMAT, engineVersion, shape]))
    .digest('hex');
}

/** Keys hardly repeat: looking for a way to pack them takes a third of the time of writing orders. */
const PLAIN_COLUMN = /_key$/;
const PLAIN = ' USING COMPRESSION uncompressed';
/** Of all relations that come while somebody waits, customers have most columns, most of them empty: looking for a way to pack each of them takes half of the time of writing. */
const PACKING_OF_CUSTOMERS: Readonly<Partial<Record<ColumnType, string>>> = { text: PLAIN, flag: '' };
const PACKED = ' USING COMPRESSION bitpacking';

function declareColumn(relation: RelationName, [name, { type, nullable }]: readonly [string, ColumnSpec]): string {
  const packing = relation === 'customers' ? (PACKING_OF_CUSTOMERS[type] ?? PACKED) : PLAIN_COLUMN.test(name) ? PLAIN : '';
  return `"${name}" ${sqlTypeOf(type)}${nullable ? '' : ' NOT NULL'}${packing}`;
}

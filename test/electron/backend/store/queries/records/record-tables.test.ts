import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RECORD_TABLES } from '../../../../../../electron/backend/store/queries/records/record-tables.ts';
import { RECORD_KINDS, type RecordKind } from '../../../../../../shared/model/record-kind.ts';
import { ROLE_FORMS, type Role } from '../../../../../../shared/model/role.ts';
import { CATALOGUE, type ColumnSpec, type Pii } from '../../../../../../shared/warehouse/catalogue.ts';
import { openWorkbench, type Workbench } from '../../../imports/support/workbench.ts';

let bench: Workbench;
beforeAll(async () => {
  bench = await openWorkbench();
});
afterAll(async () => {
  await bench.close();
});

/** Columns that hold no data of the client's: where a row comes from and how it is found again. */
const BOOKKEEPING = ['import_id', 'row_no', 'superseded_by', 'match_hash'];
/** Columns of the store that the warehouse shows under another name or in another form. */
const SHOWN_OTHERWISE = [
  ...['channel_id', 'country_id', 'status_id', 'currency_id', 'city_id', 'original_key'].map((name) => `orders.${name}`),
  'order_lines.channel_id',
  'order_lines.country_id',
];

interface StoredColumn {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
}

function columnsOf(table: string): StoredColumn[] {
  return bench.store.reader.prepare<[], StoredColumn>(`SELECT name, type, "notnull" FROM pragma_table_info('${table}')`).all();
}

describe('the tables of the customer model', () => {
  test.each(Object.values(RECORD_TABLES))('$name: exactly what the catalogue says, with the id first', (table) => {
    const expected = [
      table.idColumn,
      ...table.columns.map(({ name }) => name),
      'import_id',
      'row_no',
      ...(table.isFact ? ['match_hash', 'superseded_by'] : []),
    ];
    expect(
      columnsOf(table.name)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...expected].sort());
    for (const { name, form } of table.columns) {
      expect(columnsOf(table.name).find((column) => column.name === name)?.type, name).toBe(form === 'text' ? 'TEXT' : 'INTEGER');
    }
  });

  test('are strict', () => {
    const lax = bench.store.reader
      .prepare<[], { name: string }>(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    expect(lax).toEqual([]);
  });

  test.each(Object.entries(RECORD_KINDS) as [string, RecordKind][])(
    'kind "%s": every role has its column, in a form that fits',
    (_kind, { table, columns, key, at, nature }) => {
      const stored = new Map(columnsOf(table).map((column) => [column.name, column]));
      for (const [role, column] of Object.entries(columns) as [Role, string][]) {
        if (column.startsWith('customer_') && column !== 'customer_id' && column !== 'customer_key') {
          expect(columnsOf(column).length, column).toBeGreaterThan(0);
          continue;
        }
        const found =
          stored.get(column) ??
          stored.get(`${column}_id`) ??
          (table === 'order_lines' ? columnsOf('orders').find(({ name }) => name === column || name === `${column}_id`) : undefined);
        expect(found, `${role} → ${column}`).toBeDefined();
        const form = ROLE_FORMS[role];
        const isText = (form === 'text' || form === 'key') && !(found?.name ?? '').endsWith('_id') ? 'TEXT' : 'INTEGER';
        if (found?.name !== 'tax_id') expect(found?.type, `${role} → ${column}`).toBe(isText);
      }
      if (key !== null) expect(columns[key]).toBeDefined();
      if (at !== null && table !== 'order_lines') expect(stored.has(columns[at] ?? '')).toBe(true);
      if (table !== 'order_lines') expect(stored.has('superseded_by')).toBe(nature === 'fact' || table === 'orders');
    },
  );
});

describe('personal data', () => {
  test('every column of the client has its place in the catalogue and so a word on how directly it names a person', () => {
    const tables = Object.keys(CATALOGUE).filter((name) => name !== 'calendar');
    const strays = tables.flatMap((table) => {
      const specs: Readonly<Record<string, ColumnSpec>> = CATALOGUE[table as keyof typeof CATALOGUE];
      return columnsOf(table)
        .map(({ name }) => name)
        .filter((name) => specs[name] === undefined && !BOOKKEEPING.includes(name) && !SHOWN_OTHERWISE.includes(`${table}.${name}`))
        .map((name) => `${table}.${name}`);
    });
    expect(strays).toEqual([]);
  });

  test.each<[RegExp, readonly Pii[]]>([
    [/(^|_)(email|phone|address|tax_id)$/, ['direct']],
    [/^(birth_day|gender|postal_code|city)$/, ['indirect']],
    [/^(body|subject|comment|note|resolution|reply)$/, ['free-text', 'none']],
  ])('%s is marked', (pattern, allowed) => {
    const wrong = Object.entries(CATALOGUE).flatMap(([relation, specs]) =>
      Object.entries<ColumnSpec>(specs)
        .filter(([name, { pii }]) => pattern.test(name) && !allowed.includes(pii))
        .map(([name]) => `${relation}.${name}`),
    );
    expect(wrong).toEqual([]);
  });
});

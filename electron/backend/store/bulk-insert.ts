import type { WritableDatabase } from './driver.ts';

/** Values of one column of many rows. */
export type ColumnValues =
  | { readonly kind: 'numbers'; readonly values: Int32Array | Float64Array }
  /** 0 = empty. */
  | { readonly kind: 'ids'; readonly values: Int32Array }
  /** NaN = empty. */
  | { readonly kind: 'decimals'; readonly values: Float64Array }
  | { readonly kind: 'bigints'; readonly values: BigInt64Array; readonly empty: Uint8Array }
  | { readonly kind: 'texts'; readonly values: readonly (string | null)[] };

export type NamedColumn = readonly [name: string, values: ColumnValues];

const ROWS_PER_STATEMENT = 100;

/**
 * Inserts rows given as columns, a hundred to a statement: about twice as fast as one by one. `constants` are the same in every row;
 * columns that are not named stay empty. Table and column names come from the code, never from data.
 */
export function createBulkInsert(
  db: WritableDatabase,
  table: string,
  constants: Readonly<Record<string, number>>,
): { readonly write: (columns: readonly NamedColumn[], length: number) => void } {
  const prepared = new Map<string, ReturnType<typeof prepareInsert>>();
  return {
    write: (columns, length) => {
      const names = columns.map(([name]) => name);
      const shape = names.join();
      const { many, one } = prepared.get(shape) ?? prepareInsert(db, table, names, constants);
      prepared.set(shape, { many, one });
      const sources = columns.map(([, values]) => values);
      const batch: unknown[] = new Array(ROWS_PER_STATEMENT * sources.length).fill(null);
      let start = 0;
      for (; start + ROWS_PER_STATEMENT <= length; start += ROWS_PER_STATEMENT) {
        fillBatch(batch, sources, start, ROWS_PER_STATEMENT);
        many.run(...batch);
      }
      const row: unknown[] = new Array(sources.length).fill(null);
      for (; start < length; start++) {
        fillBatch(row, sources, start, 1);
        one.run(...row);
      }
    },
  };
}

function prepareInsert(db: WritableDatabase, table: string, names: readonly string[], constants: Readonly<Record<string, number>>) {
  const fixed = Object.keys(constants);
  const row = `(${[...Object.values(constants).map(String), ...names.map(() => '?')].join(', ')})`;
  const statement = (rows: number) =>
    db.prepare(`INSERT INTO ${table} (${[...fixed, ...names].join(', ')}) VALUES ${Array(rows).fill(row).join(', ')}`);
  return { many: statement(ROWS_PER_STATEMENT), one: statement(1) };
}

/** Column by column, so that each loop handles one kind of array. */
function fillBatch(batch: unknown[], sources: readonly ColumnValues[], start: number, count: number): void {
  const stride = sources.length;
  const end = start + count;
  sources.forEach((source, offset) => {
    let at = offset;
    switch (source.kind) {
      case 'numbers':
      case 'texts':
        for (let row = start; row < end; row++, at += stride) batch[at] = source.values[row];
        break;
      case 'ids':
        for (let row = start; row < end; row++, at += stride) batch[at] = source.values[row] === 0 ? null : source.values[row];
        break;
      case 'decimals':
        for (let row = start; row < end; row++, at += stride) batch[at] = Number.isNaN(source.values[row]) ? null : source.values[row];
        break;
      case 'bigints':
        for (let row = start; row < end; row++, at += stride) batch[at] = source.empty[row] === 1 ? null : source.values[row];
        break;
    }
  });
}

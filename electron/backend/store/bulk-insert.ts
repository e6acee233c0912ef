import type { SqliteStatement, WritableDatabase } from './driver.ts';

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

/** Rows of one statement: as many as fit of the first, then of the next. */
const SIZES = [400, 40, 1] as const;
/** Values that one statement takes at most. */
const MOST_VALUES = 32_766;

/**
 * Inserts rows given as columns, hundreds to a statement: about twice as fast as one by one. `constants` are the same in every row;
 * columns that are not named stay empty. Table and column names come from the code, never from data.
 */
export function createBulkInsert(
  db: WritableDatabase,
  table: string,
  constants: Readonly<Record<string, number>>,
): { readonly write: (columns: readonly NamedColumn[], length: number) => void } {
  const prepared = new Map<string, SqliteStatement<unknown[], unknown>>();

  /** Prepared when it is first needed: most files are small. */
  function statement(names: readonly string[], rows: number): SqliteStatement<unknown[], unknown> {
    const shape = `${rows} ${names.join()}`;
    const known = prepared.get(shape);
    if (known !== undefined) return known;
    const row = `(${[...Object.values(constants).map(String), ...names.map(() => '?')].join(', ')})`;
    const columns = [...Object.keys(constants), ...names].join(', ');
    const made = db.prepare(`INSERT INTO ${table} (${columns}) VALUES ${Array(rows).fill(row).join(', ')}`);
    prepared.set(shape, made);
    return made;
  }

  return {
    write: (columns, length) => {
      const names = columns.map(([name]) => name);
      const sources = columns.map(([, values]) => values);
      let start = 0;
      for (const size of SIZES) {
        if (start + size > length || size * sources.length > MOST_VALUES) continue;
        const insert = statement(names, size);
        const batch: unknown[] = new Array(size * sources.length).fill(null);
        for (; start + size <= length; start += size) {
          fillBatch(batch, sources, start, size);
          insert.run(...batch);
        }
      }
    },
  };
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

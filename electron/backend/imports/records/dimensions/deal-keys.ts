import type { ReadableDatabase } from '../../../store/driver.ts';
import { type RecordColumns, valueAt } from '../../../store/queries/records/record-batch.ts';
import { RECORD_TABLES } from '../../../store/queries/records/record-tables.ts';
import { lastRecordId } from '../../../store/queries/records/records.ts';
import { KeyResolver } from '../../resolve/key-resolver.ts';
import { ContentHash } from '../facts/content-hash.ts';

const BASE = 36;

/**
 * Gives deals their ids. A deal without a number gets one made from all it says and how often that was said before in the file
 * ("~1x2y3z-1"), so that the same file read again finds the same deals.
 */
export class DealKeys {
  readonly keys: KeyResolver;
  readonly #hash = new ContentHash();
  readonly #said = new Map<string, number>();

  constructor(db: ReadableDatabase) {
    const known = db.prepare<[], [string, number]>('SELECT deal_key, deal_id FROM deals').raw().iterate();
    this.keys = new KeyResolver(known, lastRecordId(db, RECORD_TABLES.deals));
  }

  /** Id of each row's deal. */
  resolve(rows: RecordColumns): Int32Array {
    const numbers = rows.columns.get('deal_key');
    return Int32Array.from({ length: rows.length }, (_, row) => {
      const number = numbers === undefined ? null : valueAt(numbers, row);
      return this.keys.idOf(number === null ? this.#makeKey(rows, row) : String(number), rows.rowNo[row] ?? 0);
    });
  }

  #makeKey({ columns }: RecordColumns, row: number): string {
    const parts = (['content', 'key'] as const).map((purpose) => {
      this.#hash.begin(purpose);
      for (const { name } of RECORD_TABLES.deals.columns) {
        const column = columns.get(name);
        if (column !== undefined) this.#hash.add(name, valueAt(column, row));
      }
      return this.#hash.end().toString(BASE);
    });
    const content = parts.join('');
    const times = (this.#said.get(content) ?? 0) + 1;
    this.#said.set(content, times);
    return `~${content}-${times}`;
  }
}

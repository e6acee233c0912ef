import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import { RECORD_KINDS } from '../../../../shared/model/record-kind.ts';
import type { Role } from '../../../../shared/model/role.ts';
import type { RecordChunk } from '../../../parser/protocol.ts';
import type { ReadableDatabase } from '../../store/driver.ts';
import { growInts } from '../resolve/growing.ts';
import { codesOf, type RoleTexts } from '../resolve/role-texts.ts';

/** Counts loaded rows that name an order or a deal which the store does not know. */
export class OrphanCount {
  readonly #db: ReadableDatabase;
  readonly #texts: RoleTexts;
  readonly #role: Role | null;
  readonly #table: 'orders' | 'deals';
  #rows: Int32Array = new Int32Array(0);

  constructor(db: ReadableDatabase, kind: ImportKind, texts: RoleTexts) {
    this.#db = db;
    this.#texts = texts;
    this.#table = kind === 'stageChanges' ? 'deals' : 'orders';
    this.#role = kind === 'stageChanges' ? 'recordId' : RECORD_KINDS[kind].columns.orderId === 'order_key' ? 'orderId' : null;
  }

  take(chunk: RecordChunk, skipped: ReadonlySet<number>): void {
    const codes = this.#role === null ? null : codesOf(chunk, this.#role);
    if (codes === null || this.#role === null) return;
    this.#rows = growInts(this.#rows, this.#texts.of(this.#role).length + 1);
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] ?? 0;
      if (code !== 0 && !skipped.has(row)) this.#rows[code] = (this.#rows[code] ?? 0) + 1;
    }
  }

  /** Reads all numbers the store knows, so only once. */
  count(): number {
    if (this.#role === null || this.#rows.length === 0) return 0;
    const texts = this.#texts.of(this.#role);
    const codeOf = new Map(texts.map((text, index) => [text, index + 1]));
    const column = this.#table === 'orders' ? 'order_key' : 'deal_key';
    for (const key of this.#db.prepare<[], string>(`SELECT ${column} FROM ${this.#table}`).pluck().iterate()) {
      const code = codeOf.get(key);
      if (code !== undefined) this.#rows[code] = 0;
    }
    return this.#rows.reduce((sum, rows) => sum + rows, 0);
  }
}

import type { RecordChunk } from '../../../../parser/protocol.ts';
import type { Decimals } from '../../../store/queries/order-lines.ts';
import { decimalsOf } from '../line-columns.ts';

/** Price and cost of a product in ten-thousandths; null = the file says nothing. */
export interface Prices {
  unitPrice: bigint | null;
  cost: bigint | null;
}

/** What a list of products says about prices; the last value met counts. */
export class PriceDraft {
  readonly prices = new Map<number, Prices>();

  take(ids: Int32Array, chunk: RecordChunk): void {
    this.#takeColumn('unitPrice', ids, decimalsOf(chunk, 'unitPrice'));
    this.#takeColumn('cost', ids, decimalsOf(chunk, 'cost'));
  }

  #takeColumn(field: keyof Prices, ids: Int32Array, column: Decimals | null): void {
    if (column === null) return;
    ids.forEach((id, row) => {
      const value = valueAt(column, row);
      if (value === null) return;
      const prices = this.prices.get(id) ?? { unitPrice: null, cost: null };
      prices[field] = value;
      this.prices.set(id, prices);
    });
  }
}

function valueAt(column: Decimals, row: number): bigint | null {
  if (column.form === 'wide') return column.empty[row] === 1 ? null : (column.scaled[row] ?? null);
  const value = column.scaled[row] ?? Number.NaN;
  return Number.isNaN(value) ? null : BigInt(value);
}

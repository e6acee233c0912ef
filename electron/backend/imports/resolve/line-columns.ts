import { DECIMAL_SCALE } from '../../../../shared/model/decimal.ts';
import type { Role } from '../../../../shared/model/role.ts';
import type { RecordChunk } from '../../../parser/protocol.ts';
import { AppError } from '../../app-error.ts';
import type { Decimals } from '../../store/queries/order-lines.ts';
import type { OrderColumns } from './order-resolver.ts';

/** The measured part of order lines, as the parser sent it; `quantity` and `amount` have no gaps. */
export interface LineColumns {
  readonly length: number;
  readonly rowNo: Int32Array;
  readonly seconds: Float64Array;
  readonly quantity: Decimals;
  readonly unitPrice: Decimals | null;
  readonly amount: Decimals;
  readonly cost: Decimals | null;
  readonly discount: Decimals | null;
}

/**
 * Order lines with every id resolved. Codes go to the warehouse, label ids to the store; 0 = none. `orderId` is empty until the orders
 * are known.
 */
export interface ResolvedLines extends LineColumns {
  readonly orderId: Int32Array;
  readonly customerId: Int32Array;
  /** null when the file names no products. */
  readonly productId: Int32Array | null;
  readonly channel: Int32Array | null;
  readonly country: Int32Array | null;
  readonly channelId: Int32Array | null;
  readonly countryId: Int32Array | null;
  /** What the lines say about their order. */
  readonly codes: OrderColumns;
}

/** Rows that each describe an order and hold no line of it. */
export interface ResolvedHeads {
  readonly length: number;
  readonly rowNo: Int32Array;
  /** NaN where the file does not say. */
  readonly seconds: Float64Array;
  readonly customerId: Int32Array;
  readonly codes: OrderColumns;
}

/** Reads the measures of a chunk; with `isDated` false the lines take their instant from their order and bear 0 until then. A missing quantity is one unit, given back when the amount is negative. Throws AppError MAPPING_INVALID without date or amount. */
export function readLineColumns(chunk: RecordChunk, isDated = true): LineColumns {
  const amount = decimalsOf(chunk, 'amount');
  if (amount === null) throw new AppError('MAPPING_INVALID', { role: 'amount' });
  fillGaps(amount, () => 0);
  const quantity = decimalsOf(chunk, 'quantity') ?? { form: 'decimal', scaled: new Float64Array(chunk.length).fill(Number.NaN) };
  fillGaps(quantity, (row) => (Number(amount.scaled[row]) < 0 ? -DECIMAL_SCALE : DECIMAL_SCALE));
  return {
    length: chunk.length,
    rowNo: chunk.rowNo,
    seconds: isDated ? readSeconds(chunk) : new Float64Array(chunk.length),
    quantity,
    unitPrice: decimalsOf(chunk, 'unitPrice'),
    amount,
    cost: decimalsOf(chunk, 'cost'),
    discount: decimalsOf(chunk, 'discount'),
  };
}

/** A decimal column of a chunk, null when the role is not mapped. */
export function decimalsOf(chunk: RecordChunk, role: Role): Decimals | null {
  const column = chunk.columns[role];
  if (column === undefined) return null;
  if (column.form !== 'decimal' && column.form !== 'wide') throw new AppError('MAPPING_INVALID', { role });
  return column;
}

/** The date of each row; throws AppError MAPPING_INVALID where there is none. */
export function readSeconds(chunk: RecordChunk): Float64Array {
  const column = chunk.columns.orderDate;
  if (column?.form !== 'seconds') throw new AppError('MAPPING_INVALID', { role: 'orderDate' });
  const { seconds } = column;
  for (let row = 0; row < seconds.length; row++) {
    if (Number.isNaN(seconds[row])) throw new AppError('MAPPING_INVALID', { role: 'orderDate', row: chunk.rowNo[row] ?? 0 });
  }
  return seconds;
}

function fillGaps(column: Decimals, valueAt: (row: number) => number): void {
  if (column.form === 'wide') {
    for (let row = 0; row < column.scaled.length; row++) {
      if (column.empty[row] !== 1) continue;
      column.scaled[row] = BigInt(valueAt(row));
      column.empty[row] = 0;
    }
    return;
  }
  for (let row = 0; row < column.scaled.length; row++) {
    if (Number.isNaN(column.scaled[row])) column.scaled[row] = valueAt(row);
  }
}

import type { LineChunk, NullableDecimals } from '../warehouse/line-chunk.ts';
import type { ReadableDatabase } from './driver.ts';
import { putInt64, toWords } from './int64.ts';
import { readImports } from './queries/imports.ts';
import { readLabels } from './queries/labels.ts';
import { type LineVisitor, visitLines } from './queries/order-line-scan.ts';
import { readOrderCustomers } from './queries/orders.ts';

const CHUNK_LINES = 32_768;

/** Every order line of the store in order of id, in chunks that fit the warehouse: how a warehouse is rebuilt. About 0.5 µs a line. */
export function* readLineChunks(db: ReadableDatabase): Generator<LineChunk> {
  const labels = readLabels(db);
  const customerOfOrder = readOrderCustomers(db);
  let firstLineId = 1;
  for (const record of readImports(db).reverse()) {
    const end = firstLineId + record.added.lines;
    while (firstLineId < end) {
      const length = Math.min(CHUNK_LINES, end - firstLineId);
      yield readChunk(db, { importId: record.importId, firstLineId, length, isWide: record.hasWideNumbers, labels, customerOfOrder });
      firstLineId += length;
    }
  }
}

interface ChunkRequest {
  readonly importId: number;
  readonly firstLineId: number;
  readonly length: number;
  readonly isWide: boolean;
  readonly labels: readonly string[];
  readonly customerOfOrder: Int32Array;
}

function readChunk(db: ReadableDatabase, request: ChunkRequest): LineChunk {
  const { length, customerOfOrder } = request;
  const rowNo = new Int32Array(length);
  const orderId = new Int32Array(length);
  const customerId = new Int32Array(length);
  const productId = new Int32Array(length);
  const seconds = new Float64Array(length);
  const channel = new Int32Array(length);
  const country = new Int32Array(length);
  const quantity = createNumbers(length);
  const unitPrice = createNumbers(length);
  const amount = createNumbers(length);
  const cost = createNumbers(length);
  const discount = createNumbers(length);
  let at = 0;
  const take: LineVisitor = (row, order, product, instant, units, price, money, costs, off, channelId, countryId) => {
    rowNo[at] = Number(row);
    orderId[at] = Number(order);
    customerId[at] = customerOfOrder[Number(order)] ?? 0;
    productId[at] = Number(product);
    seconds[at] = Number(instant);
    channel[at] = Number(channelId);
    country[at] = Number(countryId);
    quantity.put(at, units);
    unitPrice.put(at, price);
    amount.put(at, money);
    cost.put(at, costs);
    discount.put(at, off);
    at += 1;
  };
  visitLines(db, request.firstLineId, request.firstLineId + length - 1, request.isWide, take);
  if (at !== length) throw new Error(`${at} order lines where the ledger says ${length}`);
  return {
    length,
    importId: request.importId,
    firstLineId: request.firstLineId,
    rowNo,
    orderId,
    customerId,
    productId,
    seconds,
    quantity: quantity.scaled,
    unitPrice: unitPrice.nullable(),
    amount: amount.scaled,
    cost: cost.nullable(),
    discount: discount.nullable(),
    channel,
    channels: request.labels,
    country,
    countries: request.labels,
  };
}

function createNumbers(length: number) {
  const scaled = new BigInt64Array(length);
  const words = toWords(scaled);
  const empty = new Uint8Array(length);
  let gaps = 0;
  return {
    scaled,
    put: (index: number, value: number | bigint | null): void => {
      if (value === null) {
        empty[index] = 1;
        gaps += 1;
      } else if (typeof value === 'bigint') scaled[index] = value;
      else putInt64(words, index, value);
    },
    /** null when there is not one value. */
    nullable: (): NullableDecimals | null => (gaps === length ? null : { scaled, empty }),
  };
}

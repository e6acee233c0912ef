import { randomUUID } from 'node:crypto';
import type { DimensionRows, LineChunk } from '../../electron/backend/warehouse/line-chunk.ts';
import type { WarehouseSource } from '../../electron/backend/warehouse/load/source.ts';
import { SECONDS_PER_DAY } from '../../shared/model/day.ts';
import { createRandom, type Random } from './random.ts';

/** One import's worth of rows, as the import path hands them to the warehouse. */
export interface MemoryImport {
  readonly importId: number;
  readonly lines: LineChunk;
  readonly dimensions: DimensionRows;
}

/** A stand-in for a store's rows at scale: tests and benches of the warehouse that need no client file. */
export class MemorySource implements WarehouseSource {
  readonly projectId = randomUUID();
  imports: readonly MemoryImport[] = [];
  version = 0;

  dataVersion = (): number => this.version;
  readRecords = (): Iterable<never> => [];
  lineCount = (): number => this.imports.reduce((sum, part) => sum + part.lines.length, 0);
  readLines = (): Iterable<LineChunk> => this.imports.map((part) => part.lines);
  /** Later rows of an id replace earlier ones, as in the store. */
  readDimensions = (): Iterable<DimensionRows> => {
    const latest = <Row extends { readonly id: number }>(pick: (rows: DimensionRows) => readonly Row[]): Row[] => [
      ...new Map(this.imports.flatMap((part) => pick(part.dimensions)).map((row) => [row.id, row])).values(),
    ];
    return [{ customers: latest((rows) => rows.customers), products: latest((rows) => rows.products), orders: latest((rows) => rows.orders) }];
  };
}

export interface RandomImportOptions {
  readonly seed: number;
  readonly importId: number;
  readonly lines: number;
  /** Ids 1…customers, 1…products exist; orders may be shared with the import before. */
  readonly customers: number;
  readonly products: number;
  readonly firstLineId?: number;
  readonly firstOrderId?: number;
  readonly fromDay?: number;
  readonly days?: number;
  /** Orders of earlier imports that get more lines, with their customer and instant. */
  readonly reopened?: DimensionRows['orders'];
}

const CHANNELS = ['web', 'shop', 'telephone and fax orders'];
const COUNTRIES = ['France', 'ایران', 'United Kingdom', 'Österreich-Ungarn'];

/** A random import with anonymous sales, returns, free lines, empty values, long and non-ASCII texts. */
export function randomImport(options: RandomImportOptions): MemoryImport {
  const { seed, importId, lines, customers, products, firstLineId = 1, firstOrderId = 1, fromDay = 18_000, days = 700, reopened = [] } = options;
  const random = createRandom(seed);
  const orders = [...makeOrders(random, { lines, customers, firstOrderId, fromDay, days }), ...reopened];
  const amounts = new BigInt64Array(lines);
  const quantities = new BigInt64Array(lines);
  const ids = { row: new Int32Array(lines), order: new Int32Array(lines), customer: new Int32Array(lines), product: new Int32Array(lines) };
  const codes = { channel: new Int32Array(lines), country: new Int32Array(lines) };
  const seconds = new Float64Array(lines);
  const price = { scaled: new BigInt64Array(lines), empty: new Uint8Array(lines) };
  for (let at = 0; at < lines; at++) {
    const order = orders[Math.min(orders.length - 1, Math.floor((at / lines) * orders.length))];
    if (order === undefined) throw new RangeError('an import needs an order');
    const cents = random.integer(1, 500_000);
    const sign = random.chance(0.08) ? -1 : random.chance(0.02) ? 0 : 1;
    ids.row[at] = at + 1;
    ids.order[at] = order.id;
    ids.customer[at] = order.customerId ?? 0;
    ids.product[at] = random.chance(0.05) ? 0 : random.integer(1, products);
    seconds[at] = order.seconds;
    quantities[at] = BigInt((sign === 0 ? 1 : sign) * random.integer(1, 9) * 10_000);
    amounts[at] = BigInt(sign * cents);
    price.scaled[at] = BigInt(cents);
    price.empty[at] = random.chance(0.1) ? 1 : 0;
    codes.channel[at] = random.integer(0, CHANNELS.length);
    codes.country[at] = order.country === null ? 0 : COUNTRIES.indexOf(order.country) + 1;
  }
  return {
    importId,
    lines: {
      length: lines,
      importId,
      firstLineId,
      rowNo: ids.row,
      orderId: ids.order,
      customerId: ids.customer,
      productId: ids.product,
      seconds,
      quantity: { form: 'wide', scaled: quantities, empty: new Uint8Array(lines) },
      unitPrice: { form: 'wide', ...price },
      amount: { form: 'wide', scaled: amounts, empty: new Uint8Array(lines) },
      cost: null,
      discount: null,
      channel: codes.channel,
      channels: CHANNELS,
      country: codes.country,
      countries: COUNTRIES,
    },
    dimensions: {
      orders,
      customers: Array.from({ length: customers }, (_, index) => ({
        id: index + 1,
        key: `C${index + 1}`,
        name: random.chance(0.1) ? null : `مشتری ${index + 1} of import ${importId}`,
        email: random.chance(0.5) ? null : `c${index + 1}@example.org`,
        phone: null,
        city: random.chance(0.3) ? null : random.pick(['Paris', 'Tehran', 'Wien']),
        country: random.chance(0.8) ? null : random.pick(COUNTRIES),
      })),
      products: Array.from({ length: products }, (_, index) => ({
        id: index + 1,
        key: `P${index + 1}`,
        name: `Product ${index + 1}`,
        category: null,
      })),
    },
  };
}

function makeOrders(
  random: Random,
  { lines, customers, firstOrderId, fromDay, days }: { lines: number; customers: number; firstOrderId: number; fromDay: number; days: number },
): DimensionRows['orders'] {
  const count = Math.max(1, Math.round(lines / 2.5));
  return Array.from({ length: count }, (_, index) => ({
    id: firstOrderId + index,
    key: `O-2024-${firstOrderId + index}`,
    customerId: random.chance(0.07) ? null : Math.ceil(customers * random.number() ** 2) || 1,
    seconds: (fromDay + Math.floor((index / count) * days)) * SECONDS_PER_DAY + random.integer(0, SECONDS_PER_DAY - 1),
    channel: random.chance(0.2) ? null : random.pick(CHANNELS),
    country: random.chance(0.1) ? null : random.pick(COUNTRIES),
  }));
}

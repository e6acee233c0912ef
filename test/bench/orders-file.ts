import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatIsoDay, toEpochDay } from '../../shared/model/day.ts';

const CACHE = fileURLToPath(new URL('../../.cache/bench/', import.meta.url));
const CHANNELS = ['web', 'store', 'marketplace', 'phone', 'partner', 'app'];
const DAYS = 5 * 365;
const LINES_PER_WRITE = 5000;

/** What the generated file holds. */
export interface OrdersFile {
  readonly path: string;
  readonly lines: number;
  readonly customers: number;
}

/**
 * Orders CSV of the shape all figures are stated for: order_id, customer_id, date, product, category, channel, qty, price, cost;
 * one to four lines an order, skewed customers, sorted by date; about 74 bytes a line. Made once and kept.
 */
export async function ensureOrdersFile(lines: number): Promise<OrdersFile> {
  const customers = lines / 10;
  const path = `${CACHE}orders-${lines}.csv`;
  if (!existsSync(path)) {
    mkdirSync(CACHE, { recursive: true });
    await writeOrders(`${path}.part`, lines, customers);
    renameSync(`${path}.part`, path);
  }
  return { path, lines, customers };
}

async function writeOrders(path: string, lines: number, customers: number): Promise<void> {
  const file = createWriteStream(path);
  const random = createRandom(20_240_601);
  const firstDay = toEpochDay({ year: 2019, month: 1, day: 1 });
  const products = 2000;
  file.write('order_id,customer_id,date,product,category,channel,qty,price,cost\n');
  let written = 0;
  let text = '';
  for (let order = 1; written < lines; order++) {
    const day = formatIsoDay(firstDay + Math.floor((written / lines) * DAYS));
    const customer = Math.floor(customers * random() ** 2.2);
    const channel = CHANNELS[Math.floor(random() * CHANNELS.length)];
    const count = Math.min(1 + Math.floor(random() * 4), lines - written);
    for (let line = 0; line < count; line++) {
      const product = Math.floor(products * random() ** 1.5);
      const price = 2 + ((product * 7919) % 9800) / 100 + Math.floor(random() * 100) / 100;
      text += `O${String(order).padStart(8, '0')},C${String(customer).padStart(7, '0')},${day},Product ${String(product).padStart(5, '0')},Category ${product % 24},${channel},${1 + Math.floor(random() * 5)},${price.toFixed(2)},${(price * 0.6).toFixed(2)}\n`;
    }
    written += count;
    if (order % LINES_PER_WRITE === 0 || written >= lines) {
      if (!file.write(text)) await once(file, 'drain');
      text = '';
    }
  }
  file.end();
  await once(file, 'finish');
}

/** Mulberry32: small, seeded, the same everywhere. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

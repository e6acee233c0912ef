import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { commitImport } from '../../../../../electron/backend/imports/commit-import.ts';
import { undoImport } from '../../../../../electron/backend/imports/undo-import.ts';
import { openStore } from '../../../../../electron/backend/store/open-store.ts';
import { readLatestImportId } from '../../../../../electron/backend/store/queries/imports.ts';
import { openWarehouse } from '../../../../../electron/backend/warehouse/open-warehouse.ts';
import type { Role } from '../../../../../shared/model/role.ts';
import { relation, sql } from '../../../../../shared/warehouse/sql.ts';
import { type FeedRow, feedMapping, feedReader, writeFeed } from '../../imports/support/feed.ts';
import { quietJob } from '../../imports/support/workbench.ts';

/**
 * Imports and undoes without end until it is killed. Waits for a line on stdin before it opens the file given, then says on stdout
 * what the warehouse holds ("open lines"), what it begins ("begin import rows" / "begin undo id") and what is done ("done").
 */
const ROLES: readonly Role[] = ['orderId', 'orderDate', 'customerId', 'city', 'productId', 'amount', 'channel'];
const MAX_IMPORTS = 4;

const [folder = '', seedText = '1'] = process.argv.slice(2);
let state = Number(seedText);

function random(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

function say(...words: (string | number)[]): void {
  process.stdout.write(`${words.join(' ')}\n`);
}

/** Order numbers differ from import to import, so that every row adds a line. */
function makeRows(count: number): FeedRow[] {
  const batch = random(1_000_000_000);
  return Array.from({ length: count }, () => ({
    orderId: `o${batch}-${random(count)}`,
    orderDate: String(random(100_000_000)),
    customerId: `c${random(300)}`,
    city: random(3) === 0 ? `City ${random(9)}` : '',
    productId: `p${random(50)}`,
    amount: String(random(100_000) / 100),
    channel: `ch${random(4)}`,
  }));
}

// A killed process never writes what it compiled; the first one does it for all.
if (seedText === '1') flushCompileCache();
await once(process.stdin, 'data');
const store = openStore(join(folder, 'shop.clientele'));
const warehouse = await openWarehouse({ store, cacheDir: folder });
const { columns } = await warehouse.query(sql`select count(*)::integer as n from ${relation('order_lines')}`);
say('open', Number(columns.n?.values[0]));

for (;;) {
  const latest = readLatestImportId(store.reader) ?? 0;
  if (latest > 0 && (latest >= MAX_IMPORTS || random(3) === 0)) {
    say('begin', 'undo', latest);
    await undoImport({ store, warehouse }, latest, quietJob());
  } else {
    const rows = makeRows(50 + random(3000));
    const path = join(folder, 'churn.csv');
    writeFeed(path, ROLES, rows);
    say('begin', 'import', rows.length);
    const parts = { store, warehouse, readRecords: feedReader(ROLES, rows, { chunk: 500 }) };
    await commitImport(parts, { path, mapping: feedMapping('orders', ROLES), allowRepeat: true }, quietJob());
  }
  say('done');
}

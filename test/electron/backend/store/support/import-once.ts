import { join } from 'node:path';
import { AppError } from '../../../../../electron/backend/app-error.ts';
import { commitImport } from '../../../../../electron/backend/imports/commit-import.ts';
import { openStore } from '../../../../../electron/backend/store/open-store.ts';
import { openWarehouse } from '../../../../../electron/backend/warehouse/open-warehouse.ts';
import { feedMapping, feedReader } from '../../imports/support/feed.ts';
import { quietJob } from '../../imports/support/workbench.ts';
import { BULK_ROLES, bulkRows } from './bulk-rows.ts';

/** Tries one import into the client file of a folder and says on stdout how it ended: "loaded" or the code of the refusal. */
const folder = process.argv[2] ?? '';
const store = openStore(join(folder, 'shop.clientele'));
const warehouse = await openWarehouse({ store, cacheDir: folder });
const parts = { store, warehouse, readRecords: feedReader(BULK_ROLES, bulkRows(), { chunk: 2000 }) };
let outcome = 'loaded';
try {
  await commitImport(parts, { path: join(folder, 'bulk.csv'), mapping: feedMapping('orders', BULK_ROLES) }, quietJob());
} catch (error) {
  outcome = error instanceof AppError ? error.code : String(error);
}
await warehouse.close();
store.close();
process.stdout.write(outcome);

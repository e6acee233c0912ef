import type { ProjectInfo } from '../../../shared/contract/projects.ts';
import { SECONDS_PER_DAY } from '../../../shared/model/day.ts';
import type { ReadableDatabase } from './driver.ts';
import { countCustomers } from './queries/customers.ts';
import { readImport, readImportTotals, readLatestImportId, readOrderSpan } from './queries/imports.ts';
import { readDataVersion, readMeta, readSetting } from './queries/meta.ts';
import { countLines } from './queries/order-lines.ts';
import { countOrders } from './queries/orders.ts';
import { countProducts } from './queries/products.ts';

/** The client file at a glance; costs no scan of a large table. */
export function readProjectInfo(db: ReadableDatabase, path: string, readOnly: boolean): ProjectInfo {
  const { firstAt, lastAt } = readOrderSpan(db);
  const latestId = readLatestImportId(db);
  const latest = latestId === null ? undefined : readImport(db, latestId);
  const { supersededOrders, supersededLines } = readImportTotals(db);
  return {
    path,
    name: readMeta(db).name,
    dataVersion: readDataVersion(db),
    customers: countCustomers(db),
    products: countProducts(db),
    orders: countOrders(db) - supersededOrders,
    lines: countLines(db) - supersededLines,
    firstDay: toDay(firstAt),
    lastDay: toDay(lastAt),
    currency: readSetting(db, 'currency'),
    lastImport: latest === undefined ? null : { fileName: latest.fileName, at: latest.importedAt },
    readOnly,
  };
}

function toDay(seconds: number | null): number | null {
  return seconds === null ? null : Math.floor(seconds / SECONDS_PER_DAY);
}

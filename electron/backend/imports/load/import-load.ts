import type { ImportMode } from '../../../../shared/contract/imports.ts';
import { parseDecimal } from '../../../../shared/model/decimal.ts';
import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';
import type { ReadSummary, RecordChunk } from '../../../parser/protocol.ts';
import { AppError } from '../../app-error.ts';
import type { JobContext } from '../../jobs/job-context.ts';
import type { WritableDatabase } from '../../store/driver.ts';
import { createChangeJournal } from '../../store/queries/import-changes.ts';
import { type ImportRecord, insertImport, nextImportId } from '../../store/queries/imports.ts';
import { insertLabel } from '../../store/queries/labels.ts';
import { readSetting, writeSetting } from '../../store/queries/meta.ts';
import { countLines, createLineWriter, type LineTotals, sumLinesAbove } from '../../store/queries/order-lines.ts';
import { createRawWriter } from '../../store/queries/raw-chunks.ts';
import { createRejectWriter } from '../../store/queries/rejected-rows.ts';
import { rememberTemplate } from '../../store/queries/templates.ts';
import { type CorrectedRow, insertCorrections } from '../../store/queries/trust/corrections.ts';
import type { DimensionRows } from '../../warehouse/line-chunk.ts';
import type { WarehouseAppend } from '../../warehouse/warehouse.ts';
import { ImportResolver } from '../resolve/import-resolver.ts';
import { loadKnownRows } from '../resolve/known-rows.ts';
import { breathe } from '../stages.ts';
import { toLineChunk } from './line-chunk.ts';
import { createLineSpan } from './line-span.ts';
import { loadCustomers } from './load-customers.ts';
import { loadOrders } from './load-orders.ts';
import { writeProducts } from './load-products.ts';

const CURRENCY_CODE = /^[A-Z]{3}$/;

/** One import on its way into store and warehouse, inside the transaction of its caller. */
export interface ImportLoad {
  readonly importId: number;
  readonly take: (chunk: RecordChunk) => Promise<void>;
  /** Writes everything but the lines, proves the ledger and writes the import's own row. */
  readonly finish: (summary: ReadSummary, file: { readonly name: string; readonly at: string }) => Promise<ImportRecord>;
}

export interface LoadOptions {
  readonly db: WritableDatabase;
  readonly append: WarehouseAppend;
  readonly mapping: ImportMapping;
  readonly mode: ImportMode;
  /** First import of the set the file belongs to; null = it comes alone. */
  readonly groupId: number | null;
  /** Nothing comes after it: the warehouse can begin to work on what it has. */
  readonly isLast: boolean;
  readonly job: JobContext;
  /** Refused rows of an earlier import that the records stand for. */
  readonly corrects?: readonly CorrectedRow[] | undefined;
}

/** Prepares an import; reads the keys the store already knows. */
export function beginLoad({ db, append, mapping, mode, groupId, isLast, job, corrects }: LoadOptions): ImportLoad {
  const importId = nextImportId(db);
  const resolver = new ImportResolver(mapping.kind, importId, loadKnownRows(db, mapping));
  const lineWriter = createLineWriter(db, importId);
  const rawWriter = createRawWriter(db, importId);
  const rejectWriter = createRejectWriter(db, importId);
  const journal = createChangeJournal(db, importId);
  const orders = loadOrders(db, resolver);
  const linesBefore = countLines(db);
  const span = createLineSpan();
  let lines = 0;

  async function take(chunk: RecordChunk): Promise<void> {
    if (chunk.raw !== null) rawWriter.write(chunk.raw);
    rejectWriter.write(chunk.rejected);
    const resolved = resolver.take(chunk);
    if (resolved === null || resolved.length === 0) return;
    const place = {
      importId,
      firstLineId: linesBefore + lines + 1,
      channels: resolver.texts.of('channel'),
      countries: resolver.texts.of('country'),
    };
    lines += resolved.length;
    span.take(resolved);
    lineWriter.write(resolved);
    await append.appendLines(toLineChunk(resolved, place));
    for (const rows of orders.settle()) await append.appendDimensions({ customers: [], products: [], orders: rows });
  }

  /** The warehouse gets its rows first, so that it can work on them while the store is written; `prepared` ends when it is through. */
  async function writeDimensions(): Promise<{ readonly prepared: Promise<void> }> {
    const customers = loadCustomers(db, resolver);
    for (const rows of customers.rows()) await appendDimensions({ customers: rows });
    for (const rows of writeProducts(db, resolver, journal)) await appendDimensions({ products: rows });
    for (const rows of orders.rows()) await appendDimensions({ orders: rows });
    const prepared = isLast ? append.prepare() : Promise.resolve();
    prepared.catch(() => undefined);
    for (const _batch of customers.store(journal)) await breathe(job);
    for (const done of orders.store(journal)) {
      job.progress(done / resolver.orders.count);
      await breathe(job);
    }
    const { labels } = resolver.labels;
    labels.newKeys.forEach((label, index) => {
      insertLabel(db, labels.base + index + 1, label);
    });
    return { prepared };
  }

  async function appendDimensions(rows: Partial<DimensionRows>): Promise<void> {
    await append.appendDimensions({ customers: [], products: [], orders: [], ...rows });
    await breathe(job);
  }

  function rememberChoices({ fingerprint, header }: ReadSummary, file: { readonly name: string; readonly at: string }): void {
    if (corrects === undefined) {
      journal.keep('templates', fingerprint);
      rememberTemplate(db, { fingerprint, fileName: file.name, usedAt: file.at, mode, header, mapping });
    }
    const currency = resolver.texts.of('currency')[0]?.toUpperCase() ?? '';
    if (readSetting(db, 'currency') !== '' || !CURRENCY_CODE.test(currency)) return;
    journal.keep('settings', 'currency');
    writeSetting(db, 'currency', currency);
  }

  async function finish(summary: ReadSummary, file: { readonly name: string; readonly at: string }): Promise<ImportRecord> {
    const { prepared } = await writeDimensions();
    rememberChoices(summary, file);
    const totals = sumLinesAbove(db, linesBefore);
    assertLedger(summary, totals, mapping);
    const { read, loaded, filtered, rejected, filteredBy, amount, rounded, anonymous } = summary;
    const record: ImportRecord = {
      importId,
      kind: mapping.kind,
      mode,
      groupId,
      fileName: file.name,
      fileSize: summary.fileSize,
      sha256: summary.sha256,
      fingerprint: summary.fingerprint,
      mapping,
      header: summary.header,
      importedAt: file.at,
      ledger: { read, loaded, unchanged: 0, filtered, rejected, filteredBy: [...filteredBy], amount, rounded, anonymous },
      added: {
        customers: resolver.customers.newKeys.length,
        products: resolver.products.newKeys.length,
        orders: resolver.orders.count,
        lines,
        labels: resolver.labels.labels.newKeys.length,
      },
      superseded: { orders: 0, lines: 0 },
      keylessLines: 0,
      tables: [],
      differences: [],
      movedMonths: [],
      ...span.read(),
    };
    insertImport(db, record);
    if (corrects !== undefined) insertCorrections(db, importId, corrects);
    await prepared;
    return record;
  }

  return { importId, take, finish };
}

/** Every record is accounted for, and the money in the store is the money in the file. */
function assertLedger(summary: ReadSummary, totals: LineTotals, mapping: ImportMapping): void {
  const isOrders = mapping.kind === 'orders';
  const holds =
    summary.read === summary.loaded + summary.filtered + summary.rejected &&
    totals.lines === (isOrders ? summary.loaded : 0) &&
    (!isOrders || totals.amount === parseDecimal(summary.amount));
  if (holds) return;
  const cause = new Error(
    `ledger broken: file ${summary.read}/${summary.loaded}/${summary.filtered}/${summary.rejected}, store ${totals.lines} lines`,
  );
  throw new AppError('INTERNAL', { detail: 'ledger' }, { cause });
}

import type { ImportMode } from '../../../../shared/contract/imports.ts';
import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';
import type { ReadSummary, RecordChunk } from '../../../parser/protocol.ts';
import type { JobContext } from '../../jobs/job-context.ts';
import type { WritableDatabase } from '../../store/driver.ts';
import { createChangeJournal } from '../../store/queries/import-changes.ts';
import { type ImportRecord, insertImport, nextImportId } from '../../store/queries/imports.ts';
import { insertLabel } from '../../store/queries/labels.ts';
import { readLineRanges } from '../../store/queries/line-ranges.ts';
import { createRawWriter } from '../../store/queries/raw-chunks.ts';
import { recordTableOf } from '../../store/queries/records/record-tables.ts';
import { createRejectWriter } from '../../store/queries/rejected-rows.ts';
import { type CorrectedRow, insertCorrections } from '../../store/queries/trust/corrections.ts';
import type { DimensionRows } from '../../warehouse/line-chunk.ts';
import type { WarehouseAppend } from '../../warehouse/warehouse.ts';
import { describeSameCustomers } from '../differences/known-names.ts';
import { describeReferences } from '../differences/reference-difference.ts';
import { writeCustomerFacts } from '../records/customer-attributes.ts';
import { RecordWriter } from '../records/record-writer.ts';
import { writeNamed } from '../records/write-references.ts';
import type { CustomerFigures } from '../resolve/customer-figures.ts';
import { ImportResolver } from '../resolve/import-resolver.ts';
import { loadKnownRows } from '../resolve/known-rows.ts';
import { breathe } from '../stages.ts';
import { beginKind } from './begin-kind.ts';
import { closeLedger } from './close-ledger.ts';
import type { ReferenceLoad } from './kind-load.ts';
import { bareCustomers, type CustomerBatch } from './load-customers.ts';
import { createReferenceLoad } from './reference-load.ts';
import { rememberChoices } from './remember-choices.ts';

const ROWS_PER_BATCH = 8192;

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
export async function beginLoad({ db, append, mapping, mode, groupId, isLast, job, corrects }: LoadOptions): Promise<ImportLoad> {
  const importId = nextImportId(db);
  const resolver = new ImportResolver(mapping.kind, importId, await loadKnownRows(db, mapping, mode, () => breathe(job)));
  const journal = createChangeJournal(db, importId);
  const records = new RecordWriter({ db, importId, journal, append });
  const target = { db, append, journal };
  const ranges = readLineRanges(db);
  const references = createReferenceLoad(db, resolver, () => breathe(job));
  const context = {
    db,
    importId,
    mapping,
    mode,
    groupId,
    joins: corrects !== undefined,
    corrects: corrects ?? [],
    resolver,
    ranges,
    job,
    target,
    references,
  };
  const kind = beginKind(context);
  const rawWriter = createRawWriter(db, importId);
  const rejectWriter = createRejectWriter(db, importId);

  async function take(chunk: RecordChunk): Promise<void> {
    if (chunk.raw !== null) rawWriter.write(chunk.raw);
    const refused = await kind.take(chunk);
    rejectWriter.write(refused.length === 0 ? chunk.rejected : [...chunk.rejected, ...refused].sort((a, b) => a.row - b.row));
  }

  /** What others name by number comes first, into both. */
  async function writeNames(): Promise<void> {
    const { labels, texts } = resolver;
    labels.labels.newKeys().forEach((label, index) => {
      insertLabel(db, labels.labels.base + index + 1, label);
    });
    if (recordTableOf(mapping.kind) === null) await writeNamed(db, resolver.references, texts, '', records);
    await writeCustomerFacts(db, resolver.references, records);
  }

  /** Gives the warehouse the customers, which the store takes meanwhile. */
  async function appendParties({ customers, products }: ReferenceLoad, figures: CustomerFigures | null): Promise<void> {
    for (const rows of products.write(db, journal)) await appendDimensions({ products: rows });
    for (let from = 0; from < customers.changed.length; from += ROWS_PER_BATCH) {
      await appendDimensions({ customers: customers.changed.slice(from, from + ROWS_PER_BATCH) });
    }
    for (const batch of customers.added()) {
      await (figures === null ? appendDimensions({ customers: batch.rows ?? bareCustomers(batch) }) : appendCounted(batch, figures));
    }
  }

  async function writeStore({ customers }: ReferenceLoad): Promise<void> {
    for (const _batch of customers.store(db, journal)) await breathe(job);
    await kind.store();
  }

  async function appendDimensions(rows: Partial<DimensionRows>): Promise<void> {
    await append.appendDimensions({ customers: [], products: [], orders: [], ...rows });
    await breathe(job);
  }

  async function appendCounted(batch: CustomerBatch, figures: CustomerFigures): Promise<void> {
    const counted = figures.read(batch.firstId, batch.firstId + batch.keys.length);
    await append.appendCustomers({ ...counted, ...batch, countries: resolver.texts.of('country') });
    await breathe(job);
  }

  async function finish(summary: ReadSummary, file: { readonly name: string; readonly at: string }): Promise<ImportRecord> {
    const outcome = await kind.finish(summary);
    const differences = ranges.length === 0 ? [] : [...outcome.differences, ...describeReferences(db, resolver, await references())];
    await writeNames();
    const parties = await references();
    const appended = appendParties(parties, outcome.customers);
    // With nothing to come after it, the warehouse can begin to work on what it has.
    const prepared = appended.then(() => (isLast ? append.prepare() : undefined));
    prepared.catch(() => undefined);
    // Nobody may give up while rows are still on their way.
    await writeStore(parties).finally(() => appended.catch(() => undefined));
    rememberChoices(db, journal, { summary, file, mapping, mode, resolver, isCorrection: corrects !== undefined });
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
      ledger: closeLedger(summary, outcome, resolver.texts.of('currency')),
      added: {
        customers: resolver.customers.added,
        products: resolver.products.added,
        orders: resolver.orders.count,
        lines: outcome.lines,
        labels: resolver.labels.labels.added,
      },
      superseded: outcome.superseded,
      keylessLines: outcome.keylessLines,
      tables: [...outcome.tables, ...records.changes()],
      differences,
      movedMonths: outcome.movedMonths,
      firstAt: outcome.firstAt,
      lastAt: outcome.lastAt,
      hasWideNumbers: outcome.hasWideNumbers,
      sameCustomers: describeSameCustomers(db, resolver),
    };
    insertImport(db, record);
    records.writeSums();
    if (corrects !== undefined) insertCorrections(db, importId, corrects);
    await prepared;
    return record;
  }

  return { importId, take, finish };
}

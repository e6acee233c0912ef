import type { Check } from '../../../shared/contract/imports.ts';
import { SECONDS_PER_DAY } from '../../../shared/model/day.ts';
import type { RejectedRow } from '../../../shared/model/import-mapping.ts';
import { readRecords } from '../../parser/client.ts';
import type { RecordChunk } from '../../parser/protocol.ts';
import type { JobContext } from '../jobs/job-context.ts';
import { findRepeatedImport, nextImportId } from '../store/queries/imports.ts';
import type { Store } from '../store/store.ts';
import { assertMapping, type ImportChoices, type ImportInput, type ReadRecords } from './import-input.ts';
import { readAll } from './read-all.ts';

import { ImportResolver } from './resolve/import-resolver.ts';
import { loadKnownRows } from './resolve/known-rows.ts';
import { breathe } from './stages.ts';

const MAX_REJECTED = 1000;

/** Reads the whole file as an import would and writes nothing. Stages: `CHECK_STAGES`. */
export async function checkImport(store: Store, input: ImportInput & ImportChoices, job: JobContext, read: ReadRecords = readRecords): Promise<Check> {
  assertMapping(input.mapping);
  job.stage('read');
  const resolver = new ImportResolver(input.mapping.kind, nextImportId(store.reader), loadKnownRows(store.reader, input.mapping));
  const rejected: RejectedRow[] = [];
  let firstAt = Number.POSITIVE_INFINITY;
  let lastAt = Number.NEGATIVE_INFINITY;

  async function take(chunk: RecordChunk): Promise<void> {
    rejected.push(...chunk.rejected.slice(0, MAX_REJECTED - rejected.length));
    for (const seconds of resolver.take(chunk)?.seconds ?? []) {
      if (seconds < firstAt) firstAt = seconds;
      if (seconds > lastAt) lastAt = seconds;
    }
    await breathe(job);
  }

  const summary = await readAll(read({ path: input.path, mapping: input.mapping, keepRaw: false }, job.signal), job, take);
  const { read: records, loaded, filtered, rejected: refused, filteredBy, amount, rounded, anonymous } = summary;
  const earlier = findRepeatedImport(store.reader, summary.sha256, input.mapping);
  return {
    ledger: { read: records, loaded, unchanged: 0, filtered, rejected: refused, filteredBy: [...filteredBy], amount, rounded, anonymous },
    rejected,
    newCustomers: resolver.customers.newKeys.length,
    newProducts: resolver.products.newKeys.length,
    orders: resolver.orders.count + resolver.orders.continued.size,
    firstDay: toDay(firstAt),
    lastDay: toDay(lastAt),
    sha256: summary.sha256,
    repeats: earlier === undefined ? null : { importId: earlier.importId, at: earlier.importedAt },
  };
}

function toDay(seconds: number): number | null {
  return Number.isFinite(seconds) ? Math.floor(seconds / SECONDS_PER_DAY) : null;
}

import type { Check } from '../../../shared/contract/imports.ts';
import { SECONDS_PER_DAY } from '../../../shared/model/day.ts';
import type { RejectedRow } from '../../../shared/model/import-mapping.ts';
import { RECORD_KINDS } from '../../../shared/model/record-kind.ts';
import type { Role } from '../../../shared/model/role.ts';
import { readRecords } from '../../parser/client.ts';
import type { RecordChunk, RepairedRow } from '../../parser/protocol.ts';
import type { JobContext } from '../jobs/job-context.ts';
import { findRepeatedImport, nextImportId } from '../store/queries/imports.ts';
import { readLineRanges } from '../store/queries/line-ranges.ts';
import type { Store } from '../store/store.ts';
import { describeSameCustomers, findNearNames } from './differences/known-names.ts';
import { describeReferences } from './differences/reference-difference.ts';
import { assertMapping, type ImportChoices, type ImportInput, type ReadRecords } from './import-input.ts';
import { beginKind } from './load/begin-kind.ts';
import { toLedger } from './load/close-ledger.ts';
import { createReferenceLoad } from './load/reference-load.ts';
import { readAll } from './read-all.ts';
import { ImportResolver } from './resolve/import-resolver.ts';
import { loadKnownRows } from './resolve/known-rows.ts';
import { breathe } from './stages.ts';

const MAX_REJECTED = 1000;

/** Reads the whole file as an import would, compares it with the store and writes nothing. Stages: `CHECK_STAGES`. */
export async function checkImport(
  store: Store,
  input: ImportInput & ImportChoices,
  job: JobContext,
  read: ReadRecords = readRecords,
): Promise<Check> {
  const { mapping, mode = 'update' } = input;
  const db = store.reader;
  assertMapping(mapping);
  job.stage('read');
  const importId = nextImportId(db);
  const resolver = new ImportResolver(mapping.kind, importId, await loadKnownRows(db, mapping, mode, () => breathe(job)));
  const ranges = readLineRanges(db);
  const references = createReferenceLoad(db, resolver, () => breathe(job));
  const { corrects } = input;
  const joins = corrects !== undefined;
  const kind = beginKind({
    db,
    importId,
    mapping,
    mode,
    groupId: null,
    joins,
    corrects: corrects ?? [],
    resolver,
    ranges,
    job,
    target: null,
    references,
  });
  const rejected: RejectedRow[] = [];
  const repaired: RepairedRow[] = [];
  const span = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };

  async function take(chunk: RecordChunk): Promise<void> {
    const refused = await kind.take(chunk);
    rejected.push(...[...chunk.rejected, ...refused].slice(0, MAX_REJECTED - rejected.length));
    repaired.push(...(chunk.repaired ?? []).slice(0, MAX_REJECTED - repaired.length));
    followSpan(chunk, RECORD_KINDS[mapping.kind].at, span);
    await breathe(job);
  }

  // Where rows can be refused for what the store lacks, their line is found in the raw blocks.
  const keepRaw = mapping.kind === 'orderLines';
  const summary = await readAll(read({ path: input.path, mapping, keepRaw }, job.signal), job, take);
  const outcome = await kind.finish(summary);
  const earlier = findRepeatedImport(db, summary.sha256, mapping);
  const differences = ranges.length === 0 ? [] : [...outcome.differences, ...describeReferences(db, resolver, await references())];
  const nearNames = findNearNames(db, resolver, mapping);
  const sameCustomers = describeSameCustomers(db, resolver);
  return {
    ledger: toLedger(summary, outcome, resolver.texts.of('currency')),
    sums: summary.sums,
    rejected,
    ...(repaired.length === 0 ? {} : { repaired }),
    newCustomers: resolver.customers.added,
    newProducts: resolver.products.added,
    orders: resolver.orders.count,
    firstDay: toDay(span.from),
    lastDay: toDay(span.to),
    sha256: summary.sha256,
    repeats: earlier === undefined ? null : { importId: earlier.importId, at: earlier.importedAt },
    ...(differences.length === 0 ? {} : { differences, movedMonths: [...outcome.movedMonths] }),
    ...(nearNames.length === 0 ? {} : { nearNames }),
    ...(sameCustomers === undefined ? {} : { sameCustomers }),
  };
}

/** The instants at which the rows of a chunk count. */
function followSpan({ columns }: RecordChunk, at: Role | null, span: { from: number; to: number }): void {
  const dates = at === null ? undefined : columns[at];
  if (dates?.form !== 'seconds') return;
  for (const seconds of dates.seconds) {
    if (seconds < span.from) span.from = seconds;
    if (seconds > span.to) span.to = seconds;
  }
}

function toDay(seconds: number): number | null {
  return Number.isFinite(seconds) ? Math.floor(seconds / SECONDS_PER_DAY) : null;
}

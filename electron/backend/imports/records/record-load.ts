import type { RecordChunk } from '../../../parser/protocol.ts';
import { recordTableOf } from '../../store/queries/records/record-tables.ts';
import type { KindLoad, KindOutcome, LoadContext } from '../load/kind-load.ts';
import { loadDimension } from './dimensions/dimension-way.ts';
import { loadFacts } from './facts/fact-way.ts';
import { OrphanCount } from './orphan-count.ts';
import { RecordReader } from './record-columns.ts';
import { RecordWriter } from './record-writer.ts';
import { RoleSums } from './role-sums.ts';
import { ledgerBroken } from './way.ts';
import { writeNamed } from './write-references.ts';

/**
 * Takes a file whose rows become rows of one table of the customer model; null for kinds that go another way (orders, customers, products).
 * Facts are written while the file is read, everything else at the end. `finish` throws AppError INTERNAL when the store
 * does not hold what the file says.
 */
export function createRecordLoad(context: LoadContext): KindLoad | null {
  const { db, mapping, mode, groupId, resolver, target, importId } = context;
  const table = recordTableOf(mapping.kind);
  if (table === null) return null;
  const reader = new RecordReader(mapping, table, resolver.references, resolver.texts);
  const writer = target === null ? null : new RecordWriter({ ...target, importId });
  const way = (table.isFact ? loadFacts : loadDimension)({ db, mode, groupId, resolver, writer, table, reader });
  const orphans = new OrphanCount(db, mapping.kind, resolver.texts);
  const sums = new RoleSums(reader.decimals.map(([role]) => role));
  const { name } = table;
  let isWide = false;

  async function take(chunk: RecordChunk): Promise<[]> {
    resolver.texts.take(chunk);
    if (chunk.length === 0) return [];
    const skipped = await way.take(reader.read(chunk), chunk);
    sums.take(chunk, skipped);
    orphans.take(chunk, skipped);
    isWide ||= Object.values(chunk.columns).some((column) => column.form === 'wide');
    return [];
  }

  async function finish(summary: { readonly loaded: number }): Promise<KindOutcome> {
    const { difference, ...outcome } = await way.finish();
    if (outcome.loaded + outcome.unchanged !== summary.loaded)
      throw ledgerBroken(`${outcome.loaded} + ${outcome.unchanged} of ${summary.loaded} rows`);
    if (target !== null && writer !== null) await writeNamed(target.db, resolver.references, resolver.texts, name, writer);
    const isFirst = difference.changed + difference.unchanged + difference.vanished === 0;
    return {
      ...outcome,
      ...sums.amounts(),
      sums: sums.all(),
      hasWideNumbers: isWide,
      lines: 0,
      stored: { lines: 0, amount: 0n },
      keylessLines: 0,
      superseded: { orders: 0, lines: 0 },
      orphans: orphans.count(),
      tables: writer?.changes() ?? [],
      differences: context.ranges.length === 0 && isFirst ? [] : [{ ...difference, table: name }],
      movedMonths: [],
      customers: null,
    };
  }

  return { take, finish, store: async () => writer?.writeSums() };
}

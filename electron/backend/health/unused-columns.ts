import type { UnusedColumn } from '../../../shared/contract/health.ts';
import type { MappedColumn } from '../../../shared/model/import-mapping.ts';
import { rolesGiven } from '../../../shared/model/row-constants.ts';
import { columnsFedBy } from '../../../shared/quality/fed-columns.ts';
import { matchHeader } from '../../parser/sniff/header-match.ts';
import { openRawRows } from '../imports/read-imports.ts';
import { type ImportRecord, readImports } from '../store/queries/imports.ts';
import type { Store } from '../store/store.ts';

/** Records of an import that are looked at. */
const SAMPLE = 200;
const EXAMPLES = 3;
const EXAMPLE_LENGTH = 60;

/**
 * Columns of imported files that nothing uses: what their names suggest and which analyses could read them under that role. Of files
 * of one shape the latest speaks. Columns without any value in the rows looked at come last; the fullest first.
 */
export function readUnusedColumns(store: Store, used: ReadonlyMap<string, readonly string[]>): UnusedColumn[] {
  const latest = new Map<string, ImportRecord>();
  for (const record of readImports(store.reader)) if (!latest.has(record.fingerprint)) latest.set(record.fingerprint, record);
  return [...latest.values()]
    .flatMap((record) => describeUnused(store, record, used))
    .sort((a, b) => b.unlocks.length - a.unlocks.length || b.filled - a.filled || a.importId - b.importId);
}

function describeUnused(store: Store, record: ImportRecord, used: ReadonlyMap<string, readonly string[]>): UnusedColumn[] {
  const { mapping } = record;
  const ignored = mapping.columns.filter(({ role, header }) => role === 'ignore' && header !== '');
  if (ignored.length === 0) return [];
  const sample = readSample(store, record);
  const taken = rolesGiven(mapping);
  return ignored.map(({ header, index }: MappedColumn) => {
    const values = sample.map((fields) => fields[index]?.trim() ?? '').filter((value) => value !== '');
    const role = matchHeader(header, mapping.kind).find((match) => match.role !== 'ignore' && !taken.has(match.role))?.role ?? null;
    const unlocks = role === null ? [] : columnsFedBy(mapping.kind, role).flatMap(({ relation, column }) => used.get(`${relation}.${column}`) ?? []);
    return {
      importId: record.importId,
      fileName: record.fileName,
      header,
      filled: sample.length === 0 ? 0 : values.length / sample.length,
      role,
      unlocks: [...new Set(unlocks)],
      examples: [...new Set(values)].slice(0, EXAMPLES).map((value) => value.slice(0, EXAMPLE_LENGTH)),
    };
  });
}

/** Fields of records spread over the import. */
function readSample(store: Store, { importId, ledger }: ImportRecord): string[][] {
  const step = Math.max(1, Math.floor(ledger.read / SAMPLE));
  const rows: string[][] = [];
  const read = openRawRows(store, importId);
  for (let row = 1; row <= ledger.read && rows.length < SAMPLE; row += step) rows.push(read(row).fields);
  return rows;
}

import type { ImportMapping, RejectedRow, RejectReason } from '../../../../shared/model/import-mapping.ts';
import type { Role } from '../../../../shared/model/role.ts';
import type { RecordChunk } from '../../../parser/protocol.ts';
import { unpackRawIndex } from '../../../parser/read/raw-index.ts';

const REPORTED_CHARACTERS = 200;

/** A row that could be read but not placed: refused like one that could not be read, with its physical line (0 when the chunk brings no raw rows). */
export function refuseRow(
  chunk: RecordChunk,
  mapping: ImportMapping,
  { row, role, reason, value }: { readonly row: number; readonly role: Role; readonly reason: RejectReason; readonly value: string },
): RejectedRow {
  const column = mapping.columns.find((mapped) => mapped.role === role);
  return { row, line: lineOf(chunk, row), column: column?.header ?? null, reason, value: value.slice(0, REPORTED_CHARACTERS) };
}

const indexes = new WeakMap<RecordChunk, Int32Array>();

function lineOf(chunk: RecordChunk, row: number): number {
  const { raw } = chunk;
  if (raw === null) return 0;
  let index = indexes.get(chunk);
  if (index === undefined) {
    index = unpackRawIndex(raw.index, raw.rowCount);
    indexes.set(chunk, index);
  }
  return raw.firstLine + (index[2 * (row - raw.firstRow) + 1] ?? 0);
}

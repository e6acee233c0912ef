import { zstdDecompressSync } from 'node:zlib';
import { FLAG_EMPTY, type RawBlock, type ReadSummary, type RecordChunk } from '../../../../electron/parser/protocol.ts';
import { unpackRawIndex } from '../../../../electron/parser/read/raw-index.ts';
import { readDelimited } from '../../../../electron/parser/read/read-file.ts';
import type { CleaningStep } from '../../../../shared/model/cleaning-step.ts';
import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import type { ColumnReading, Dialect, ImportMapping, RejectedRow, RowFilter } from '../../../../shared/model/import-mapping.ts';
import type { Role } from '../../../../shared/model/role.ts';

/** A loaded record: its number and its values by role; decimals as bigint ten-thousandths, empty as null. */
export interface LoadedRecord {
  readonly row: number;
  readonly values: Partial<Record<Role, string | bigint | number | boolean | null>>;
  /** Texts of the columns given the role `attribute`, by header; absent without such columns. */
  readonly attributes?: Record<string, string | null>;
}

export interface RawRecord {
  readonly row: number;
  readonly line: number;
  readonly text: string;
}

export interface Collected {
  readonly summary: ReadSummary;
  readonly records: readonly LoadedRecord[];
  readonly rejected: readonly RejectedRow[];
  readonly raw: readonly RawRecord[];
  readonly chunks: number;
}

export const TEXT: ColumnReading = { kind: 'text' };
export const NUMBER: ColumnReading = { kind: 'number', decimal: '.', thousands: '' };
export const DAY: ColumnReading = { kind: 'date', order: 'ymd', calendar: 'gregorian' };

/** A mapping in short: columns as [header, role, reading]. */
export function mappingOf(
  kind: ImportKind,
  columns: readonly (readonly [header: string, role: Role, reading: ColumnReading])[],
  more: { readonly dialect?: Partial<Dialect>; readonly filters?: RowFilter[]; readonly steps?: CleaningStep[] } = {},
): ImportMapping {
  return {
    version: 1,
    kind,
    dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', skipLines: 0, hasHeader: true, ...more.dialect },
    columns: columns.map(([header, role, reading], index) => ({ index, header, role, reading })),
    filters: more.filters ?? [],
    ...(more.steps === undefined ? {} : { steps: more.steps }),
  };
}

/** Reads a whole file in this thread and gathers what comes. */
export async function collect(path: string, mapping: ImportMapping): Promise<Collected> {
  const gather = createGatherer();
  const summary = await readDelimited({ path, mapping, keepRaw: true }, async (chunk) => gather.take(chunk));
  return { summary, ...gather.gathered };
}

/** Turns chunks back into records. */
export function createGatherer() {
  const texts = new Map<string, string[]>();
  const records: LoadedRecord[] = [];
  const rejected: RejectedRow[] = [];
  const raw: RawRecord[] = [];
  const gathered = { records, rejected, raw, chunks: 0 };

  function take(chunk: RecordChunk): void {
    gathered.chunks++;
    rejected.push(...chunk.rejected);
    if (chunk.raw !== null) raw.push(...unpackRaw(chunk.raw));
    const columns = Object.entries(chunk.columns);
    const attributes = chunk.attributes.map(({ name, column }): [string, typeof column] => [`attribute ${name}`, column]);
    for (const [role, column] of [...columns, ...attributes]) {
      const added = column.form === 'text' ? column.added : column.form === 'packed' ? unpackTexts(column.bytes, column.ends) : [];
      if (added.length > 0) texts.set(role, [...(texts.get(role) ?? []), ...added]);
    }
    for (let at = 0; at < chunk.length; at++) {
      const values: Record<string, string | bigint | number | boolean | null> = {};
      for (const [role, column] of columns) {
        if (column.form === 'text' || column.form === 'packed') values[role] = texts.get(role)?.[(column.codes[at] ?? 0) - 1] ?? null;
        else if (column.form === 'keys') values[role] = keyAt(column.bytes, column.ends, column.codes[at] ?? 0);
        else if (column.form === 'wide') values[role] = column.empty[at] === 1 ? null : (column.scaled[at] ?? null);
        else if (column.form === 'decimal') values[role] = Number.isNaN(column.scaled[at]) ? null : BigInt(column.scaled[at] ?? 0);
        else if (column.form === 'flag') values[role] = [false, true][column.flags[at] ?? FLAG_EMPTY] ?? null;
        else values[role] = Number.isNaN(column.seconds[at]) ? null : (column.seconds[at] ?? null);
      }
      const row = chunk.rowNo[at] ?? 0;
      if (attributes.length === 0) records.push({ row, values });
      else
        records.push({
          row,
          values,
          attributes: Object.fromEntries(chunk.attributes.map(({ name, column }) => [name, textAt(texts, `attribute ${name}`, column.codes[at])])),
        });
    }
  }
  return { take, gathered };
}

function unpackTexts(bytes: Uint8Array, ends: Int32Array): string[] {
  return Array.from(ends, (end, index) => Buffer.from(bytes.subarray(ends[index - 1] ?? 0, end)).toString('utf8'));
}

function textAt(texts: ReadonlyMap<string, readonly string[]>, key: string, code: number | undefined): string | null {
  return texts.get(key)?.[(code ?? 0) - 1] ?? null;
}

/** The records of a raw block as they came. */
export function unpackRaw(block: RawBlock): RawRecord[] {
  const text = zstdDecompressSync(block.text);
  const packed = unpackRawIndex(block.index, block.rowCount);
  const at = (position: number) => packed[position] ?? 0;
  return Array.from({ length: block.rowCount }, (_, index) => ({
    row: block.firstRow + index,
    line: block.firstLine + at(index * 2 + 1),
    text: text.subarray(at(index * 2), index + 1 < block.rowCount ? at(index * 2 + 2) : block.textBytes).toString('utf8'),
  }));
}

/** A key of the chunk's own dictionary; null for code 0. */
function keyAt(bytes: Uint8Array, ends: Int32Array, code: number): string | null {
  return code === 0 ? null : Buffer.from(bytes.subarray(ends[code - 2] ?? 0, ends[code - 1])).toString('utf8');
}

import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { zstdCompressSync } from 'node:zlib';
import type { ReadRecords } from '../../../../../electron/backend/imports/import-input.ts';
import type { ChunkColumn, ReadSummary, RecordChunk } from '../../../../../electron/parser/protocol.ts';
import { formatDecimal, parseDecimal } from '../../../../../shared/model/decimal.ts';
import type { ImportKind } from '../../../../../shared/model/import-kind.ts';
import type { ImportMapping } from '../../../../../shared/model/import-mapping.ts';
import { ROLE_FORMS, type Role } from '../../../../../shared/model/role.ts';

/** One record by role; "!" in any role makes the record a rejected one. */
export type FeedRow = Partial<Record<Role, string>>;

const LARGEST_EXACT = 2n ** 53n;

/** A mapping of one column per role. */
export function feedMapping(kind: ImportKind, roles: readonly Role[]): ImportMapping {
  return {
    version: 1,
    kind,
    dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', skipLines: 0, hasHeader: true },
    columns: roles.map((role, index) => ({ index, header: role, role, reading: { kind: 'text' } })),
    filters: [],
  };
}

/** Rows as the CSV file they would come from. */
export function feedText(roles: readonly Role[], rows: readonly FeedRow[]): string {
  return [roles.join(), ...rows.map((row) => recordOf(roles, row))].join('\n').concat('\n');
}

/** Writes the file the rows would come from. */
export function writeFeed(path: string, roles: readonly Role[], rows: readonly FeedRow[]): void {
  writeFileSync(path, feedText(roles, rows));
}

/** A reader that speaks the parser's protocol over rows in memory. `onChunk` is called before each chunk is handed over. */
export function feedReader(
  roles: readonly Role[],
  rows: readonly FeedRow[],
  options: { chunk?: number; onChunk?: (index: number) => void; tamper?: (summary: ReadSummary) => ReadSummary } = {},
): ReadRecords {
  const { chunk: size = 100, onChunk, tamper = (summary) => summary } = options;
  return async function* ({ keepRaw }) {
    const columns = new Map(roles.map((role) => [role, new Map<string, number>()]));
    const text = feedText(roles, rows);
    let amount = 0n;
    let loaded = 0;
    let rejected = 0;
    let anonymous = 0;
    for (let start = 0; start < rows.length; start += size) {
      const part = rows.slice(start, start + size);
      const good = part.map((row, index) => ({ row, number: start + index + 1 })).filter(({ row }) => !Object.values(row).includes('!'));
      onChunk?.(start / size);
      yield {
        length: good.length,
        rowNo: Int32Array.from(good, ({ number }) => number),
        columns: Object.fromEntries(
          roles.flatMap((role): [Role, ChunkColumn][] => [
            [
              role,
              toColumn(
                role,
                good.map(({ row }) => row[role] ?? ''),
                columns.get(role) ?? new Map(),
              ),
            ],
          ]),
        ),
        attributes: [],
        rejected: part.flatMap((row, index) =>
          Object.values(row).includes('!')
            ? [{ row: start + index + 1, line: start + index + 2, column: null, reason: 'badQuote' as const, value: '!' }]
            : [],
        ),
        raw: keepRaw ? toRaw(roles, part, start) : null,
        progress: { bytesRead: start + part.length, bytesTotal: rows.length, records: start + part.length },
      } satisfies RecordChunk;
      loaded += good.length;
      rejected += part.length - good.length;
      anonymous += good.filter(({ row }) => (row.customerId ?? '') === '').length;
      if (roles.includes('amount'))
        for (const { row } of good) amount += row.amount === undefined || row.amount === '' ? 0n : parseDecimal(row.amount);
    }
    return tamper({
      read: rows.length,
      loaded,
      filtered: 0,
      rejected,
      filteredBy: [],
      amount: formatDecimal(amount),
      sums: {},
      steps: [],
      rounded: 0,
      anonymous,
      sha256: createHash('sha256').update(text).digest('hex'),
      fileSize: Buffer.byteLength(text),
      header: [...roles],
      fingerprint: roles.join('|'),
    });
  };
}

function toColumn(role: Role, texts: readonly string[], dictionary: Map<string, number>): ChunkColumn {
  if (ROLE_FORMS[role] === 'flag') return { form: 'flag', flags: Int8Array.from(texts, (text) => (text === '' ? -1 : Number(text))) };
  if (ROLE_FORMS[role] === 'date') return { form: 'seconds', seconds: Float64Array.from(texts, (text) => (text === '' ? Number.NaN : Number(text))) };
  if (ROLE_FORMS[role] !== 'decimal') return role === 'customerId' ? pack(toTexts(texts, dictionary)) : toTexts(texts, dictionary);
  const numbers = texts.map((text) => (text === '' ? null : parseDecimal(text)));
  if (numbers.some((number) => number !== null && (number > LARGEST_EXACT || number < -LARGEST_EXACT))) {
    return {
      form: 'wide',
      scaled: BigInt64Array.from(numbers, (number) => number ?? 0n),
      empty: Uint8Array.from(numbers, (number) => (number === null ? 1 : 0)),
    };
  }
  return { form: 'decimal', scaled: Float64Array.from(numbers, (number) => (number === null ? Number.NaN : Number(number))) };
}

function toTexts(texts: readonly string[], dictionary: Map<string, number>): Extract<ChunkColumn, { form: 'text' }> {
  const added: string[] = [];
  const codes = Int32Array.from(texts, (text) => {
    if (text === '') return 0;
    const known = dictionary.get(text);
    if (known !== undefined) return known;
    added.push(text);
    dictionary.set(text, dictionary.size + 1);
    return dictionary.size;
  });
  return { form: 'text', codes, added };
}

function pack({ codes, added }: Extract<ChunkColumn, { form: 'text' }>): ChunkColumn {
  const texts = added.map((text) => Buffer.from(text));
  let end = 0;
  return { form: 'packed', codes, bytes: Buffer.concat(texts), ends: Int32Array.from(texts, ({ length }) => (end += length)) };
}

function toRaw(roles: readonly Role[], rows: readonly FeedRow[], start: number) {
  const records = rows.map((row) => `${recordOf(roles, row)}\n`);
  const index = new Int32Array(rows.length * 2);
  let offset = 0;
  records.forEach((record, at) => {
    index[2 * at] = offset;
    index[2 * at + 1] = at;
    offset += Buffer.byteLength(record);
  });
  const text = records.join('');
  return {
    firstRow: start + 1,
    rowCount: rows.length,
    text: zstdCompressSync(text),
    textBytes: Buffer.byteLength(text),
    index: zstdCompressSync(new Uint8Array(index.buffer)),
    firstLine: start + 2,
  };
}

function recordOf(roles: readonly Role[], row: FeedRow): string {
  return roles.map((role) => row[role] ?? '').join();
}

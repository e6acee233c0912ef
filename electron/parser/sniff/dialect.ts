import type { Dialect } from '../../../shared/model/import-mapping.ts';
import { RecordCursor } from '../readers/record-cursor.ts';

export type Layout = Pick<Dialect, 'delimiter' | 'quote' | 'skipLines'>;

/** A record of the sample as text. */
export interface SampleRecord {
  readonly line: number;
  readonly fields: readonly string[];
  readonly isBroken: boolean;
}

const DELIMITERS = [',', ';', '\t', '|'];
const LOOKED_AT = 300;
const MAX_PREAMBLE = 60;
const ENOUGH = 0.25;
const SEPARATOR_LINE = /^sep=(.)\r?$/i;

/**
 * Delimiter, quote and preamble of a sample (UTF-8). Every delimiter is tried; what counts is how many records have the same width,
 * how wide they are and how few are broken. Blanks separate only when nothing else does. What the person chose is kept.
 */
export function detectLayout(sample: Uint8Array, chosen: Partial<Layout>): Layout {
  const hint = SEPARATOR_LINE.exec(Buffer.from(sample.buffer, sample.byteOffset, Math.min(sample.length, 8)).toString('utf8').split('\n')[0] ?? '');
  if (hint !== null && chosen.delimiter === undefined)
    return { delimiter: hint[1] ?? ',', quote: chosen.quote ?? '"', skipLines: chosen.skipLines ?? 1 };
  const quotes = chosen.quote === undefined ? ['"', "'", null] : [chosen.quote];
  const best = bestOf(sample, chosen.delimiter === undefined ? DELIMITERS : [chosen.delimiter], quotes, chosen.skipLines);
  if (chosen.delimiter !== undefined || best.score >= ENOUGH) return best.layout;
  const blanks = bestOf(sample, [' '], quotes, chosen.skipLines);
  return blanks.score >= 2 * ENOUGH && blanks.isRegular ? blanks.layout : best.layout;
}

/** Records of a sample that ends with a line, at most `limit`. */
export function readSample(sample: Uint8Array, layout: Layout, limit: number): SampleRecord[] {
  const cursor = new RecordCursor(layout, false);
  cursor.refill(sample);
  const records: SampleRecord[] = [];
  cursor.finish();
  for (let status = cursor.next(); status !== 'needMore' && records.length < limit; status = cursor.next()) {
    const isBroken = status !== 'record';
    const width = Math.min(cursor.fields.count, cursor.fields.ends.length - 1);
    const fields = isBroken ? [cursor.decode(cursor.start, cursor.end).trimEnd()] : Array.from({ length: width }, (_, index) => cursor.text(index));
    records.push({ line: cursor.line, fields, isBroken });
  }
  return records;
}

/** The width most records have. */
export function commonWidth(records: readonly SampleRecord[]): number {
  const counts = new Map<number, number>();
  for (const { fields, isBroken } of records) if (!isBroken) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  let best = 0;
  for (const [width, count] of counts) {
    const bestCount = counts.get(best) ?? 0;
    if (count > bestCount || (count === bestCount && width > best)) best = width;
  }
  return best;
}

interface Scored {
  readonly layout: Layout;
  readonly score: number;
  readonly isRegular: boolean;
}

function bestOf(sample: Uint8Array, delimiters: readonly string[], quotes: readonly (string | null)[], skipLines: number | undefined): Scored {
  let best: Scored = { layout: { delimiter: delimiters[0] ?? ',', quote: quotes[0] ?? null, skipLines: skipLines ?? 0 }, score: 0, isRegular: false };
  for (const delimiter of delimiters) {
    for (const [rank, quote] of quotes.entries()) {
      const scored = scoreLayout(sample, delimiter, quote, skipLines);
      if (scored.score > best.score * (rank === 0 ? 1 : 1.05) + 1e-9) best = scored;
    }
  }
  return best;
}

function scoreLayout(sample: Uint8Array, delimiter: string, quote: string | null, chosenSkip: number | undefined): Scored {
  const records = readSample(sample, { delimiter, quote, skipLines: chosenSkip ?? 0 }, LOOKED_AT);
  const from = chosenSkip === undefined ? findTable(records) : 0;
  const table = records.slice(from);
  const width = commonWidth(table);
  const fitting = table.filter((record) => !record.isBroken && record.fields.length === width);
  const share = table.length === 0 ? 0 : fitting.length / table.length;
  const skipLines = chosenSkip ?? (from === 0 ? 0 : (table[0]?.line ?? 1) - 1);
  const isRegular = share === 1 && width >= 2 && fitting.every(({ fields }) => fields.every((field) => field.length <= 40));
  return {
    layout: { delimiter, quote, skipLines },
    score: width < 2 ? 0 : share ** 2 * tidiness(fitting, quote) * (1 - 1 / width) ** 0.5,
    isRegular,
  };
}

/** Title lines above the table: index of the first record as wide as the table, when those before it are clearly narrower. */
function findTable(records: readonly SampleRecord[]): number {
  const width = commonWidth(records);
  const first = records.findIndex(({ fields }) => fields.length >= width);
  if (width < 2 || first <= 0 || first > MAX_PREAMBLE) return 0;
  const isPreamble = records.slice(0, first).every(({ fields, isBroken }) => isBroken || countFilled(fields) <= Math.max(1, width / 2));
  return isPreamble ? first : 0;
}

function countFilled(fields: readonly string[]): number {
  return fields.filter((field) => field.trim() !== '').length;
}

/** Share of fields without a quote left over at an edge: those were cut in the wrong place. */
function tidiness(records: readonly SampleRecord[], quote: string | null): number {
  let fields = 0;
  let untidy = 0;
  for (const record of records) {
    for (const field of record.fields) {
      fields++;
      if (field.startsWith('"') !== field.endsWith('"') || (quote === null && field.length > 1 && field.startsWith('"'))) untidy++;
      else if (quote !== "'" && field.length > 1 && field.startsWith("'") && field.endsWith("'")) untidy++;
    }
  }
  return fields === 0 ? 0 : 1 - untidy / fields;
}

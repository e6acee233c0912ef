import type { Dialect } from '../../../shared/model/import-mapping.ts';
import { RecordCursor } from '../readers/record-cursor.ts';

export type Layout = Pick<Dialect, 'delimiter' | 'quote' | 'skipLines'>;

/** Whether lines are counted as they stand, or each record is one (tables that were no text). */
export type LineUnit = 'physical' | 'record';

/** A record of the sample as text. */
export interface SampleRecord {
  readonly line: number;
  readonly fields: readonly string[];
  readonly isBroken: boolean;
}

const DELIMITERS = [',', ';', '\t', '|'];
const LOOKED_AT = 300;
const MAX_PREAMBLE = 60;
const QUOTES = ['"', "'", null];
/** Blanks are taken for delimiters from so many lines on. */
const LEAST_LINES = 3;
/** Records whose quotes do not fit, from which on the file is taken to have none. */
const MANY_FAULTS = 3;
/** A delimiter that also explains the first lines is likelier. */
const PREAMBLE_COST = 0.7;
const SEPARATOR_LINE = /^sep=(.)\r?$/i;

/**
 * Delimiter, quote and preamble of a sample (UTF-8). Every delimiter is tried; what counts is how many records have the same width,
 * how wide they are and how few are broken. Blanks separate only when nothing else does. What the person chose is kept.
 */
export function detectLayout(sample: Uint8Array, chosen: Partial<Layout>, lineUnit: LineUnit = 'physical'): Layout {
  const hint = SEPARATOR_LINE.exec(Buffer.from(sample.buffer, sample.byteOffset, Math.min(sample.length, 8)).toString('utf8').split('\n')[0] ?? '');
  if (hint !== null && chosen.delimiter === undefined)
    return { delimiter: hint[1] ?? ',', quote: chosen.quote ?? '"', skipLines: chosen.skipLines ?? 1 };
  const quotes = chosen.quote === undefined ? QUOTES : [chosen.quote];
  const best = bestOf(sample, chosen.delimiter === undefined ? DELIMITERS : [chosen.delimiter], quotes, chosen.skipLines, lineUnit);
  if (chosen.delimiter !== undefined || best.score > 0) return best.layout;
  const blanks = bestOf(sample, [' '], [quotes[0] ?? null], chosen.skipLines);
  return blanks.isRegular ? blanks.layout : best.layout;
}

/** Records of a sample that ends with a line, at most `limit`. */
export function readSample(sample: Uint8Array, layout: Layout, limit: number, lineUnit: LineUnit = 'physical'): SampleRecord[] {
  const cursor = new RecordCursor(layout, false, lineUnit);
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
  readonly faults: number;
}

function bestOf(
  sample: Uint8Array,
  delimiters: readonly string[],
  quotes: readonly (string | null)[],
  skipLines: number | undefined,
  lineUnit: LineUnit = 'physical',
): Scored {
  const [usual = null, ...others] = quotes;
  let best: Scored = { layout: { delimiter: delimiters[0] ?? ',', quote: usual, skipLines: skipLines ?? 0 }, score: 0, isRegular: false, faults: 0 };
  for (const delimiter of delimiters) {
    let scored = scoreLayout(sample, delimiter, usual, skipLines, lineUnit);
    for (const quote of others) {
      const other = scoreLayout(sample, delimiter, quote, skipLines);
      const isNeeded = quote === null ? scored.faults >= MANY_FAULTS : hasQuotedFields(sample, delimiter, quote);
      const isBetter = scored.faults > 0 && quote !== null ? other.score >= scored.score : other.score > scored.score;
      if (isNeeded && other.faults === 0 && isBetter) scored = other;
    }
    if (scored.score > best.score + 1e-9) best = scored;
  }
  return best;
}

function scoreLayout(
  sample: Uint8Array,
  delimiter: string,
  quote: string | null,
  chosenSkip: number | undefined,
  lineUnit: LineUnit = 'physical',
): Scored {
  const records = readSample(sample, { delimiter, quote, skipLines: chosenSkip ?? 0 }, LOOKED_AT, lineUnit);
  const from = chosenSkip === undefined ? findTable(records) : 0;
  const table = records.slice(from);
  const width = commonWidth(table);
  const fitting = table.filter((record) => !record.isBroken && record.fields.length === width);
  const share = table.length === 0 ? 0 : fitting.length / table.length;
  const skipLines = chosenSkip ?? (from === 0 ? 0 : (table[0]?.line ?? 1) - 1);
  return {
    layout: { delimiter, quote, skipLines },
    score: width < 2 ? 0 : share ** 2 * tidiness(fitting) * (1 - 1 / width) ** 0.5 * (from === 0 ? 1 : PREAMBLE_COST),
    isRegular: share === 1 && width >= 2 && table.length >= LEAST_LINES && fitting.every(({ fields }) => fields.every((field) => field.length <= 40)),
    faults: table.filter(({ isBroken }) => isBroken).length + (quote === '"' ? countEdgeApostrophes(fitting) : 0),
  };
}

/** Fields that begin and end with an apostrophe: another quote than the one tried. */
function countEdgeApostrophes(records: readonly SampleRecord[]): number {
  return records.reduce(
    (sum, { fields }) => sum + fields.filter((field) => field.length > 1 && field.startsWith("'") && field.endsWith("'")).length,
    0,
  );
}

/** Whether at least a quarter of the lines hold a field in these quotes. */
function hasQuotedFields(sample: Uint8Array, delimiter: string, quote: string): boolean {
  const lines = readSample(sample, { delimiter, quote: null, skipLines: 0 }, LOOKED_AT);
  const quoted = lines.filter(({ fields }) => fields.some((field) => field.length > 1 && field.startsWith(quote)));
  return quoted.length * 4 >= lines.length;
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

/** Share of fields without a quote left over at one edge only: those were cut in the wrong place. */
function tidiness(records: readonly SampleRecord[]): number {
  let fields = 0;
  let untidy = 0;
  for (const record of records) {
    for (const field of record.fields) {
      fields++;
      if (field.startsWith('"') !== field.endsWith('"')) untidy++;
    }
  }
  return fields === 0 ? 0 : 1 - untidy / fields;
}

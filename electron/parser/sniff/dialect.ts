import type { Dialect } from '../../../shared/model/import-mapping.ts';
import { PLAIN } from '../readers/tokenizer.ts';
import { detectComment } from './structure/comment-lines.ts';
import { commonWidth, type LineUnit, readSample, type SampleRecord } from './structure/sample-records.ts';
import { findTableStart } from './structure/table-start.ts';

export { readSample, type SampleRecord } from './structure/sample-records.ts';

export type Layout = Pick<Dialect, 'delimiter' | 'quote' | 'skipLines' | 'escape' | 'comment' | 'collapse' | 'wrapped'>;
type Chosen = { readonly [Key in keyof Layout]?: Layout[Key] | undefined };
type Tried = Chosen & { readonly lineUnit: LineUnit };

/** The usual ones first: on equal terms they win. */
const DELIMITERS = [',', ';', '\t', '|', '~', '^', '¦', '§', '\x1f', '\x01', '::', '~|~'];
/** Delimiters with blanks or doubled, and the plain one that would be seen in them. */
const LONGER = [
  [', ', ','],
  ['; ', ';'],
  [' | ', '|'],
  ['||', '|'],
] as const;
/** What is cut in fewer columns scores a little less. */
const LONGER_MARGIN = 0.85;
const LOOKED_AT = 300;
const QUOTES = ['"', "'", null];
const OTHER_QUOTES = ['«', '“', '„', '`'];
/** Blanks are taken for delimiters from so many lines on. */
const LEAST_LINES = 3;
/** Records whose quotes do not fit, from which on the file is taken to have none. */
const MANY_FAULTS = 3;
/** Other quotes that leave faults of their own must explain so much more. */
const MUCH_BETTER = 2;
/** A delimiter that also explains the first lines is likelier. */
const PREAMBLE_COST = 0.7;
/** Single blanks separate where quotes tell them from those of the text; other delimiters are likelier. */
const BLANK_COST = 0.8;
const BLANK_REGULAR = 0.9;
const MUCH_LEFT_OVER = 0.5;
const WIDE_BLANK = '  ';
const LEAST_WIDE_COLUMNS = 3;
const SEPARATOR_LINE = /^\ufeff?"?sep=(.)"?\r?$/i;

/**
 * Delimiter, quote, escape, comment mark and preamble of a sample (UTF-8). Every delimiter is tried; what counts is how many records have the same width,
 * how wide they are and how few are broken. Runs of blanks separate only when nothing else does. What the person chose is kept.
 */
export function detectLayout(sample: Uint8Array, chosen: Chosen, lineUnit: LineUnit = 'physical'): Layout {
  const [firstLine = ''] = Buffer.from(sample.buffer, sample.byteOffset, Math.min(sample.length, 16))
    .toString('utf8')
    .split(/[\r\n]/);
  const named = chosen.delimiter === undefined ? SEPARATOR_LINE.exec(firstLine)?.[1] : undefined;
  const start: Tried = { ...chosen, lineUnit, ...(named === undefined ? {} : { delimiter: named, skipLines: chosen.skipLines ?? 1 }) };
  const layout = withWrapping(sample, detectDelimiter(sample, start), start);
  const comment = chosen.comment === undefined && lineUnit === 'physical' ? detectComment(sample, layout) : chosen.comment;
  return comment === null || comment === undefined ? layout : { ...layout, comment };
}

interface Scored {
  readonly layout: Layout;
  readonly score: number;
  readonly width: number;
  /** Share of records in which a field ends with the delimiter without its blank: it was cut in the wrong places. */
  readonly leftOver: number;
  /** Records of the common width among all, 0–1. */
  readonly share: number;
  readonly isRegular: boolean;
  readonly faults: number;
}

function detectDelimiter(sample: Uint8Array, chosen: Tried): Layout {
  if (chosen.delimiter !== undefined) return bestOf(sample, [chosen.delimiter], chosen).layout;
  const present = DELIMITERS.filter((delimiter, index) => index === 0 || sample.includes(delimiter.charCodeAt(0)));
  const best = longerOf(sample, bestOf(sample, present, chosen), chosen);
  const blank = hasQuotedBlanks(sample) ? scoreBlanks(sample, chosen) : null;
  if (blank !== null && blank.score > best.score) return blank.layout;
  const isSure = best.share === 1 && best.score > 0 && best.layout.skipLines === 0;
  const wide = isSure ? null : scoreWideBlanks(sample, chosen);
  if (best.score > 0) return wide?.layout ?? best.layout;
  const runs = bestOf(sample, [' '], { ...chosen, collapse: true, quote: chosen.quote ?? '"' });
  return runs.isRegular ? runs.layout : (wide?.layout ?? best.layout);
}

/** A delimiter that comes with a blank, or twice, throughout. */
function longerOf(sample: Uint8Array, best: Scored, chosen: Tried): Scored {
  for (const [longer, plain] of LONGER) {
    if (best.score > 0 && best.layout.delimiter !== plain) continue;
    if (Buffer.from(sample.buffer, sample.byteOffset, sample.length).indexOf(longer) < 0) continue;
    const other = bestOf(sample, [longer], chosen);
    if (other.leftOver >= MUCH_LEFT_OVER) continue;
    const isAlike = other.score > best.score * LONGER_MARGIN && other.layout.skipLines <= best.layout.skipLines;
    if (isAlike && other.share > best.share - 1e-9 && other.faults <= best.faults) return other;
  }
  return best;
}

/** Columns that stand two blanks apart or more, their texts with single ones inside; every line must agree. */
function scoreWideBlanks(sample: Uint8Array, chosen: Tried): Scored | null {
  if (Buffer.from(sample.buffer, sample.byteOffset, sample.length).indexOf(WIDE_BLANK) < 0) return null;
  const scored = bestOf(sample, [WIDE_BLANK], { ...chosen, collapse: true, quote: chosen.quote ?? '"' });
  return scored.isRegular && scored.width >= LEAST_WIDE_COLUMNS ? scored : null;
}

/** Single blanks; every line must agree, or running text would do. */
function scoreBlanks(sample: Uint8Array, chosen: Tried): Scored {
  const scored = bestOf(sample, [' '], { ...chosen, collapse: false });
  return { ...scored, score: scored.share >= BLANK_REGULAR ? scored.score * BLANK_COST : 0 };
}

function hasQuotedBlanks(sample: Uint8Array): boolean {
  return Buffer.from(sample.buffer, sample.byteOffset, sample.length).indexOf(' "') >= 0;
}

/** The likeliest of some delimiters, with the quote and escape that go with it. */
function bestOf(sample: Uint8Array, delimiters: readonly string[], chosen: Tried): Scored {
  const quotes = chosen.quote === undefined ? QUOTES : [chosen.quote];
  const [usual = null, ...others] = quotes;
  const more =
    chosen.quote === undefined ? OTHER_QUOTES.filter((quote) => Buffer.from(sample.buffer, sample.byteOffset, sample.length).includes(quote)) : [];
  let best: Scored | null = null;
  for (const delimiter of delimiters) {
    let scored = scoreEscapes(sample, { delimiter, quote: usual }, chosen);
    for (const quote of [...others, ...more]) {
      const other = scoreLayout(sample, { delimiter, quote }, chosen);
      const isNeeded = quote === null ? scored.faults >= MANY_FAULTS : hasQuotedFields(sample, delimiter, quote);
      const isBetter = scored.faults > 0 && quote !== null ? other.score >= scored.score : other.score > scored.score;
      const isPlain = other.faults === 0 && isBetter;
      if (isNeeded && (isPlain || (quote !== null && other.score > scored.score * MUCH_BETTER))) scored = other;
    }
    if (best === null || scored.score > best.score + 1e-9) best = scored;
  }
  return best ?? scoreLayout(sample, { delimiter: ',', quote: usual }, chosen);
}

/** Quotes doubled or behind a backslash: whichever leaves fewer records broken. */
function scoreEscapes(sample: Uint8Array, tried: Pick<Layout, 'delimiter' | 'quote'>, chosen: Tried): Scored {
  if (chosen.escape !== undefined) return scoreLayout(sample, { ...tried, escape: chosen.escape }, chosen);
  const doubled = scoreLayout(sample, tried, chosen);
  if (tried.quote === null || Buffer.from(sample.buffer, sample.byteOffset, sample.length).indexOf(`\\${tried.quote}`) < 0) return doubled;
  const escaped = scoreLayout(sample, { ...tried, escape: '\\' }, chosen);
  const isBetter =
    escaped.faults < doubled.faults ? escaped.score >= doubled.score * 0.9 : escaped.faults === doubled.faults && escaped.score > doubled.score;
  return isBetter ? escaped : doubled;
}

function scoreLayout(sample: Uint8Array, tried: Pick<Layout, 'delimiter' | 'quote' | 'escape'>, chosen: Tried): Scored {
  const { skipLines: chosenSkip } = chosen;
  const isBlank = tried.delimiter === ' ';
  const collapse = chosen.collapse ?? isBlank;
  const kind: Omit<Layout, 'skipLines'> = {
    delimiter: tried.delimiter,
    quote: tried.quote,
    ...(tried.escape === null || tried.escape === undefined ? {} : { escape: tried.escape }),
    ...(collapse || isBlank ? { collapse } : {}),
  };
  const records = readSample(sample, { ...kind, comment: chosen.comment, skipLines: chosenSkip ?? 0 }, LOOKED_AT, chosen.lineUnit);
  const from = chosenSkip === undefined ? findTableStart(records) : 0;
  const table = records.slice(from);
  const width = commonWidth(table);
  const fitting = table.filter((record) => !record.isBroken && record.fields.length === width);
  const share = table.length === 0 ? 0 : fitting.length / table.length;
  const skipLines = chosenSkip ?? (from === 0 ? 0 : (table[0]?.line ?? 1) - 1);
  return {
    layout: { ...kind, skipLines },
    score: width < 2 ? 0 : share ** 2 * tidiness(fitting) * (1 - 1 / width) ** 0.5 * (from === 0 ? 1 : PREAMBLE_COST),
    width,
    leftOver: fitting.length === 0 ? 0 : fitting.filter(({ fields }) => endsWithDelimiter(fields, tried.delimiter)).length / fitting.length,
    share: width < 2 ? 0 : share,
    isRegular: share === 1 && width >= 2 && table.length >= LEAST_LINES && fitting.every(({ fields }) => fields.every((field) => field.length <= 40)),
    faults: table.filter(({ isBroken }) => isBroken).length + (tried.quote === '"' ? countApostrophes(fitting) : 0),
  };
}

/** Whether a field ends with what remains of a delimiter when its blank is taken off. */
function endsWithDelimiter(fields: readonly string[], delimiter: string): boolean {
  const bare = delimiter.trimEnd();
  return bare !== delimiter && bare !== '' && fields.some((field) => field.endsWith(bare));
}

/** Lines that are one quoted field each, with a table inside. */
function withWrapping(sample: Uint8Array, layout: Layout, chosen: Tried): Layout {
  if (chosen.wrapped === true) return { ...layout, wrapped: true };
  if (chosen.wrapped === false || chosen.lineUnit === 'record' || layout.quote === null || sample.indexOf(layout.quote.charCodeAt(0)) < 0)
    return layout;
  const lines = readSample(sample, { delimiter: '\x00', quote: '"', skipLines: 0 }, LOOKED_AT);
  const isWrapped = lines.length > 0 && lines.every(({ fields, isBroken, start = 0 }) => !isBroken && fields.length === 1 && sample[start] === 0x22);
  if (!isWrapped || commonWidth(readSample(sample, layout, LOOKED_AT)) > 1) return layout;
  const inside = Buffer.from(lines.map(({ fields }) => `${fields[0] ?? ''}\n`).join(''));
  const found = detectDelimiter(inside, chosen);
  return commonWidth(readSample(inside, found, LOOKED_AT)) > 1 ? { ...found, wrapped: true } : layout;
}

/** Fields that stand in apostrophes: another quote than the one tried, unless more of them stand in that one. */
function countApostrophes(records: readonly SampleRecord[]): number {
  let inApostrophes = 0;
  let inQuotes = 0;
  for (const { fields, forms } of records) {
    for (const [index, field] of fields.entries()) {
      if (forms?.[index] !== PLAIN) inQuotes++;
      else if (field.length > 2 && field.startsWith("'") && field.endsWith("'")) inApostrophes++;
    }
  }
  return inApostrophes > inQuotes ? inApostrophes : 0;
}

/** Whether at least a quarter of the lines hold a field in these quotes. */
function hasQuotedFields(sample: Uint8Array, delimiter: string, quote: string): boolean {
  const lines = readSample(sample, { delimiter, quote: null, skipLines: 0 }, LOOKED_AT);
  const quoted = lines.filter(({ fields }) => fields.some((field) => field.length > 1 && field.startsWith(quote)));
  return quoted.length * 4 >= lines.length;
}

/** Share of fields without a quote left over at one edge only: those were cut in the wrong place. What stands in quotes was not. */
function tidiness(records: readonly SampleRecord[]): number {
  let fields = 0;
  let untidy = 0;
  for (const record of records) {
    for (const [index, field] of record.fields.entries()) {
      fields++;
      if (record.forms?.[index] === PLAIN && field.startsWith('"') !== field.endsWith('"')) untidy++;
    }
  }
  return fields === 0 ? 0 : 1 - untidy / fields;
}

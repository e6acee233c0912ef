import type { EscapedDialect } from '../escaped-tokenizer.ts';
import { ESCAPED, type FieldTokenizer, NEED_MORE, PLAIN, RECORD, Tokenizer, type TokenStatus } from '../tokenizer.ts';
import { alignHeader } from './align-header.ts';
import { type Alignment, alignPieces } from './align-pieces.ts';
import { type ColumnProfile, IMPOSSIBLE, learnColumns } from './column-profile.ts';
import { cutLine, type Piece, type QuoteReading } from './cut-line.ts';

/** What is read before mending begins, to learn what the columns hold. */
export const LEARNED_BYTES = 256 * 1024;
const LEARNED_RECORDS = 2000;
/** Whole records from which on the columns are known well enough. */
const LEAST_RECORDS = 8;
/** Longest line that is looked at, and the most fields of one. */
const MENDED_BYTES = 8 * 1024;
const MENDED_FIELDS = 600;
const READINGS: readonly (readonly [reading: QuoteReading, cost: number])[] = [
  ['strict', 0],
  ['lenient', 0.6],
  ['literal', 0.8],
  ['edges', 1],
  ['apart', 1.2],
];
const OTHER_DELIMITERS = [' ', ';', '\t', ',', '|'];
const OTHER_DELIMITER_COST = 3;
const FIRST_LINE_COST = 1;
/** What all attempts of a file may cost, so that one made of nothing but odd lines ends in time: some 200,000 lines of usual length. */
const BUDGET = 400_000;
const UNIT_BYTES = 256;
/** Ways this close to the best are as likely. */
const MARGIN = 0.75;

interface Misfit {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly limit: number;
  readonly status: TokenStatus;
  readonly fields: FieldTokenizer;
  readonly isHeader: boolean;
}

/**
 * Mends records of the wrong width, or with quotes that do not fit, against what the columns hold in whole records. A delimiter too many or missing, a stray
 * quote, a row delimited otherwise: each way to make the record as wide as the others is weighed, and one is taken only when no number, date or code would stand
 * in a column where it cannot, and no equally likely way puts another value into such a column. Amounts therefore never move: where two ways remain, the record
 * is left as it is, and refused with its line. Where no width is the common one (baskets, tags) short records get blank fields at their end. Fields always point at the record's own bytes: nothing is made up, what is missing becomes blank.
 */
export class RecordRepair {
  isReady = false;
  #columns: readonly ColumnProfile[] = [];
  /** Width of the widest record where none is the common one. */
  #padTo = 0;
  #budget = BUDGET;
  readonly #delimiter: string;
  readonly #quote: string;
  readonly #dialect: EscapedDialect;

  constructor(dialect: EscapedDialect) {
    this.#dialect = dialect;
    this.#delimiter = toLatin1(dialect.delimiter);
    this.#quote = toLatin1(dialect.quote ?? '');
  }

  /** Learns from the records in bytes [from, to), the first `headerRows` left out. */
  learn(bytes: Uint8Array, from: number, to: number, headerRows: number): void {
    this.isReady = true;
    const tokenizer = new Tokenizer(this.#dialect);
    const records: string[][] = [];
    let left = headerRows;
    for (let pos = from; pos < to && records.length < LEARNED_RECORDS; pos = tokenizer.next) {
      const status = tokenizer.read(bytes, pos, to, true);
      if (status === NEED_MORE) break;
      if (status === RECORD && left > 0) left--;
      else if (status === RECORD && tokenizer.count <= MENDED_FIELDS) records.push(textsOf(tokenizer, bytes));
      if (tokenizer.next <= pos) break;
    }
    const width = commonWidth(records);
    const whole = records.filter((fields) => fields.length === width);
    if (records.length >= LEAST_RECORDS && whole.length * 2 < records.length) this.#padTo = Math.max(...records.map(({ length }) => length));
    if (whole.length < LEAST_RECORDS || whole.length * 2 < records.length || width < 2) return;
    this.#columns = learnColumns(whole, width);
  }

  /** Writes the mended fields over those of the record; false = it stays as it is. */
  mend(misfit: Misfit): boolean {
    const { status, fields, isHeader } = misfit;
    const width = this.#columns.length;
    if (status === RECORD && fields.count < this.#padTo) return this.#pad(fields);
    if (width === 0 || (status === RECORD && fields.count === width)) return false;
    const line = this.#textOf(misfit);
    if (line === null || this.#budget <= 0) return false;
    this.#budget -= 1 + (line.length / UNIT_BYTES) ** 2;
    if (isHeader) return this.#mendHeader(misfit, line);
    const whole = this.#bestOf(line);
    const first = fields.lineEnds > 1 && status === RECORD ? firstLineOf(line) : line;
    const alone = first === line ? null : this.#bestOf(first);
    const isAlone = alone !== null && (whole === null || alone.cost + FIRST_LINE_COST < whole.cost);
    const best = isAlone ? alone : whole;
    if (best === null) return false;
    if (isAlone) this.#endAfter(misfit, first);
    write(misfit, best.pieces);
    return true;
  }

  /** Records that end where their values do get blank fields up to the widest. */
  #pad(fields: FieldTokenizer): boolean {
    for (; fields.count < this.#padTo; fields.count++) {
      fields.starts[fields.count] = fields.next;
      fields.ends[fields.count] = fields.next;
      fields.forms[fields.count] = PLAIN;
    }
    return true;
  }

  #mendHeader(misfit: Misfit, line: string): boolean {
    const mended = alignHeader(this.#cut(line), this.#columns);
    if (mended !== null) write(misfit, mended);
    return mended !== null;
  }

  /** The likeliest alignment that no other one contradicts. */
  #bestOf(line: string): Alignment | null {
    const found = this.#cut(line)
      .flatMap(({ pieces, cost }) => alignPieces(line, pieces, this.#columns, this.#quote).map((way) => ({ ...way, cost: way.cost + cost })))
      .sort((a, b) => a.cost - b.cost);
    const [best] = found;
    if (best === undefined || best.cost >= IMPOSSIBLE) return null;
    const rivals = found.filter(({ cost }) => cost <= best.cost + MARGIN);
    return rivals.every((rival) => this.#agree(best, rival)) ? best : null;
  }

  #agree(a: Alignment, b: Alignment): boolean {
    return this.#columns.every(({ isFirm }, column) => {
      const [one, other] = [a.pieces[column], b.pieces[column]];
      return !isFirm || one?.text === other?.text;
    });
  }

  #cut(line: string): { pieces: Piece[]; cost: number }[] {
    const cuts = READINGS.map(([reading, cost]) => ({ pieces: cutLine(line, this.#delimiter, this.#quote, reading), cost }));
    for (const delimiter of OTHER_DELIMITERS) {
      if (delimiter === this.#delimiter || !line.includes(delimiter)) continue;
      cuts.push({ pieces: cutLine(line, delimiter, this.#quote, 'strict'), cost: OTHER_DELIMITER_COST });
    }
    return cuts.filter((cut): cut is { pieces: Piece[]; cost: number } => cut.pieces !== null && cut.pieces.length <= MENDED_FIELDS);
  }

  /** The record without its end, as Latin-1; null when it is too long. */
  #textOf({ bytes, start, fields }: Misfit): string | null {
    const end = fields.next;
    if (end - start > MENDED_BYTES) return null;
    return toText(bytes, start, end).replace(/(\r\n|\n|\r)$/, '');
  }

  /** The record is its first line alone: what follows is read anew. */
  #endAfter({ bytes, start, limit, fields }: Misfit, first: string): void {
    const at = start + first.length;
    fields.next = Math.min(limit, at + (bytes[at] === 13 && bytes[at + 1] === 10 ? 2 : 1));
    fields.lineEnds = 1;
  }
}

/** The pieces as fields of the record. */
function write({ start, fields }: Misfit, pieces: readonly Piece[]): void {
  for (const [index, piece] of pieces.entries()) {
    fields.starts[index] = start + piece.start;
    fields.ends[index] = start + piece.end;
    fields.forms[index] = piece.form;
  }
  fields.count = pieces.length;
}

function textsOf({ starts, ends, forms, count, quoteText }: FieldTokenizer, bytes: Uint8Array): string[] {
  return Array.from({ length: count }, (_, index) => {
    const text = toText(bytes, starts[index] as number, ends[index] as number);
    return forms[index] === ESCAPED ? text.replaceAll(quoteText + quoteText, quoteText) : text;
  });
}

function commonWidth(records: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

function firstLineOf(record: string): string {
  const [first = record] = /^[^\r\n]*/.exec(record) ?? [];
  return first;
}

/** Bytes as Latin-1: one character a byte, so that positions are those of the bytes. */
function toText(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
}

function toLatin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

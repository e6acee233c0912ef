import { type ExactDecimal, type NumberReading, parseNumberText } from '../../../../shared/model/written-number.ts';
import { detectHeader } from '../header.ts';
import { commonWidth, type SampleRecord } from './sample-records.ts';

const MAX_FOOTER = 60;
/** Physical lines that a dialect may call its footer. */
const MAX_FOOTER_LINES = 1000;
const LEAST_RECORDS = 3;
/** Records of another width from which on they are a table of their own. */
const OTHER_TABLE = 2;
const TOTALS = [
  'grand total|sub-?total|totals?|sum|overall|average|avg',
  'gesamt|summe|gesamtsumme|zwischensumme|total général|totaux|somme|totale|totais|suma|razem|celkem|toplam|összesen|yhteensä|totalt|samtals',
  'итого|всего|итог|сумма|разом|усього|всього|підсумок|общо',
  'جمع|جمع کل|مجموع|کل|المجموع|الإجمالي|إجمالي',
  '合计|总计|小计|共计|總計|合計|小計|총계|합계|סה"כ',
].join('|');
/** A cell that is one of these words, maybe with what it is the total of. */
const TOTAL_WORD = new RegExp(`^[*\\s-]*(${TOTALS})(\\s*[:：].*|\\s+(of|for|по|за|für|de|amount|rows|orders|sales).*)?[:：\\s*.]*$`, 'iu');
/** What a figure is not made of: anything but digits, marks, signs of currencies and of negative numbers. */
const NO_FIGURE = /[^\p{Sc}\p{Nd}.,٫٬'’\s()−-]/u;
const HAS_DIGIT = /\p{Nd}/u;
/** Ways in which totals are written. */
const SUM_READINGS: readonly NumberReading[] = [
  { kind: 'number', decimal: '.', thousands: ',' },
  { kind: 'number', decimal: ',', thousands: '.' },
  { kind: 'number', decimal: ',', thousands: ' ' },
];
/** Subtotals between the records leave a few cells blank. */
const MOSTLY = 0.8;
/** How lists of SAP mark sums, by their level. */
const TOTAL_MARK = /^\*{1,4}$/;
const RULE = /^[\s=_*+|-]{3,}$/;
/** Longer cells are told to be neither totals nor counts. */
const LONGEST_LABEL = 1000;
const ROW_COUNT = /^\(?\s*\d[\d\s.,]*\s*(rows?|records?|строк\p{L}*|записей|рядків|行|سطر|ردیف)\b/iu;

/**
 * Where the data ends: index of the first record after it (`records.length` = no footer). Looked at from the end: totals, notes, rules, counts, records of delimiters alone;
 * failing that, a second table of another width below the first. A totals row counts only where it names itself beside figures, or is the sum of its columns, and leaves cells blank that
 * are otherwise filled, so that a customer called "Total" stays a customer. A note as wide as the table counts only below a blank line or another part of the footer.
 */
export function findTableEnd(records: readonly SampleRecord[], isWhole: boolean): number {
  if (records.length < LEAST_RECORDS) return records.length;
  const width = commonWidth(records);
  if (width < 2) return records.length;
  const fill = learnFill(records.slice(0, -Math.min(MAX_FOOTER, Math.floor(records.length / 2))), width);
  let end = records.length;
  let certain = end;
  while (end > LEAST_RECORDS - 1 && records.length - end < MAX_FOOTER) {
    const record = records[end - 1];
    const rank = record === undefined ? 'data' : rankFooter(record, width, fill);
    const isSum = (rank === 'figures' || rank === 'fewFigures') && isWhole && isSumOf(records, end - 1);
    if (rank === 'data' || (rank === 'fewFigures' && !isSum)) break;
    end--;
    if (rank === 'footer' || isSum || followsBlank(records, end)) certain = end;
  }
  if (certain < records.length || !isWhole) return certain;
  const other = findOtherTable(records, width);
  return other < records.length ? findTableEnd(records.slice(0, other), isWhole) : other;
}

/** Physical lines from byte `from` of a sample to its end. */
export function countLines(sample: Uint8Array, from: number): number {
  let lines = 0;
  let last = from;
  for (let at = from; at < sample.length; at++) {
    if (sample[at] !== 10 && !(sample[at] === 13 && sample[at + 1] !== 10)) continue;
    lines++;
    last = at + 1;
  }
  return Math.min(MAX_FOOTER_LINES + 1, lines + (last < sample.length ? 1 : 0));
}

/** Columns by how often they are filled among the records that have the width of the table. */
interface Fill {
  readonly always: readonly number[];
  readonly mostly: readonly number[];
}

/** What a record may be by itself: data, a footer for certain, or one if its neighbours say so (a lone text; figures without a name) or its sums (figures that lack little). */
type FooterRank = 'data' | 'footer' | 'note' | 'figures' | 'fewFigures';

function rankFooter({ fields, isBroken, isRepaired }: SampleRecord, width: number, { always, mostly }: Fill): FooterRank {
  if (isBroken || isRepaired === true) return 'data';
  const filled = fields.map((field) => field.trim()).filter((field) => field !== '');
  if (filled.length === 0) return 'footer';
  const [first = ''] = filled;
  if (filled.every((text) => RULE.test(text)) || (filled.length === 1 && isLabel(ROW_COUNT, first))) return 'footer';
  const isBlank = (column: number) => (fields[column] ?? '').trim() === '';
  const lacks = fields.length < width || always.some(isBlank) || isHalf(mostly, isBlank);
  if (lacks && (TOTAL_MARK.test(first) || namesTotal(filled))) return 'footer';
  if (filled.length === 1 && width > 2 && !isFigure(first)) {
    if (fields.length < width) return 'footer';
    return always.some(isBlank) ? 'note' : 'data';
  }
  if (!always.some(isBlank) || !filled.every(isFigure)) return 'data';
  return isHalf(always, isBlank) ? 'figures' : 'fewFigures';
}

/** Whether a record says that it is a total; beside a name, a city and an e-mail address "sum" is a value. */
function namesTotal(filled: readonly string[]): boolean {
  const words = filled.filter((text) => isLabel(TOTAL_WORD, text)).length;
  const others = filled.filter((text) => !isFigure(text)).length - words;
  return words > 0 && others * 2 <= filled.length;
}

function isLabel(pattern: RegExp, text: string): boolean {
  return text.length <= LONGEST_LABEL && pattern.test(text);
}

function isFigure(text: string): boolean {
  return HAS_DIGIT.test(text) && !NO_FIGURE.test(text);
}

/** Whether at least two of the columns, and half of them, are so. */
function isHalf(columns: readonly number[], test: (column: number) => boolean): boolean {
  const count = columns.filter(test).length;
  return count >= 2 && count * 2 >= columns.length;
}

function learnFill(records: readonly SampleRecord[], width: number): Fill {
  const counts = new Array<number>(width).fill(0);
  let seen = 0;
  for (const { fields, isBroken } of records) {
    if (isBroken || fields.length !== width) continue;
    seen++;
    for (let column = 0; column < width; column++) if ((fields[column] ?? '').trim() !== '') counts[column] = (counts[column] ?? 0) + 1;
  }
  const filledIn = (share: number) => counts.flatMap((count, column) => (seen > 0 && count >= seen * share ? [column] : []));
  return { always: filledIn(1), mostly: filledIn(MOSTLY) };
}

function followsBlank(records: readonly SampleRecord[], index: number): boolean {
  const [before, record] = [records[index - 1], records[index]];
  return before?.end !== undefined && record?.start !== undefined && record.start > before.end;
}

/** Whether every figure of a record is the sum of what stands above it in its column; the record may stand above other parts of the footer. */
function isSumOf(records: readonly SampleRecord[], index: number): boolean {
  const fields = records[index]?.fields ?? [];
  return fields.every((text, column) => {
    if (text.trim() === '') return true;
    return SUM_READINGS.some((reading) => {
      const total = parseNumberText(text, reading);
      if (total === null) return false;
      const sum = sumOf(
        records.slice(0, index).map((record) => record.fields[column] ?? ''),
        reading,
      );
      return sum !== null && sum.digits * 10n ** BigInt(total.places) === total.digits * 10n ** BigInt(sum.places);
    });
  });
}

/** Sum of what can be read; null when fewer than three texts can. */
function sumOf(texts: readonly string[], reading: NumberReading): ExactDecimal | null {
  const values = texts.flatMap((text) => parseNumberText(text, reading) ?? []);
  if (values.length < LEAST_RECORDS) return null;
  const places = Math.max(...values.map((value) => value.places));
  const digits = values.reduce((sum, value) => sum + value.digits * 10n ** BigInt(places - value.places), 0n);
  return { digits, places };
}

/** A header of another width, and nothing but records of that width behind it. */
function findOtherTable(records: readonly SampleRecord[], width: number): number {
  const other = records.at(-1)?.fields.length ?? width;
  if (other === width || other < 2) return otherFromHead(records);
  let start = records.length;
  while (start > 0 && isOf(records[start - 1], other)) start--;
  return start >= LEAST_RECORDS && records.length - start > OTHER_TABLE && detectHeader(records.slice(start)) ? start : records.length;
}

/** The same where the second table is the longer one, so that its width is the common one. */
function otherFromHead(records: readonly SampleRecord[]): number {
  const [first] = records;
  const width = first?.fields.length ?? 0;
  const start = records.findIndex(({ fields }) => fields.length !== width);
  if (width < 2 || start < LEAST_RECORDS || !detectHeader(records) || !detectHeader(records.slice(start))) return records.length;
  const other = records[start]?.fields.length ?? 0;
  const isTable = other >= 2 && records.length - start > OTHER_TABLE && records.slice(start).every((record) => isOf(record, other));
  return isTable ? start : records.length;
}

/** Of this width, or broken so that nobody knows. */
function isOf(record: SampleRecord | undefined, width: number): boolean {
  return record !== undefined && (record.isBroken || record.fields.length === width);
}

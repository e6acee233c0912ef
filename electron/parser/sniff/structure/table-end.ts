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
const RULE = /^[\s=_*+|-]{3,}$/;
const ROW_COUNT = /^\(?\s*\d[\d\s.,]*\s*(rows?|records?|строк\p{L}*|записей|рядків|行|سطر|ردیف)\b/iu;

/**
 * Where the data ends: index of the first record after it (`records.length` = no footer). Looked at from the end: totals, notes, rules, counts, records of delimiters alone;
 * failing that, a second table of another width below the first. A totals row counts only where it names itself and leaves a cell blank that is
 * otherwise filled, so that a customer called "Total" stays a customer.
 */
export function findTableEnd(records: readonly SampleRecord[], isWhole: boolean): number {
  if (records.length < LEAST_RECORDS) return records.length;
  const width = commonWidth(records);
  if (width < 2) return records.length;
  const alwaysFilled = findAlwaysFilled(records.slice(0, -Math.min(MAX_FOOTER, Math.floor(records.length / 2))), width);
  let end = records.length;
  let certain = end;
  while (end > LEAST_RECORDS - 1 && records.length - end < MAX_FOOTER) {
    const record = records[end - 1];
    if (record === undefined || !isFooter(record, width, alwaysFilled)) break;
    end--;
    certain = end;
  }
  return certain < records.length || !isWhole ? certain : findOtherTable(records, width);
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

function isFooter({ fields, isBroken, isRepaired }: SampleRecord, width: number, alwaysFilled: ReadonlySet<number>): boolean {
  if (isBroken || isRepaired === true) return false;
  const filled = fields.map((field) => field.trim()).filter((field) => field !== '');
  if (filled.length === 0) return true;
  const [first = ''] = filled;
  if (filled.every((text) => RULE.test(text)) || (filled.length === 1 && ROW_COUNT.test(first))) return true;
  const lacks = fields.length < width || [...alwaysFilled].some((column) => (fields[column] ?? '').trim() === '');
  if (lacks && filled.some((text) => TOTAL_WORD.test(text))) return true;
  return fields.length < width && filled.length === 1 && width > 2 && !/^[\d.,\s-]+$/.test(first);
}

function findAlwaysFilled(records: readonly SampleRecord[], width: number): Set<number> {
  const columns = new Set(Array.from({ length: width }, (_, column) => column));
  for (const { fields, isBroken } of records) {
    if (isBroken || fields.length !== width) continue;
    for (const column of columns) if ((fields[column] ?? '').trim() === '') columns.delete(column);
  }
  return columns;
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

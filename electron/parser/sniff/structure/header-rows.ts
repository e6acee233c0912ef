import { joinHeader } from '../../read/join-header.ts';
import { IMPOSSIBLE, learnColumns, misfit } from '../../readers/repair/column-profile.ts';
import { detectHeader } from '../header.ts';
import { commonWidth, countFilled, type SampleRecord } from './sample-records.ts';

const LEAST_GROUPS = 2;
const MAX_ROWS = 5;
const LEARNED = 500;
const LEAST_RECORDS = 5;

/**
 * Records the header stands in: 0 = none, else 1 to 5. A further row belongs to it when it holds words where the columns below hold numbers,
 * dates or codes, nowhere fits such a column, and is as full as a header (units, a second language, names in two lines).
 */
export function countHeaderRows(records: readonly SampleRecord[]): number {
  if (!detectHeader(records)) return 0;
  const width = commonWidth(records);
  const body = records.slice(MAX_ROWS, MAX_ROWS + LEARNED).filter(({ fields, isBroken }) => !isBroken && fields.length === width);
  if (body.length < LEAST_RECORDS) return 1;
  const columns = learnColumns(
    body.map(({ fields }) => fields.map((field) => Buffer.from(field, 'utf8').toString('latin1'))),
    width,
  );
  let rows = 1;
  while (rows < MAX_ROWS) {
    const record = records[rows];
    if (record === undefined || record.isBroken || record.fields.length !== width || countFilled(record.fields) * 2 < width) break;
    const firm = columns.flatMap((column, index) => {
      const text = (record.fields[index] ?? '').trim();
      return column.isFirm && text !== '' ? [misfit(column, Buffer.from(text, 'utf8').toString('latin1'), '') >= IMPOSSIBLE && !/\d/.test(text)] : [];
    });
    if (firm.length === 0 || !firm.every(Boolean)) break;
    rows++;
  }
  return rows;
}

/** Whether a record right above the names groups them: it tells names apart that come more than once ("Q1" and "Q2" above "units", "revenue" twice). */
export function isGroupRow(above: SampleRecord | undefined, header: SampleRecord | undefined): boolean {
  if (above === undefined || header === undefined || above.isBroken || header.isBroken || header.line !== above.line + 1) return false;
  const names = header.fields.map((name) => name.trim()).filter((name) => name !== '');
  if (new Set(names).size === names.length || above.fields.length > header.fields.length || countFilled(above.fields) < LEAST_GROUPS) return false;
  const joined = joinHeader([above.fields, header.fields]).filter((name) => name !== '');
  return new Set(joined).size === joined.length;
}

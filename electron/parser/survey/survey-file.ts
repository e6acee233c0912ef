import type { Survey } from '../../../shared/contract/imports.ts';
import { nameAddedColumns } from '../../../shared/model/cleaning/text-cleaner.ts';
import type { ColumnReading, ImportMapping } from '../../../shared/model/import-mapping.ts';
import { RecordCleaner } from '../clean/record-cleaner.ts';
import { FieldBytes } from '../read/fields/field-bytes.ts';
import type { RecordView } from '../read/record-view.ts';
import { type Progress, walkFile } from '../read/walk-file.ts';
import { gatherColumn } from '../sniff/column-values.ts';
import type { SampleRecord } from '../sniff/dialect.ts';
import { ColumnSurvey } from './column-survey.ts';

export interface SurveyRequest {
  readonly path: string;
  readonly mapping: ImportMapping;
}

/** Rows from which the candidates are taken, and fields of wide ones; some rows there must be. */
const SAMPLE_RECORDS = 5000;
const SAMPLE_FIELDS = 500_000;
const LEAST_RECORDS = 100;
/** Values that are remembered in all columns together. */
const REMEMBERED_VALUES = 2_000_000;
/** Rows between two reports. */
const REPORTED_RECORDS = 20_000;
const TEXT: ColumnReading = { kind: 'text' };

/**
 * Weighs every candidate reading of every column over all rows of a file, as the cleaning steps of the mapping leave them; filters take nothing out.
 * Records that are broken are left aside. Throws as `walkFile`.
 */
export async function surveyFile(
  { path, mapping }: SurveyRequest,
  report: (progress: Progress & { readonly records: number }) => void,
): Promise<Survey> {
  const survey = new FileSurvey(mapping);
  let records = 0;
  await walkFile(path, mapping, {
    header: (names) => survey.setHeader(names),
    record: (cursor, status, progress) => {
      records++;
      if (status === 'record') survey.add(cursor, cursor.line);
      if (records % REPORTED_RECORDS === 0) report({ ...progress(), records });
      return undefined;
    },
  });
  return survey.result(records);
}

/** The first rows wait as texts until the candidates are known; all others are weighed as they come. */
class FileSurvey {
  readonly #mapping: ImportMapping;
  readonly #field = new FieldBytes();
  #cleaner: RecordCleaner | null = null;
  #width = 0;
  #waiting: SampleRecord[] = [];
  #columns: ColumnSurvey[] | null = null;

  constructor(mapping: ImportMapping) {
    this.#mapping = mapping;
  }

  setHeader(header: readonly string[]): void {
    const steps = this.#mapping.steps ?? [];
    this.#width = header.length + nameAddedColumns(steps, header).length;
    if (steps.length > 0) this.#cleaner = new RecordCleaner(steps, header.length);
  }

  add(raw: RecordView, line: number): void {
    const record = this.#cleaner === null ? raw : this.#cleaner.clean(raw, line);
    if (this.#columns === null) {
      const width = Math.min(this.#width, record.fields.count);
      this.#waiting.push({ line, fields: Array.from({ length: width }, (_, index) => record.text(index)), isBroken: false });
      if (this.#waiting.length >= Math.max(LEAST_RECORDS, Math.min(SAMPLE_RECORDS, SAMPLE_FIELDS / this.#width))) this.#begin();
      return;
    }
    for (const column of this.#columns) column.add(record, line, this.#field);
  }

  result(rows: number): Survey {
    return { rows, columns: this.#begin().map((column) => column.result()) };
  }

  #begin(): ColumnSurvey[] {
    if (this.#columns !== null) return this.#columns;
    const remembered = Math.ceil(REMEMBERED_VALUES / Math.max(1, this.#width));
    const columns = Array.from({ length: this.#width }, (_, index) => {
      const reading = this.#mapping.columns.find((mapped) => mapped.index === index)?.reading ?? TEXT;
      return new ColumnSurvey(index, gatherColumn(this.#waiting, index), reading, remembered);
    });
    for (const { fields, line } of this.#waiting) {
      const record = toView(fields);
      for (const column of columns) column.add(record, line, this.#field);
    }
    this.#waiting = [];
    this.#columns = columns;
    return columns;
  }
}

/** A record made of texts. */
function toView(fields: readonly string[]): RecordView {
  const parts = fields.map((text) => new TextEncoder().encode(text));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  const starts = new Int32Array(parts.length);
  const ends = new Int32Array(parts.length);
  let at = 0;
  for (const [index, part] of parts.entries()) {
    bytes.set(part, at);
    starts[index] = at;
    at += part.length;
    ends[index] = at;
  }
  return {
    bytes,
    fields: { starts, ends, forms: new Uint8Array(parts.length), count: parts.length, quoteText: '' },
    text: (index) => fields[index] ?? '',
  };
}

import type { Artifact, TableFile } from '../../../shared/contract/segments.ts';
import type { Locale } from '../../../shared/contract/settings.ts';
import { createFormatter } from '../../../shared/format/formatter.ts';
import { createTranslator } from '../../../shared/messages/translator.ts';
import type { Calendar } from '../../../shared/model/period.ts';
import type { JobContext } from '../jobs/job-context.ts';
import { beginArtifact } from '../platform/staging.ts';
import type { ExportWords } from './block-tables.ts';
import { excelDialect, STANDARD_CSV } from './csv/csv-dialect.ts';
import { writeCsv } from './csv/write-csv.ts';
import type { ExportTable } from './export-table.ts';

const MEDIA_TYPES: Readonly<Record<TableFile, string>> = {
  csv: 'text/csv; charset=utf-8',
  excelCsv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export interface TableFileOptions {
  readonly stagingDir: string;
  /** Name for the person, without extension. */
  readonly name: string;
  readonly format: TableFile;
  /** Language tag that decides Excel's separator and decimal mark. */
  readonly locale: string;
  readonly words: ExportWords;
  /** Expected number of rows, for progress; 0 when unknown. */
  readonly rowsExpected: number;
}

/** Writes tables as one finished file in staging; a cancel or a failure leaves nothing. */
export async function writeTables(tables: readonly ExportTable[], options: TableFileOptions, job: JobContext): Promise<Artifact> {
  const { stagingDir, name, format, locale, words, rowsExpected } = options;
  const fileName = `${toFileName(name)}.${format === 'xlsx' ? 'xlsx' : 'csv'}`;
  const pending = await beginArtifact(stagingDir, { fileName, mediaType: MEDIA_TYPES[format] });
  const writing = {
    formatter: words.formatter,
    signal: job.signal,
    onRows: (rows: number) => job.progress(rowsExpected > 0 ? Math.min(1, rows / rowsExpected) : 0, rows),
  };
  try {
    // The library for workbooks takes 25 MB, which a host that exports none does without.
    if (format === 'xlsx') await (await import('./xlsx/write-xlsx.ts')).writeXlsx(pending.path, tables, writing);
    else await writeCsv(pending.path, tables, format === 'csv' ? STANDARD_CSV : excelDialect(locale), writing);
    return await pending.finish();
  } catch (error) {
    await pending.discard();
    throw error;
  }
}

/** Words and formats for a language tag; languages without texts get English. */
export function exportWords(locale: string, { calendar, currency }: { calendar: Calendar; currency: string }): ExportWords {
  const language: Locale = locale.toLowerCase().startsWith('fa') ? 'fa' : 'en';
  // Data for machines and sheets keeps Latin digits, whatever the language of the words.
  const latinDigits = true;
  return {
    translator: createTranslator(language, { latinDigits }),
    formatter: createFormatter({ locale: language, calendar, currency, latinDigits }),
  };
}

/** A name that every file system takes: no separators, reserved characters or control characters, at most 80 characters. */
export function toFileName(name: string): string {
  const clean = name
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .slice(0, 80)
    .trim();
  return clean === '' ? 'export' : clean;
}

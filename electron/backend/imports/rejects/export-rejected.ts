import { basename, extname } from 'node:path';
import type { Artifact, TableFile } from '../../../../shared/contract/segments.ts';
import { type ExportCell, type ExportTable, textCell } from '../../exports/export-table.ts';
import { exportWords, writeTables } from '../../exports/write-tables.ts';
import type { JobContext } from '../../jobs/job-context.ts';
import { countRejectedRows } from '../../store/queries/rejected-rows.ts';
import type { Store } from '../../store/store.ts';
import { requireImport } from '../read-imports.ts';
import { readRejectedRecords } from './read-records.ts';

export interface RejectedExport {
  readonly id: number;
  readonly format: TableFile;
  readonly locale: string;
}

const PAGE = 500;
const WIDTH = 18;
const REASON_WIDTH = 44;

/**
 * Writes all refused records of an import: their own columns as they came, then file, physical line, column and value at fault, reason in the
 * language asked for, and the import that brought a corrected one in. Stages: `EXPORT_STAGES`. Throws AppError IMPORT_NOT_FOUND or CANCELLED.
 */
export async function exportRejected(
  { store, stagingDir }: { readonly store: Store; readonly stagingDir: string },
  { id, format, locale }: RejectedExport,
  job: JobContext,
): Promise<Artifact> {
  job.stage('compute');
  const { fileName, header } = requireImport(store, id);
  const total = countRejectedRows(store.reader, id);
  const info = store.info();
  const words = exportWords(locale, { calendar: 'gregorian', currency: info.currency });
  const { t, text } = words.translator;
  job.stage('write');
  const own = header.map((name, place) => (name === '' ? t('imports.column.unnamed', { number: String(place + 1) }) : name));
  const title = t('rejects.export.title', { file: basename(fileName, extname(fileName)) });
  const columns = [...own.map((name) => ({ header: name, width: WIDTH }))];
  columns.push({ header: t('imports.data.file'), width: WIDTH }, { header: t('imports.reject.line'), width: 8 });
  columns.push({ header: t('imports.reject.column'), width: WIDTH }, { header: t('imports.reject.value'), width: WIDTH });
  columns.push({ header: t('imports.reject.reason'), width: REASON_WIDTH }, { header: t('rejects.state'), width: WIDTH });

  function* rows(): Generator<readonly ExportCell[], void, void> {
    for (let offset = 0; offset < total; offset += PAGE) {
      for (const record of readRejectedRecords(store, { id, offset, limit: PAGE, open: false }).rows) {
        const fields = own.map((_, place) =>
          textCell(place === own.length - 1 ? record.fields.slice(place).join(', ') : (record.fields[place] ?? '')),
        );
        const line: ExportCell = { value: record.line, format: { kind: 'integer' } };
        const reason = text(`errors.reject.${record.reason}`, { value: record.value });
        yield [
          ...fields,
          textCell(fileName),
          line,
          textCell(record.column ?? t('imports.reject.whole')),
          textCell(record.value),
          textCell(reason),
          textCell(t(record.fixedBy === null ? 'rejects.open' : 'rejects.fixed')),
        ];
      }
    }
  }

  const table: ExportTable = { title, columns, rows: rows() };
  return await writeTables([table], { stagingDir, name: title, format, locale, words, rowsExpected: total }, job);
}

import type { Artifact, TableFile } from '../../../shared/contract/segments.ts';
import type { SegmentRule } from '../../../shared/segments/schema.ts';
import type { AnalysisEngine } from '../analyses/engine.ts';
import { AppError } from '../app-error.ts';
import type { JobContext } from '../jobs/job-context.ts';
import { getSegment } from '../store/queries/segments.ts';
import type { Store } from '../store/store.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { CUSTOMER_COLUMNS, customerCells, customersQuery, EXPORT_SET } from './customer-rows.ts';
import { describeFilter } from './describe-filter.ts';
import type { ExportTable } from './export-table.ts';
import { manifestTable } from './manifest.ts';
import { exportWords, writeTables } from './write-tables.ts';

export interface SegmentExport {
  /** Saved segment … */
  readonly id?: number | undefined;
  /** … or a rule; all customers when neither is given. */
  readonly rule?: SegmentRule | undefined;
  readonly format: TableFile;
  readonly locale: string;
}

const EVERYBODY: SegmentRule = { op: 'and', of: [] };
const WIDTHS: Readonly<Record<string, number>> = { name: 26, email: 34, phone: 20 };

/**
 * Writes the customers of a segment or rule, one row each; stages: `EXPORT_STAGES`. CSV is the bare table, so that it can be imported again;
 * XLSX tells on a second sheet what it is based on. Rejects with AppError SEGMENT_NOT_FOUND, RULE_INVALID or CANCELLED.
 */
export async function exportSegment(
  { store, warehouse, engine, stagingDir }: { store: Store; warehouse: Warehouse; engine: AnalysisEngine; stagingDir: string },
  request: SegmentExport,
  job: JobContext,
): Promise<Artifact> {
  job.stage('compute');
  const segment = request.id === undefined ? null : getSegment(store.reader, request.id);
  const rule: SegmentRule = request.id === undefined ? (request.rule ?? EVERYBODY) : { op: 'segment', id: request.id };
  const mask = await engine.population.maskOf(rule, { signal: job.signal });
  const members = Int32Array.from(Array.from(mask.keys()).filter((id) => mask[id] === 1));
  const rows = await warehouse.withCustomerSets(new Map([[EXPORT_SET, members]]), (query) => query(customersQuery(), job.signal));
  if (job.signal.aborted) throw new AppError('CANCELLED');

  job.stage('write');
  const info = store.info();
  const words = exportWords(request.locale, { calendar: 'gregorian', currency: info.currency });
  const { translator, formatter } = words;
  const title = segment?.name ?? translator.t('reports.export.customers');
  const customers: ExportTable = {
    title,
    columns: CUSTOMER_COLUMNS.map((name) => ({ header: translator.t(`catalogue.customers.${name}`), width: WIDTHS[name] ?? 16 })),
    rows: customerCells(rows),
  };
  const about = manifestTable(
    {
      client: info.name,
      filter: describeFilter(segment?.rule ?? rule, { store, words }),
      period: null,
      dataVersion: info.dataVersion,
      more: [
        [translator.t('reports.export.segment'), title],
        [translator.t('reports.export.customers'), formatter.integer(rows.rowCount)],
        ...(info.currency === '' ? [] : [[translator.t('reports.export.currency'), info.currency] as const]),
        [translator.t('reports.export.guard'), translator.t('reports.export.guardText')],
      ],
    },
    words,
  );
  return await writeTables(
    request.format === 'xlsx' ? [customers, about] : [customers],
    { stagingDir, name: `${info.name} - ${title}`, format: request.format, locale: request.locale, words, rowsExpected: rows.rowCount },
    job,
  );
}

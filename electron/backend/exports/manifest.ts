import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import type { ExportWords } from './block-tables.ts';
import { type ExportTable, textCell } from './export-table.ts';

export interface ManifestFacts {
  readonly client: string;
  /** The shared filter in words; null when there is none. */
  readonly filter: string | null;
  readonly period: { readonly fromDay: number; readonly toDay: number } | null;
  readonly dataVersion: number;
  /** What else the file is about, label and value. */
  readonly more: readonly (readonly [label: string, value: string])[];
}

/** What a file is based on, as a table of two columns: client, filter, period, data version and the like. */
export function manifestTable(facts: ManifestFacts, { translator, formatter }: ExportWords): ExportTable {
  const { client, filter, period, dataVersion, more } = facts;
  const lines: (readonly [string, string])[] = [
    [translator.t('reports.export.client'), client],
    ...more,
    [
      translator.t('reports.export.period'),
      period === null ? translator.t('reports.export.everything') : `${formatter.day(period.fromDay)} – ${formatter.day(period.toDay)}`,
    ],
    [translator.t('reports.export.filter'), filter ?? translator.t('reports.export.noFilter')],
    [translator.t('reports.export.dataVersion'), String(dataVersion)],
  ];
  return {
    title: translator.t('reports.export.about'),
    columns: [
      { header: translator.t('reports.export.about'), width: 24 },
      { header: '', width: 80 },
    ],
    rows: lines.map((line) => line.map(textCell)),
  };
}

/** Lines of an analysis: its name, parameters as chosen, lines looked at, currency, fingerprint. */
export function analysisLines(result: AnalysisResult, { translator, formatter }: ExportWords): (readonly [string, string])[] {
  const params = Object.entries(result.params).map(([name, value]): readonly [string, string] => {
    const option = `analyses.${result.id}.options.${name}.${String(value)}`;
    const label = `analyses.${result.id}.params.${name}`;
    const shown = translator.has(option) ? translator.text(option) : typeof value === 'string' ? value : JSON.stringify(value);
    return [translator.has(label) ? translator.text(label) : name, shown];
  });
  return [
    [translator.t('reports.export.analysis'), translator.text(`analyses.${result.id}.title`)],
    ...params,
    [translator.t('reports.export.lines'), formatter.integer(result.meta.lines)],
    ...(result.meta.currency === '' ? [] : [[translator.t('reports.export.currency'), result.meta.currency] as const]),
    [translator.t('reports.export.fingerprint'), result.meta.fingerprint],
  ];
}

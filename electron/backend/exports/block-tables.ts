import type { Block, Field, Figure, KpiBlock, MatrixBlock, TableBlock } from '../../../shared/analyses/blocks.ts';
import { chartTable } from '../../../shared/charts/chart-table.ts';
import type { Formatter } from '../../../shared/format/formatter.ts';
import type { Translator } from '../../../shared/messages/translator.ts';
import { type ExportCell, type ExportTable, textCell } from './export-table.ts';

/** The words and formats an export is written in. */
export interface ExportWords {
  readonly translator: Translator;
  readonly formatter: Formatter;
}

const EMPTY = textCell(null);
const WIDTHS = { text: 28, number: 15 } as const;

/** Every block as tables of raw values: figures, tables, charts as their data, matrices, and what is said in sentences last. */
export function blockTables(blocks: readonly Block[], words: ExportWords): ExportTable[] {
  const tables = blocks.flatMap((block): ExportTable[] => {
    switch (block.kind) {
      case 'kpi':
        return [kpiTable(block, words)];
      case 'table':
        return [tableOf(block, words)];
      case 'chart':
        return [tableOf(chartTable(block), words)];
      case 'matrix':
        return [matrixTable(block, words)];
      default:
        return [];
    }
  });
  const sentences = sentenceTable(blocks, words);
  return sentences === null ? tables : [...tables, sentences];
}

function kpiTable(block: KpiBlock, words: ExportWords): ExportTable {
  const { translator, formatter } = words;
  const hasInterval = block.items.some(({ interval }) => interval !== undefined);
  const hasDefinition = block.items.some(({ definition }) => definition !== undefined);
  return {
    title: block.title === undefined ? translator.t('reports.export.figures') : translator.message(block.title, formatter),
    columns: [
      { header: translator.t('reports.export.figure'), width: WIDTHS.text },
      { header: translator.t('reports.export.value'), width: WIDTHS.number },
      ...(hasInterval ? [column(translator.t('reports.export.low')), column(translator.t('reports.export.high'))] : []),
      ...(hasDefinition ? [{ header: translator.t('reports.export.definition'), width: 60 }] : []),
    ],
    rows: block.items.map((item) => [
      textCell(translator.message(item.label, formatter)),
      cellOf(item, item, words),
      ...(hasInterval ? [boundOf(item.interval?.low, item), boundOf(item.interval?.high, item)] : []),
      ...(hasDefinition ? [textCell(item.definition === undefined ? null : translator.message(item.definition, formatter))] : []),
    ]),
  };
}

function tableOf(block: TableBlock, words: ExportWords): ExportTable {
  const { translator, formatter } = words;
  const rows = block.total === undefined ? block.rows : [...block.rows, block.total];
  const hasUnfinished = rows.some((row) => row.some(({ unfinished }) => unfinished === true));
  return {
    title: translator.message(block.title, formatter),
    columns: [
      ...block.columns.map((field) => fieldColumn(field, words)),
      ...(hasUnfinished ? [column(translator.t('reports.export.unfinished'))] : []),
    ],
    rows: rows.map((row) => {
      const unfinished = row.some((figure) => figure.unfinished === true);
      const cells = block.columns.map((field, index) => cellOf(row[index], field, words));
      return hasUnfinished ? [...cells, textCell(unfinished ? translator.t('reports.export.yes') : null)] : cells;
    }),
  };
}

function matrixTable(block: MatrixBlock, words: ExportWords): ExportTable {
  const { translator, formatter } = words;
  const columnHead = translator.message(block.column.label, formatter);
  return {
    title: translator.message(block.title, formatter),
    columns: [
      fieldColumn(block.row, words),
      ...block.extra.map((field) => fieldColumn(field, words)),
      ...block.columns.map((value) => column(`${columnHead} ${translator.value(value, block.column.format, formatter)}`)),
    ],
    rows: [
      ...block.rows.map((row) => [
        cellOf(row.head, block.row, words),
        ...block.extra.map((field, index) => cellOf(row.extra[index], field, words)),
        ...block.columns.map((_, index) => cellOf(row.cells[index], block.cell, words)),
      ]),
      ...(block.summary ?? []).map((row) => [
        textCell(translator.message(row.label, formatter)),
        ...block.extra.map(() => EMPTY),
        ...block.columns.map((_, index) => cellOf(row.cells[index], block.cell, words)),
      ]),
    ],
  };
}

function sentenceTable(blocks: readonly Block[], { translator, formatter }: ExportWords): ExportTable | null {
  const sentences = blocks.flatMap((block) => {
    if (block.kind === 'finding')
      return [translator.message(block.claim, formatter), ...(block.action === undefined ? [] : [translator.message(block.action, formatter)])];
    if (block.kind === 'note') return [translator.message(block.message, formatter)];
    return 'note' in block && block.note !== undefined ? [translator.message(block.note, formatter)] : [];
  });
  if (sentences.length === 0) return null;
  return {
    title: translator.t('reports.export.notes'),
    columns: [{ header: translator.t('reports.export.note'), width: 100 }],
    rows: sentences.map((sentence) => [textCell(sentence)]),
  };
}

function cellOf(figure: Figure | null | undefined, { format }: Pick<Field, 'format'>, { translator, formatter }: ExportWords): ExportCell {
  if (figure === null || figure === undefined) return EMPTY;
  if (figure.value === null) return figure.caption === undefined ? EMPTY : textCell(translator.message(figure.caption, formatter));
  if (format.kind === 'message') return textCell(translator.value(figure.value, format, formatter));
  return { value: figure.value, format };
}

function boundOf(bound: number | undefined, { format }: Pick<Field, 'format'>): ExportCell {
  // Bounds of counts are not counts.
  return bound === undefined ? EMPTY : { value: bound, format: format.kind === 'integer' ? { kind: 'number', digits: 1 } : format };
}

function fieldColumn(field: Field, { translator, formatter }: ExportWords): ExportTable['columns'][number] {
  const isText = ['text', 'customer', 'message'].includes(field.format.kind);
  return { header: translator.message(field.label, formatter), width: isText ? WIDTHS.text : WIDTHS.number };
}

function column(header: string): ExportTable['columns'][number] {
  return { header, width: WIDTHS.number };
}

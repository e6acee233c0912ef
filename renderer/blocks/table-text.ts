import type { TableBlock } from '../../shared/analyses/blocks.ts';
import type { Words } from '../state/words.ts';
import { figureText } from './figure-text.ts';

/** A table as tab-separated text with its head, as a spreadsheet takes it from the clipboard. */
export function tableText(table: TableBlock, words: Words): string {
  const clean = (text: string) => text.replace(/[\t\r\n]+/g, ' ');
  const head = table.columns.map((column) => clean(words.translator.message(column.label, words.formatter)));
  const rows = table.rows.map((row) =>
    table.columns.map((column, index) => {
      const cell = row[index] ?? { value: null };
      return cell.value === null && cell.caption === undefined ? '' : clean(figureText(cell, column.format, words));
    }),
  );
  return [head, ...rows].map((cells) => cells.join('\t')).join('\r\n');
}

import type { Words } from '../../../state/words.ts';

/** Name of a table of the client file as people read it. */
export function tableText(table: string, { text, translator }: Pick<Words, 'text' | 'translator'>): string {
  return translator.has(`imports.tables.${table}`) ? text(`imports.tables.${table}`) : table;
}

import type { Words } from '../../../state/words.ts';
import type { GridColumn } from './corrections.ts';

/** What a column of the grid is called. */
export function columnTitle({ place, header, isBeyond }: GridColumn, { t, formatter }: Words): string {
  if (isBeyond) return t('rejects.grid.further', { number: formatter.integer(place + 1) });
  return header === '' ? t('imports.column.unnamed', { number: formatter.integer(place + 1) }) : header;
}

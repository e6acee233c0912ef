import type { MappedColumn } from '../../../../shared/model/import-mapping.ts';
import type { Words } from '../../../state/words.ts';

/** Header of a column, or its number where it has none. */
export function columnName({ header, index }: Pick<MappedColumn, 'header' | 'index'>, { t, formatter }: Words): string {
  return header.trim() === '' ? t('imports.column.unnamed', { number: formatter.integer(index + 1) }) : header;
}

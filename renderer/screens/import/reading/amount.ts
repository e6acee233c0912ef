import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';
import { RECORD_KINDS } from '../../../../shared/model/record-kind.ts';

/** Whether the ledger of a table adds up amounts: lines have them or work them out of a price, other rows have them in a column. */
export function carriesAmount({ kind, columns }: Pick<ImportMapping, 'kind' | 'columns'>): boolean {
  const isLine = RECORD_KINDS[kind].table === 'order_lines';
  return columns.some(({ role }) => role === 'amount' || (isLine && role === 'unitPrice'));
}

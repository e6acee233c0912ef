import type { Preview } from '../../../../shared/contract/imports.ts';
import { formatDecimal } from '../../../../shared/model/decimal.ts';
import type { ImportMapping, Ledger, MappedColumn, Role } from '../../../../shared/model/import-mapping.ts';
import { isReadable, readNumber } from './cell-reading.ts';
import { meets } from './row-filter.ts';

export type PreviewLedger = Pick<Ledger, 'read' | 'loaded' | 'filtered' | 'rejected' | 'filteredBy' | 'amount'>;

/** What would become of the rows of the preview under a mapping: the running ledger while the person is still deciding. */
export function previewLedger(preview: Preview, mapping: ImportMapping): PreviewLedger {
  const used = mapping.columns.filter((column) => column.role !== 'ignore');
  const filteredBy = mapping.filters.map(() => 0);
  let [filtered, rejected, loaded, amount] = [0, 0, 0, 0n];
  for (const { fields } of preview.rows) {
    const failed = mapping.filters.findIndex((filter) => {
      const column = mapping.columns.find(({ index }) => index === filter.column);
      return column !== undefined && !meets(fields[filter.column] ?? '', filter, column.reading);
    });
    if (failed >= 0) {
      filtered += 1;
      filteredBy[failed] = (filteredBy[failed] ?? 0) + 1;
    } else if (used.some((column) => isRefused(fields[column.index] ?? '', column))) rejected += 1;
    else {
      loaded += 1;
      amount += amountOf(fields, used);
    }
  }
  return { read: preview.rows.length, loaded, filtered, rejected, filteredBy, amount: formatDecimal(amount) };
}

function isRefused(text: string, { role, reading }: MappedColumn): boolean {
  return (role === 'orderDate' && text.trim() === '') || !isReadable(text, reading);
}

function amountOf(fields: readonly string[], used: readonly MappedColumn[]): bigint {
  const scaled = (role: Role): bigint | null => {
    const column = used.find((candidate) => candidate.role === role);
    return column?.reading.kind === 'number' ? readNumber(fields[column.index] ?? '', column.reading) : null;
  };
  const given = scaled('amount');
  if (given !== null) return given;
  const price = scaled('unitPrice');
  const quantity = scaled('quantity');
  if (price === null) return 0n;
  return quantity === null ? price : (price * quantity) / 10_000n;
}

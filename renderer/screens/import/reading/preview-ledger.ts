import type { Preview } from '../../../../shared/contract/imports.ts';
import { DECIMAL_SCALE, formatDecimal } from '../../../../shared/model/decimal.ts';
import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import type { ImportMapping, Ledger, MappedColumn } from '../../../../shared/model/import-mapping.ts';
import { RECORD_KINDS } from '../../../../shared/model/record-kind.ts';
import type { Role } from '../../../../shared/model/role.ts';
import { isEmpty, isReadable, readNumber } from './cell-reading.ts';
import { meets } from './row-filter.ts';

export type PreviewLedger = Pick<Ledger, 'read' | 'loaded' | 'filtered' | 'rejected' | 'filteredBy' | 'amount'>;

/** What would become of the rows of the preview under a mapping: the running ledger while the person is still deciding. */
export function previewLedger(preview: Preview, mapping: ImportMapping): PreviewLedger {
  const used = mapping.columns.filter((column) => column.role !== 'ignore');
  const filteredBy = mapping.filters.map(() => 0);
  let [filtered, rejected, loaded, amount] = [0, 0, 0, 0n];
  for (const fields of shownRows(preview)) {
    const failed = mapping.filters.findIndex((filter) => {
      const column = mapping.columns.find(({ index }) => index === filter.column);
      return column !== undefined && !meets(fields[filter.column] ?? '', filter, column.reading);
    });
    if (failed >= 0) {
      filtered += 1;
      filteredBy[failed] = (filteredBy[failed] ?? 0) + 1;
      continue;
    }
    const line = used.some((column) => isRefused(fields[column.index] ?? '', column)) ? null : amountOf(fields, used, mapping.kind);
    if (line === null) rejected += 1;
    else {
      loaded += 1;
      amount += line;
    }
  }
  return { read: preview.rows.length, loaded, filtered, rejected, filteredBy, amount: formatDecimal(amount) };
}

/** Rows as the cleaning steps leave them. */
export function shownRows(preview: Preview): readonly (readonly string[])[] {
  return preview.cleaned ?? preview.rows.map(({ fields }) => fields);
}

function isRefused(text: string, { role, reading }: MappedColumn): boolean {
  return (role === 'orderDate' && isEmpty(text)) || !isReadable(text, reading);
}

/** Amount of a row: as given; of a line also quantity × price, or the price, and null when it has none. */
function amountOf(fields: readonly string[], used: readonly MappedColumn[], kind: ImportKind): bigint | null {
  const scaled = (role: Role): bigint | null => {
    const column = used.find((candidate) => candidate.role === role);
    const text = column === undefined ? '' : (fields[column.index] ?? '');
    return column?.reading.kind === 'number' && !isEmpty(text) ? readNumber(text, column.reading) : null;
  };
  const given = scaled('amount');
  if (given !== null) return given;
  if (RECORD_KINDS[kind].table !== 'order_lines') return 0n;
  const price = scaled('unitPrice');
  if (price === null) return null;
  if (!used.some(({ role }) => role === 'quantity')) return price;
  const quantity = scaled('quantity');
  return quantity === null ? null : (price * quantity) / BigInt(DECIMAL_SCALE);
}

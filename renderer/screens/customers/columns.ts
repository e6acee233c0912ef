import type { CustomerRow } from '../../../shared/contract/customers.ts';
import type { Formatter } from '../../../shared/format/formatter.ts';
import type { CustomerSort } from './list-state.ts';

export interface CustomerColumn {
  readonly key: CustomerSort['by'] | 'city';
  /** Share of the width. */
  readonly width: string;
  readonly isNumber: boolean;
  readonly text: (row: CustomerRow, formatter: Formatter) => string;
}

/** Columns of the customer list. */
export const CUSTOMER_COLUMNS: readonly CustomerColumn[] = [
  { key: 'key', width: 'minmax(88px, 1.2fr)', isNumber: false, text: (row) => row.key },
  { key: 'name', width: 'minmax(120px, 2fr)', isNumber: false, text: (row) => row.name ?? '' },
  { key: 'country', width: 'minmax(96px, 1.2fr)', isNumber: false, text: (row) => row.country ?? '' },
  { key: 'city', width: 'minmax(88px, 1.1fr)', isNumber: false, text: (row) => row.city ?? '' },
  { key: 'firstDay', width: '132px', isNumber: true, text: (row, formatter) => formatter.day(row.firstDay) },
  { key: 'lastDay', width: '132px', isNumber: true, text: (row, formatter) => formatter.day(row.lastDay) },
  { key: 'orders', width: '84px', isNumber: true, text: (row, formatter) => formatter.integer(row.orders) },
  { key: 'revenue', width: '136px', isNumber: true, text: (row, formatter) => formatter.value(row.revenue, { kind: 'money' }) },
];

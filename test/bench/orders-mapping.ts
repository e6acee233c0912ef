import type { ImportMapping, MappedColumn } from '../../shared/model/import-mapping.ts';
import type { Role } from '../../shared/model/role.ts';

const NUMBER = { kind: 'number', decimal: '.', thousands: '' } as const;
const COLUMNS: readonly [header: string, role: Role, reading: MappedColumn['reading']][] = [
  ['order_id', 'orderId', { kind: 'text' }],
  ['customer_id', 'customerId', { kind: 'text' }],
  ['date', 'orderDate', { kind: 'date', order: 'ymd', calendar: 'gregorian' }],
  ['product', 'productId', { kind: 'text' }],
  ['category', 'category', { kind: 'text' }],
  ['channel', 'channel', { kind: 'text' }],
  ['qty', 'quantity', NUMBER],
  ['price', 'unitPrice', NUMBER],
  ['cost', 'cost', NUMBER],
];

/** Mapping of the generated orders file. */
export const ORDERS_MAPPING: ImportMapping = {
  version: 1,
  kind: 'orders',
  dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', skipLines: 0, hasHeader: true },
  columns: COLUMNS.map(([header, role, reading], index) => ({ index, header, role, reading })),
  filters: [],
};

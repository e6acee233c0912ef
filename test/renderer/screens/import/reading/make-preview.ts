import type { Preview } from '../../../../../shared/contract/imports.ts';
import type { ImportMapping } from '../../../../../shared/model/import-mapping.ts';

const MAPPING: ImportMapping = {
  version: 1,
  kind: 'orders',
  dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', skipLines: 0, hasHeader: true },
  columns: [
    { index: 0, header: 'Order', role: 'orderId', reading: { kind: 'text' } },
    { index: 1, header: 'Date', role: 'orderDate', reading: { kind: 'date', order: 'ymd', calendar: 'gregorian' } },
    { index: 2, header: 'Customer', role: 'customerId', reading: { kind: 'text' } },
    { index: 3, header: 'Quantity', role: 'quantity', reading: { kind: 'number', decimal: '.', thousands: '' } },
    { index: 4, header: 'Price', role: 'unitPrice', reading: { kind: 'number', decimal: '.', thousands: '' } },
  ],
  filters: [],
};

/** A preview of an orders file with these records: order, date, customer, quantity, price. */
export function makePreview(records: readonly (readonly string[])[], change: Partial<Preview> = {}): Preview {
  return {
    fileName: 'orders.csv',
    fileSize: 1,
    packing: 'none',
    dialect: MAPPING.dialect,
    encodingEvidence: 'utf8Valid',
    encodingAlternatives: [],
    kind: 'orders',
    columns: MAPPING.columns.map(({ index, header, role, reading }) => ({
      index,
      header,
      reading,
      guess: { seen: records.length, contradictions: 0, examples: [] },
      alternatives: [],
      role,
      roleConfidence: 1,
      roleEvidence: 'header',
    })),
    rows: records.map((fields, index) => ({ line: index + 2, fields: [...fields] })),
    rawLines: [],
    ragged: 0,
    mapping: MAPPING,
    savedMapping: null,
    ...change,
  };
}

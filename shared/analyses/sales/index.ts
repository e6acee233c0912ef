import { defineAnalysis } from '../define.ts';
import { computeSales } from './compute.ts';
import { findSales } from './findings.ts';
import en from './messages/en.json' with { type: 'json' };
import fa from './messages/fa.json' with { type: 'json' };
import { presentSales } from './present.ts';
import { querySales } from './query.ts';
import { queryChanges } from './query-changes.ts';
import { SALES_FIELDS, SALES_ID, salesParamsSchema } from './schema.ts';

/** Sales by day to year: revenue, orders, returns, who bought, and what sold best. */
export const sales = defineAnalysis({
  id: SALES_ID,
  group: 'sales',
  icon: 'bar_chart',
  rows: ['R43', 'R13'],
  params: salesParamsSchema,
  fields: SALES_FIELDS,
  needs: [
    { relation: 'order_lines', column: 'day' },
    { relation: 'order_lines', column: 'amount' },
  ],
  facts: false,
  query: querySales,
  findingsQuery: queryChanges,
  compute: computeSales,
  present: presentSales,
  findings: findSales,
  messages: { en, fa },
});

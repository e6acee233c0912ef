import type { ChartBlock, Figure, TableBlock } from '../blocks.ts';
import {
  type Basis,
  CUSTOMER,
  countFigure,
  customerBasis,
  DAY,
  estimate,
  everyone,
  fieldOf,
  groupBasis,
  INTEGER,
  label,
  MESSAGE,
  MONEY,
  membersOf,
  moneyEstimate,
  ONE_DIGIT,
  PERCENT,
  word,
} from './figures.ts';
import { type ClvParams, type ClvResult, GROUP_KEYS, type Listed, type Total } from './schema.ts';

/** Value to come by group. */
export function groupChart(result: ClvResult, params: ClvParams): ChartBlock {
  return {
    kind: 'chart',
    id: 'groupValue',
    title: word(`charts.groupValue.${params.grouping}`),
    form: 'horizontalBar',
    x: fieldOf('group', MESSAGE),
    y: fieldOf('value', MONEY),
    series: [
      {
        key: 'value',
        label: word('fields.value'),
        points: GROUP_KEYS[params.grouping].flatMap((key, index) => {
          const total = result.groups[index];
          if (total === undefined || total.customers === 0) return [];
          return [{ ...moneyEstimate(total.value, groupBasis(params, key, total.customers), total.valueBounds), x: word(`groups.${key}`).key }];
        }),
      },
    ],
  };
}

/** Groups with their customers, who of them is active, and what they will buy; customers can be saved as a segment. */
export function groupTable(result: ClvResult, params: ClvParams): TableBlock {
  const rows = GROUP_KEYS[params.grouping].flatMap((key, index) => {
    const total = result.groups[index];
    if (total === undefined || total.customers === 0) return [];
    const basis = groupBasis(params, key, total.customers);
    return [[label(`groups.${key}`), ...cellsOf(total, result, basis, countFigure(basis, membersOf(params, key)))]];
  });
  const all = everyone(result, params);
  return {
    kind: 'table',
    id: 'groups',
    title: word(`tables.groups.${params.grouping}`),
    columns: [
      fieldOf('group', MESSAGE),
      fieldOf('customers', INTEGER),
      fieldOf('active', INTEGER),
      fieldOf('purchases', INTEGER),
      fieldOf('value', MONEY),
      fieldOf('valueShare', PERCENT),
      fieldOf('valueEach', MONEY),
    ],
    rows,
    total: [label('total'), ...cellsOf(result.total, result, all, countFigure(all))],
  };
}

function cellsOf(total: Total, { total: everything }: ClvResult, basis: Basis, customers: Figure): Figure[] {
  return [
    customers,
    estimate(Math.round(total.active), basis, total.activeBounds),
    estimate(Math.round(total.purchases), basis, total.purchasesBounds),
    moneyEstimate(total.value, basis, total.valueBounds),
    estimate(everything.value > 0 ? total.value / everything.value : null, basis),
    moneyEstimate(total.value / total.customers, basis),
  ];
}

/** The customers with the most value to come. */
export function topTable(result: ClvResult): TableBlock {
  return customerTable('top', result.top);
}

/** The most valuable of those who should have been heard of by now. */
export function lateTable(result: ClvResult): TableBlock {
  return customerTable('late', result.late);
}

function customerTable(id: 'top' | 'late', rows: readonly Listed[]): TableBlock {
  return {
    kind: 'table',
    id,
    title: word(`tables.${id}`),
    columns: [
      fieldOf('customer', CUSTOMER),
      fieldOf('value', MONEY),
      fieldOf('purchases', ONE_DIGIT),
      fieldOf('probabilityAlive', PERCENT),
      fieldOf('lastDay', DAY),
      fieldOf('heardOfBy', DAY),
    ],
    rows: rows.map((row) => {
      const basis = customerBasis(row.customer);
      return [
        { value: row.customer, customer: row.customer },
        moneyEstimate(row.value, basis, row.valueBounds),
        estimate(row.purchases, basis, row.purchasesBounds),
        estimate(row.probabilityAlive, basis),
        estimate(row.lastDay, basis),
        estimate(row.heardOfBy, basis),
      ];
    }),
    note: word(`tables.${id}Note`),
  };
}

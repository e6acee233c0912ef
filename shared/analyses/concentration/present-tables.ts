import { formatDecimal } from '../../model/decimal.ts';
import { quotient } from '../../stats/quotient.ts';
import { countRows, distinctOf, ratioOf } from '../../warehouse/conditions.ts';
import type { Figure, TableBlock } from '../blocks.ts';
import {
  countFigure,
  estimateFigure,
  fieldOf,
  INTEGER,
  isHolder,
  isOther,
  MESSAGE,
  MONEY,
  moneyFigure,
  moneyOf,
  ONE_DIGIT,
  PERCENT,
  rowsOf,
  type Scope,
  shareFigure,
  TEXT,
  tierMembers,
  word,
} from './figures.ts';
import type { ConcentrationParams, ConcentrationResult, Holder, HolderKind, Spread, Tier } from './schema.ts';

/** Tiers of the customers: how many, how much, from which sum on. */
export function tierTable(result: ConcentrationResult, params: ConcentrationParams): TableBlock {
  const scope: Scope = { ...result, of: 'customer', money: result.customerMoney };
  return {
    kind: 'table',
    id: 'tiers',
    title: word('tables.tiers'),
    columns: [
      fieldOf('tier', MESSAGE),
      fieldOf('customers', INTEGER),
      fieldOf('customerShare', PERCENT),
      fieldOf('value', MONEY),
      fieldOf('share', PERCENT),
      fieldOf('perCustomer', MONEY),
      fieldOf('range', MESSAGE),
    ],
    rows: result.tiers.map((tier) => tierRow(tier, result, params, scope)),
    total: [
      { value: null, caption: word('total') },
      countFigure(result.customers, scope),
      { value: null },
      moneyFigure(result.customerTotal, scope),
      { value: null },
      perCustomer(result.customerTotal, result.customers, scope),
      { value: null },
    ],
    note: word(`notes.tiers.${params.tiersBy}`),
  };
}

function tierRow({ key, customers, value, range }: Tier, result: ConcentrationResult, params: ConcentrationParams, scope: Scope): Figure[] {
  const members = tierMembers(params, key);
  const money = (amount: bigint) => ({ value: formatDecimal(amount), format: MONEY });
  return [
    { value: `analyses.concentration.groups.${key}`, segment: members },
    { value: customers, drill: { relation: 'customers', where: members, measure: countRows() }, segment: members },
    {
      value: quotient(customers, result.customers),
      drill: rowsOf(scope, ratioOf(distinctOf('customer_id', members), distinctOf('customer_id'))),
    },
    moneyFigure(value, scope, members),
    shareFigure(value, result.customerTotal, scope, members),
    perCustomer(value, customers, scope, members),
    { value: null, ...(range === null ? {} : { caption: word('range', { low: money(range.low), high: money(range.high) }) }) },
  ];
}

function perCustomer(value: bigint, customers: number, scope: Scope, members?: ReturnType<typeof tierMembers>): Figure {
  return {
    value: quotient(value, customers),
    drill: rowsOf(scope, ratioOf(moneyOf(scope), distinctOf('customer_id')), ...(members === undefined ? [] : [members])),
  };
}

/** The largest one by one, with what they add up to. */
export function largestTable(spread: Spread, scope: Scope): TableBlock {
  const { of, largest, holders, total } = spread;
  const ids = largest.map(({ id }) => id);
  let running = 0n;
  const rows = largest.map((holder, position): Figure[] => {
    running += holder.value;
    const where = isHolder(scope, [holder.id]);
    return [
      holderFigure(of, holder),
      moneyFigure(holder.value, scope, where),
      shareFigure(holder.value, total, scope, where),
      shareFigure(running, total, scope, isHolder(scope, ids.slice(0, position + 1))),
    ];
  });
  if (holders > largest.length) {
    const where = isOther(scope, ids);
    rows.push([
      { value: null, caption: word('others', { count: holders - largest.length }) },
      moneyFigure(total - running, scope, where),
      shareFigure(total - running, total, scope, where),
      { value: null },
    ]);
  }
  return {
    kind: 'table',
    id: 'largest',
    title: word(`tables.largest.${of}`),
    columns: [
      fieldOf('holder', of === 'customer' ? { kind: 'customer' } : TEXT, of),
      fieldOf('value', MONEY),
      fieldOf('share', PERCENT),
      fieldOf('running', PERCENT),
    ],
    rows,
    total: [{ value: null, caption: word('total') }, moneyFigure(total, scope), { value: null }, { value: null }],
  };
}

function holderFigure(of: HolderKind, { id, label }: Holder): Figure {
  if (of === 'customer') return { value: id, customer: Number(id) };
  return { value: label ?? id };
}

/** What is left when the largest leave. */
export function leavingTable(spread: Spread, scope: Scope): TableBlock {
  const ids = spread.largest.map(({ id }) => id);
  return {
    kind: 'table',
    id: 'leaving',
    title: word(`tables.leaving.${spread.of}`),
    columns: [
      fieldOf('leavers', INTEGER),
      fieldOf('lostValue', MONEY),
      fieldOf('lostShare', PERCENT),
      fieldOf('remaining', MONEY),
      fieldOf('effective', ONE_DIGIT),
      fieldOf('replacements', ONE_DIGIT),
    ],
    rows: spread.leaving.map(({ leavers, lost, remaining, effective, replacements }): Figure[] => {
      const gone = ids.slice(0, leavers);
      return [
        { value: leavers },
        moneyFigure(lost, scope, isHolder(scope, gone)),
        shareFigure(lost, spread.total, scope, isHolder(scope, gone)),
        moneyFigure(remaining, scope, isOther(scope, gone)),
        estimateFigure(effective, spread.holders, scope),
        estimateFigure(replacements, spread.holders, scope),
      ];
    }),
    note: word('notes.leaving'),
  };
}

/** How much hangs on the largest customer, product, channel, country and employee. */
export function dependenceTable(result: ConcentrationResult): TableBlock {
  return {
    kind: 'table',
    id: 'dependences',
    title: word('tables.dependences'),
    columns: [
      fieldOf('kind', MESSAGE),
      fieldOf('holders', INTEGER),
      fieldOf('largest', TEXT),
      fieldOf('value', MONEY),
      fieldOf('share', PERCENT),
      fieldOf('effective', ONE_DIGIT),
    ],
    rows: result.dependences.map(({ of, money, holders, total, largest, effective }): Figure[] => {
      const scope: Scope = { ...result, of, money };
      const where = isHolder(scope, [largest.id]);
      return [
        { value: `analyses.concentration.options.of.${of}` },
        countFigure(holders, scope),
        of === 'customer'
          ? { value: null, caption: word('largestCustomer'), customer: Number(largest.id) }
          : { value: null, caption: word('named', { name: largest.label ?? String(largest.id) }) },
        moneyFigure(largest.value, scope, where),
        shareFigure(largest.value, total, scope, where),
        estimateFigure(effective, holders, scope),
      ];
    }),
  };
}

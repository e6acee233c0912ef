import { loadavg } from 'node:os';
import { readDataSpan } from '../../electron/backend/analyses/data-span.ts';
import { toAnalysisContext, toQueryScope } from '../../electron/backend/analyses/view.ts';
import { readCustomerColumns } from '../../electron/backend/segments/customer-columns.ts';
import { ruleToSql } from '../../electron/backend/segments/resolve-rule.ts';
import { computePool } from '../../electron/workers/pool.ts';
import type { SegmentOutcome } from '../../electron/workers/protocol.ts';
import type { CohortResult } from '../../shared/analyses/cohort/schema.ts';
import type { QueryTable } from '../../shared/analyses/define.ts';
import { findAnalysis } from '../../shared/analyses/registry.ts';
import type { RfmResult } from '../../shared/analyses/rfm/schema.ts';
import type { SalesResult } from '../../shared/analyses/sales/schema.ts';
import { planRule } from '../../shared/segments/plan.ts';
import type { Predicate } from '../../shared/warehouse/predicate.ts';
import { type Sql, sql } from '../../shared/warehouse/sql.ts';
import { openLargeShop } from './large-shop.ts';
import { COHORT_STATEMENT, rfmStatements, SALES_STATEMENTS } from './plain-sql.ts';

/** Kernels on the fact columns against DuckDB's SQL for the same result, by turns in one process. Sizes from the command line. */
const SIZES = process.argv.slice(2).length > 0 ? process.argv.slice(2).map(Number) : [1_000_000, 10_000_000];
const RUNS = 5;
const GOAL_RATIO = 1;

const RULE: Predicate = {
  op: 'and',
  of: [
    { op: 'purchases', measure: 'orders', comparison: 'ge', value: 2, window: { kind: 'last', count: 365, unit: 'day' } },
    { op: 'purchases', measure: 'revenue', comparison: 'gt', value: 40, window: { kind: 'all' } },
    {
      op: 'or',
      of: [
        { op: 'purchases', measure: 'daysSinceLast', comparison: 'le', value: 180, window: { kind: 'all' } },
        { op: 'compare', column: 'orders', comparison: 'gt', value: 10 },
      ],
    },
    { op: 'not', of: { op: 'purchases', measure: 'products', comparison: 'ge', value: 40, window: { kind: 'all' } } },
  ],
};

let missed = 0;
for (const lines of SIZES) await bench(lines);
process.exitCode = missed === 0 ? 0 : 1;

async function bench(lines: number): Promise<void> {
  const { warehouse, close } = await openLargeShop(lines);
  try {
    const span = await readDataSpan(warehouse);
    if (span === null) throw new Error('no data');
    const started = performance.now();
    const facts = await warehouse.facts();
    console.log(
      `${lines} lines, ${facts.customerCount} customers: facts read and sorted in ${Math.round(performance.now() - started)} ms; load average ${loadavg()[0]?.toFixed(1)}`,
    );
    const context = toAnalysisContext({ period: null, filter: null, calendar: 'gregorian' }, span, '');
    const compute = async (id: string, tables: Record<string, QueryTable> = {}): Promise<unknown> => {
      const analysis = findAnalysis(id);
      if (analysis === undefined) throw new Error(`no analysis "${id}"`);
      return computePool().run({
        kind: 'analysis',
        id,
        params: analysis.params.parse({}),
        context,
        input: { tables, facts: analysis.facts ? facts : null },
      });
    };
    const ask = async (statements: readonly Sql[]): Promise<QueryTable[]> => {
      const tables: QueryTable[] = [];
      for (const statement of statements) tables.push(await warehouse.query(statement));
      return tables;
    };

    await compare(
      'rfm',
      async () => {
        const { groups } = (await compute('rfm')) as RfmResult;
        return groups
          .filter(({ customers }) => customers > 0)
          .map(({ customers, revenue, orders }) => `${customers} ${revenue} ${orders}`)
          .sort();
      },
      async () => {
        const [, groups] = await ask(rfmStatements(span.lastDay + 1));
        return rows(groups)
          .map(({ customers, revenue, orders }) => `${customers} ${revenue} ${orders}`)
          .sort();
      },
    );

    await compare(
      'cohort',
      async () => {
        const { cohorts, periods } = (await compute('cohort')) as CohortResult;
        return cohorts.flatMap(({ period, values }) =>
          values.flatMap((value, age) => (value === 0 ? [] : [`${periods[period]?.start} ${periods[period + age]?.start} ${value}`])),
        );
      },
      async () => {
        const [table] = await ask([COHORT_STATEMENT]);
        return lastCohorts(rows(table).map(({ cohort, month, customers }) => `${cohort} ${month} ${customers}`));
      },
    );

    const sales = findAnalysis('sales');
    const queries = sales === undefined ? [] : Object.entries(sales.query(sales.params.parse({}), toQueryScope(context)));
    await compare(
      'sales',
      async () => {
        const tables: Record<string, QueryTable> = {};
        for (const [name, statement] of queries) tables[name] = await warehouse.query(statement);
        const { total, rankings } = (await compute('sales', tables)) as SalesResult;
        return [
          `${total.net} ${total.orders} ${total.customers} ${total.newNet}`,
          ...(rankings.product?.rows ?? []).map(({ id, net }) => `${id} ${net}`),
        ];
      },
      async () => {
        const [periods, , , products] = await ask(SALES_STATEMENTS);
        return [
          ...rows(periods).flatMap((row) => (row.start === null ? [`${row.net} ${row.orders} ${row.customers} ${newNet(rows(periods))}`] : [])),
          ...rows(products).map(({ id, net }) => `${id} ${net}`),
        ];
      },
    );

    const columns = await readCustomerColumns(warehouse);
    await compare(
      'segment count',
      async () => {
        const { plan, masks } = planRule(RULE, span.lastDay);
        if (masks.length > 0) throw new Error('this rule should need no masks');
        const { size } = (await computePool().run({ kind: 'segment', plan, input: { facts, columns, masks: [] } })) as SegmentOutcome;
        return [`${size.customers} ${size.orders} ${size.revenue}`];
      },
      async () => {
        const where = ruleToSql(RULE, { relation: 'customers', referenceDay: span.lastDay, setNamed: () => '' });
        const [table] = await ask([
          sql`select count(*)::INTEGER as customers, sum(orders) as orders, sum(revenue) as revenue from customers where ${where}`,
        ]);
        return rows(table).map(({ customers, orders, revenue }) => `${customers} ${orders} ${revenue}`);
      },
    );
  } finally {
    await close();
  }
}

/** Runs both by turns after one warm-up each, checks that they agree, prints the ratio of the medians. */
async function compare(name: string, ours: () => Promise<string[]>, plain: () => Promise<string[]>): Promise<void> {
  const [a, b] = [await ours(), await plain()];
  if (JSON.stringify(a) !== JSON.stringify(b)) throw new Error(`${name}: the two sides disagree: ${a.slice(0, 5)} / ${b.slice(0, 5)}`);
  const times: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    times[0].push(await timeOf(ours));
    times[1].push(await timeOf(plain));
  }
  const [mine, theirs] = times.map((list) => [...list].sort((x, y) => x - y)[RUNS >> 1] ?? Number.NaN);
  const ratio = (mine ?? Number.NaN) / (theirs ?? Number.NaN);
  if (!(ratio <= GOAL_RATIO)) missed += 1;
  const shown = (list: readonly number[]) => list.map(Math.round).join(' ');
  console.log(
    `  ${name}: ratio ${ratio.toFixed(2)} (goal ${GOAL_RATIO}) ${ratio <= GOAL_RATIO ? 'ok' : 'MISSED'}  ours [${shown(times[0])}] SQL [${shown(times[1])}] ms`,
  );
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function rows(table: QueryTable | undefined): Record<string, unknown>[] {
  return Array.from({ length: table?.rowCount ?? 0 }, (_, row) =>
    Object.fromEntries(Object.entries(table?.columns ?? {}).map(([name, { values, nulls }]) => [name, nulls?.[row] === 1 ? null : values[row]])),
  );
}

/** Revenue from customers in the month they first bought, over all months. */
function newNet(periods: Record<string, unknown>[]): bigint {
  return periods.reduce((sum, { start, new_net }) => (start === null || typeof new_net !== 'bigint' ? sum : sum + new_net), 0n);
}

/** The analysis shows the newest 60 months only. */
function lastCohorts(lines: string[]): string[] {
  const starts = [...new Set(lines.map((line) => Number(line.split(' ')[1])))].sort((a, b) => a - b).slice(-60);
  return lines.filter((line) => Number(line.split(' ')[0]) >= (starts[0] ?? 0));
}

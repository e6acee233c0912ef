import { decimalTextOf } from '../../model/decimal.ts';
import { quotient } from '../../stats/quotient.ts';
import { CONFIDENCE_LEVEL, wilsonInterval } from '../../stats/wilson-interval.ts';
import { allOf, anyOf, countRows, memberOf, purchasedBetween, ratioOf } from '../../warehouse/conditions.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Block, ChartBlock, Figure, KpiBlock, NoteBlock, TableBlock } from '../blocks.ts';
import { customersDrill, everyoneIn, fieldOf, groupName, INTEGER, MESSAGE, MONEY, membersOf, PERCENT, ruleOf, word } from './figures.ts';
import { type BackTest, type Bought, type ContactPlan, type Grouping, RFM_ID, type RfmParams, type RfmResult, SCALE_NAMES } from './schema.ts';
import { cellKey, SEGMENTS, scoreKey } from './segments.ts';

/** Do the scores tell who buys? And whom does a contact pay for? */
export function presentBackTest(result: RfmResult, params: RfmParams): Block[] {
  const { backTest } = result;
  if (backTest === null) return [note('no-back-test', 'info', word('notes.noBackTest', { days: params.horizonDays }))];
  return [
    bySegment(backTest),
    byScore(backTest, params),
    ...monotone(backTest),
    ...areaKpi(backTest),
    ...(params.contactCost > 0 ? contactBlocks(backTest, result, params) : [note('contact-hint', 'info', word('notes.contactHint'))]),
  ];
}

/** Customers of a group as seen from the earlier day. */
function earlier({ fromParams }: BackTest, grouping: Grouping, key: string): Predicate {
  return memberOf(RFM_ID, { ...fromParams, grouping }, key);
}

function figuresOf(test: BackTest, members: Predicate, { customers, bought }: Bought): Figure[] {
  const since = purchasedBetween(test.from.referenceDay, test.lastDay);
  const bounds = wilsonInterval(bought, customers);
  return [
    { value: customers, drill: customersDrill(members) },
    { value: bought, drill: customersDrill(allOf(members, since)) },
    {
      value: quotient(bought, customers),
      n: customers,
      drill: customersDrill(members, ratioOf(countRows(since), countRows())),
      ...(bounds === null ? {} : { interval: { ...bounds, level: CONFIDENCE_LEVEL, method: `analyses.${RFM_ID}.methods.wilson` } }),
    },
  ];
}

function bySegment(test: BackTest): TableBlock {
  return {
    kind: 'table',
    id: 'back-test',
    title: word('tables.backTest', daysOf(test)),
    columns: [fieldOf('fromSegment', MESSAGE), fieldOf('fromTotal', INTEGER), fieldOf('boughtSince', INTEGER), fieldOf('boughtShare', PERCENT)],
    rows: SEGMENTS.map(({ key }, index) => [
      { value: groupName(key) },
      ...figuresOf(test, earlier(test, 'segment', key), test.segments[index] ?? NOBODY),
    ]),
    total: [{ value: null, caption: word('total') }, ...figuresOf(test, everyoneIn(test.from), test)],
    note: word('notes.backTest'),
  };
}

const NOBODY: Bought = { customers: 0, bought: 0 };

/** Share that bought by each of the three scores. */
function byScore(test: BackTest, { bins }: RfmParams): ChartBlock {
  return {
    kind: 'chart',
    id: 'back-test-scores',
    depth: 'analyst',
    title: word('charts.backTest', daysOf(test)),
    form: 'line',
    x: fieldOf('score', INTEGER),
    y: fieldOf('boughtShare', PERCENT),
    series: SCALE_NAMES.map((name) => ({
      key: name,
      label: word(`fields.${name}Score`),
      points: Array.from({ length: bins }, (_, index) => index + 1).flatMap((score) => {
        const [, , share] = figuresOf(test, earlier(test, name, scoreKey(name, score)), test.scales[name][score - 1] ?? NOBODY);
        return share === undefined || share.value === null ? [] : [{ ...share, x: score }];
      }),
    })),
  };
}

/** A score is told off when a higher class bought less and the two intervals do not meet. */
function monotone(test: BackTest): NoteBlock[] {
  const broken = SCALE_NAMES.filter((name) => {
    const shares = test.scales[name].flatMap(({ customers, bought }) => wilsonInterval(bought, customers) ?? []);
    return shares.some((bounds, index) => bounds.high < Math.max(...shares.slice(0, index).map(({ low }) => low), Number.NEGATIVE_INFINITY));
  });
  if (broken.length === 0) return [note('monotone', 'info', word('notes.monotone'), 'analyst')];
  return broken.map((name) => note(`not-monotone-${name}`, 'caution', word('notes.notMonotone', { score: word(`fields.${name}Score`) }), 'analyst'));
}

function areaKpi(test: BackTest): KpiBlock[] {
  if (test.area === null) return [];
  const { area, interval } = test.area;
  return [
    {
      kind: 'kpi',
      id: 'back-test-area',
      depth: 'statistician',
      items: [
        {
          ...estimate(area, test),
          ...(interval === null ? {} : { interval: { ...interval, level: CONFIDENCE_LEVEL, method: `analyses.${RFM_ID}.methods.deLong` } }),
          label: word('fields.area'),
          format: { kind: 'number', digits: 3 },
          definition: word('definitions.area'),
        },
      ],
    },
  ];
}

function contactBlocks(test: BackTest, result: RfmResult, params: RfmParams): Block[] {
  const { contact } = test;
  if (contact === null) return [note('no-contact', 'caution', word('notes.noContact'))];
  const paying = contact.cells.filter(({ customers, bought }) => bought / customers >= contact.breakEven);
  return [
    contactAnswer(contact, paying, test, result, params),
    ...profitCurve(contact, test),
    contactTable(contact, test, params),
    note('contact-method', 'method', word('notes.contact')),
  ];
}

type Cell = ContactPlan['cells'][number];

/** How many customers the cells hold today, and what contacting them may leave. */
function contactAnswer(contact: ContactPlan, paying: readonly Cell[], test: BackTest, result: RfmResult, params: RfmParams): KpiBlock {
  const today = (cell: Cell): number => result.cells[(cell.recency - 1) * params.bins + cell.frequency - 1]?.customers ?? 0;
  const customers = paying.reduce((sum, cell) => sum + today(cell), 0);
  const profit = paying.reduce((sum, cell) => sum + today(cell) * ((cell.bought / cell.customers) * contact.marginPerBuyer - params.contactCost), 0);
  const keys = paying.map(({ recency, frequency }) => cellKey(recency, frequency));
  const item = (key: string, format: KpiBlock['items'][number]['format'], figure: Figure): KpiBlock['items'][number] => ({
    ...figure,
    label: word(`fields.${key}`),
    format,
    definition: word(`definitions.${key}`),
  });
  const money = (value: number): Figure => ({ ...estimate(0, test), value: decimalTextOf(value) });
  return {
    kind: 'kpi',
    id: 'contact',
    title: word('tables.contact'),
    items: [
      item('breakEven', PERCENT, estimate(contact.breakEven, test)),
      ...(keys.length === 0
        ? [item('worthContact', INTEGER, estimate(0, test))]
        : [
            item('worthContact', INTEGER, {
              value: customers,
              drill: customersDrill(anyOf(...keys.map((key) => membersOf(result, 'cell', key)))),
              segment: anyOf(...keys.map((key) => ruleOf(params, 'cell', key))),
            }),
          ]),
      item('expectedProfit', MONEY, money(profit)),
      item('marginPerBuyer', MONEY, money(contact.marginPerBuyer)),
    ],
  };
}

function profitCurve(contact: ContactPlan, test: BackTest): ChartBlock[] {
  if (contact.curve.length < 3) return [];
  return [
    {
      kind: 'chart',
      id: 'profit',
      title: word('charts.profit'),
      form: 'line',
      x: fieldOf('contacted', PERCENT),
      y: fieldOf('profit', MONEY),
      series: [
        {
          key: 'profit',
          label: word('fields.profit'),
          points: contact.curve.map(({ contacted, profit }) => ({ ...estimate(0, test), value: decimalTextOf(profit), x: contacted })),
        },
      ],
      reference: [{ label: word('nothing'), value: 0, axis: 'y' }],
      note: word('notes.profit'),
    },
  ];
}

/** Cells from the best to the worst, with the line between those that pay and those that do not. */
function contactTable(contact: ContactPlan, test: BackTest, params: RfmParams): TableBlock {
  return {
    kind: 'table',
    id: 'contact-cells',
    depth: 'analyst',
    title: word('tables.contactCells'),
    columns: [
      fieldOf('cell', MESSAGE),
      fieldOf('fromTotal', INTEGER),
      fieldOf('boughtSince', INTEGER),
      fieldOf('boughtShare', PERCENT),
      fieldOf('profitPerContact', MONEY),
      fieldOf('verdict', MESSAGE),
    ],
    rows: contact.cells.map((cell): Figure[] => {
      const key = cellKey(cell.recency, cell.frequency);
      const left = (cell.bought / cell.customers) * contact.marginPerBuyer - params.contactCost;
      return [
        { value: groupName(key), segment: ruleOf(params, 'cell', key) },
        ...figuresOf(test, earlier(test, 'cell', key), cell),
        { value: decimalTextOf(left), estimate: true, n: cell.customers, drill: customersDrill(earlier(test, 'cell', key)) },
        { value: null, caption: word(`verdicts.${cell.verdict}`) },
      ];
    }),
  };
}

function estimate(value: number, test: BackTest): Figure {
  return { value, estimate: true, n: test.customers, drill: customersDrill(everyoneIn(test.from)) };
}

function daysOf({ from, lastDay }: BackTest): Parameters<typeof word>[1] {
  return { from: { value: from.referenceDay, format: { kind: 'day' } }, to: { value: lastDay, format: { kind: 'day' } } };
}

function note(id: string, tone: NoteBlock['tone'], message: NoteBlock['message'], depth?: NoteBlock['depth']): NoteBlock {
  return { kind: 'note', id, tone, message, ...(depth === undefined ? {} : { depth }) };
}

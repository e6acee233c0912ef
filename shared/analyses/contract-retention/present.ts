import type { Block, ChartBlock, FindingBlock, KpiBlock, NoteBlock } from '../blocks.ts';
import {
  countFigure,
  estimateFigure,
  fieldOf,
  fromEstimate,
  INTEGER,
  intervalOf,
  MONEY,
  moneyFigure,
  nameOf,
  ONE_DIGIT,
  PERCENT,
  word,
} from './figures.ts';
import { presentPlans } from './present-plans.ts';
import { presentTrust } from './present-trust.ts';
import { type ContractParams, type ContractResult, MONTHS } from './schema.ts';

const WHOLE_PERCENT = { kind: 'percent', digits: 0 } as const;
/** With fewer ends the parameters are little more than a guess. */
const FEW_ENDS = 30;
/** Shares of fewer contracts jump about and are not drawn. */
const FEW_DUE = 20;

/** Answer, figures, how many stay, why retention rises, what is left of a contract, plans, trust, notes. */
export function presentContracts(result: ContractResult, params: ContractParams): Block[] {
  if (result.contracts === 0) return [{ kind: 'note', id: 'empty', tone: 'info', message: word('empty') }];
  return [answer(result), totals(result), ...charts(result), ...presentPlans(result), ...presentTrust(result), ...notes(result, params)];
}

function answer(result: ContractResult): FindingBlock {
  const { afterYear, lifetime, unit, renewalsSeen, contracts } = result;
  if (afterYear === null) {
    // Rule of three: nothing in n trials leaves up to 3/n at 95 %.
    const most = renewalsSeen === 0 ? 1 : Math.min(1, 3 / renewalsSeen);
    return {
      kind: 'finding',
      id: 'answer',
      claim: word('answer.none', { count: contracts, renewals: { value: renewalsSeen, format: INTEGER }, most: { value: most, format: PERCENT } }),
      figure: { ...estimateFigure(result, null, most), format: PERCENT, label: word('fields.mostChurn') },
    };
  }
  const hasEnd = Number.isFinite(lifetime?.value ?? Number.NaN);
  return {
    kind: 'finding',
    id: 'answer',
    claim: word(hasEnd ? `answer.known.${unit}` : 'answer.endless', {
      share: { value: afterYear.value, format: PERCENT },
      periods: { value: hasEnd ? (lifetime?.value ?? null) : null, format: ONE_DIGIT },
      count: contracts,
    }),
    figure: { ...fromEstimate(result, null, afterYear), format: PERCENT, label: word('fields.afterYear') },
    action: word('answer.action'),
  };
}

function totals(result: ContractResult): KpiBlock {
  const { unit, ended, afterYear, lifetime, value, renewals } = result;
  const first = renewals[0];
  const items: KpiBlock['items'] = [
    { ...countFigure(result, null), label: word('fields.contracts'), definition: word('definitions.contracts'), format: INTEGER },
    { ...estimateFigure(result, null, ended), label: word('fields.ended'), definition: word('definitions.ended'), format: INTEGER },
  ];
  if (afterYear !== null) {
    items.push(
      { ...fromEstimate(result, null, afterYear), label: word('fields.afterYear'), definition: word('definitions.afterYear'), format: PERCENT },
      {
        ...estimateFigure(result, null, first?.model ?? null),
        label: word('fields.firstRenewal'),
        definition: word('definitions.firstRenewal'),
        format: PERCENT,
      },
      {
        ...fromEstimate(result, null, lifetime),
        label: word(`fields.lifetime.${unit}`),
        definition: word('definitions.lifetime'),
        format: ONE_DIGIT,
      },
    );
    if (value !== null)
      items.push({ ...moneyFigure(result, null, value), label: word('fields.value'), definition: word('definitions.value'), format: MONEY });
  }
  return { kind: 'kpi', id: 'totals', items };
}

function charts(result: ContractResult): Block[] {
  const { curve, chosen, fits, longest, unit, renewals } = result;
  if (chosen === null) return [];
  const other = chosen === 'sbg' ? 'bdw' : 'sbg';
  const stay: ChartBlock = {
    kind: 'chart',
    id: 'stay',
    title: word('charts.stay'),
    form: 'line',
    x: fieldOf(`age.${unit}`, INTEGER),
    y: fieldOf('stay', PERCENT),
    series: [
      {
        key: 'seen',
        label: word('series.seen'),
        points: curve.flatMap(({ t, seen }) =>
          seen === null ? [] : [{ ...estimateFigure(result, null, seen.share, intervalOf(seen.low, seen.high, 'logLog')), x: t }],
        ),
      },
      {
        key: 'chosen',
        label: word(`series.${chosen}`),
        points: curve.map(({ t, chosen: own }) => ({ ...fromEstimate(result, null, own), x: t, ...(t > longest ? { unfinished: true } : {}) })),
      },
      {
        key: 'other',
        label: word(`series.${other}`),
        points: curve.flatMap(({ t, other: own }) =>
          own === null ? [] : [{ ...estimateFigure(result, null, own), x: t, ...(t > longest ? { unfinished: true } : {}) }],
        ),
      },
    ].filter(({ points }) => points.length > 0),
    note: word(`notes.stay.${unit}`, { count: longest, horizon: curve.length - 1 }),
  };
  const rates: ChartBlock = {
    kind: 'chart',
    id: 'rates',
    title: word('charts.rates'),
    form: 'line',
    x: fieldOf('renewal', INTEGER),
    y: fieldOf('rate', PERCENT),
    series: [
      {
        key: 'seen',
        label: word('series.seen'),
        points: renewals.flatMap(({ renewal, seen, due }) =>
          seen === null || due < FEW_DUE ? [] : [{ ...estimateFigure(result, null, seen), x: renewal }],
        ),
      },
      {
        key: 'chosen',
        label: word(`series.${chosen}`),
        points: renewals.map(({ renewal, model }) => ({ ...estimateFigure(result, null, model), x: renewal })),
      },
    ],
    note: word(chosen === 'bdw' && fits.some(({ model, isHomogeneous }) => model === chosen && isHomogeneous) ? 'notes.ratesByAge' : 'notes.rates'),
  };
  return [stay, rates, restTable(result)];
}

function restTable(result: ContractResult): Block {
  const hasMoney = result.price !== null;
  return {
    kind: 'table',
    id: 'rest',
    title: word('tables.rest'),
    columns: [fieldOf('renewals', INTEGER), fieldOf(`rest.${result.unit}`, ONE_DIGIT), ...(hasMoney ? [fieldOf('restValue', MONEY)] : [])],
    rows: result.rest.map(({ renewals, periods, value }) => [
      { value: renewals },
      fromEstimate(result, null, periods),
      ...(hasMoney ? [moneyFigure(result, null, value)] : []),
    ]),
    note: word('notes.rest'),
  };
}

function notes(result: ContractResult, { margin, discount, unit }: ContractParams): NoteBlock[] {
  const { ended, leftOut, chosen, firstStart, fits, plans, price, toDay } = result;
  const blocks: NoteBlock[] = [];
  if (ended < FEW_ENDS && chosen !== null) {
    // At the pace so far, where days are known.
    const sharper = firstStart === null ? null : toDay + Math.ceil(((FEW_ENDS - ended) * (toDay - firstStart + 1)) / ended);
    const message =
      sharper === null
        ? word('notes.few', { count: ended })
        : word('notes.fewUntil', { count: ended, enough: FEW_ENDS, day: { value: sharper, format: { kind: 'day' } } });
    blocks.push({ kind: 'note', id: 'few', tone: 'caution', message });
  }
  if (leftOut > 0) blocks.push({ kind: 'note', id: 'left-out', tone: 'info', message: word('notes.leftOut', { count: leftOut }) });
  const own = fits.find(({ model }) => model === chosen);
  for (const plan of plans) {
    if (plan.step <= MONTHS[unit]) continue;
    blocks.push({
      kind: 'note',
      id: `step-${plan.key}`,
      tone: 'info',
      message: word('notes.step', { plan: nameOf(plan.key), count: plan.step }),
    });
  }
  if (own?.isHomogeneous === true) blocks.push({ kind: 'note', id: 'homogeneous', tone: 'info', message: word('notes.homogeneous') });
  if (own?.hasConverged === false) blocks.push({ kind: 'note', id: 'not-converged', tone: 'caution', message: word('notes.notConverged') });
  if (chosen !== null) {
    blocks.push({
      kind: 'note',
      id: 'money',
      tone: 'method',
      message: word(price === null ? 'notes.noPrice' : 'notes.money', {
        margin: { value: margin, format: WHOLE_PERCENT },
        discount: { value: discount, format: WHOLE_PERCENT },
      }),
    });
  }
  blocks.push({ kind: 'note', id: 'method', tone: 'method', message: word('notes.method', { months: { value: MONTHS[unit], format: INTEGER } }) });
  return blocks;
}

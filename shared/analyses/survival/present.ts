import type { Block, FindingBlock, KpiBlock, NoteBlock } from '../blocks.ts';
import { countFigure, DAYS, estimate, INTEGER, intervalOf, isRising, PERCENT, type Scope, word } from './figures.ts';
import { presentComparison } from './present-comparison.ts';
import { presentCurve } from './present-curve.ts';
import { presentDepth } from './present-depth.ts';
import { presentReasons } from './present-reasons.ts';
import { presentRules } from './present-rules.ts';
import { LANDMARKS, type SurvivalParams, type SurvivalResult } from './schema.ts';

/** With fewer events, intervals are wide and comparisons see little. */
const FEW_EVENTS = 20;

/** Answer, figures, curve with those at risk, groups, assumptions, diagnostics, notes. */
export function presentSurvival(result: SurvivalResult, params: SurvivalParams): Block[] {
  if (result.whole === null) return [{ kind: 'note', id: 'empty', tone: 'info', message: word(`empty.${result.question}`) }];
  const scope = { result, params };
  return [
    answer(scope),
    totals(scope),
    ...presentCurve(scope),
    ...presentComparison(scope),
    ...presentRules(scope),
    ...presentReasons(scope),
    ...presentDepth(scope),
    ...notes(scope),
  ];
}

/** Half of them, or as many as could be seen. */
function answer(scope: Scope): FindingBlock {
  const { result } = scope;
  const { whole, question, horizon } = result;
  const { time, low, high } = whole?.median ?? { time: null, low: null, high: null };
  if (time !== null) {
    return {
      kind: 'finding',
      id: 'answer',
      claim: word(`answer.${question}.half`, {
        days: { value: Math.round(time), format: DAYS },
        silence: { value: result.silenceDays, format: DAYS },
        count: result.subjects,
      }),
      figure: { ...estimate(scope, null, time, intervalOf(low, high, 'median')), format: DAYS, label: word('fields.median') },
      action: word(`action.${question}`),
    };
  }
  const left = whole?.survival.at(-1) ?? 1;
  const [from, to] = [whole?.low.at(-1) ?? left, whole?.high.at(-1) ?? left];
  const share = isRising(question) ? 1 - left : left;
  return {
    kind: 'finding',
    id: 'answer',
    claim: word(`answer.${question}.share`, {
      share: { value: share, format: PERCENT },
      days: { value: Math.round(horizon), format: DAYS },
      silence: { value: result.silenceDays, format: DAYS },
      count: result.subjects,
    }),
    figure: {
      ...estimate(scope, null, share, isRising(question) ? intervalOf(1 - to, 1 - from, 'logLog') : intervalOf(from, to, 'logLog')),
      format: PERCENT,
      label: word(`fields.shareAtEnd.${isRising(question) ? 'rising' : 'falling'}`),
    },
    action: word(`action.${question}`),
  };
}

function totals(scope: Scope): KpiBlock {
  const { result } = scope;
  const { whole, question, horizon } = result;
  const direction = isRising(question) ? 'rising' : 'falling';
  const { value: mean = 0, standardError = 0 } = whole?.mean ?? {};
  const items: KpiBlock['items'] = [
    {
      ...countFigure(scope, null),
      label: word(`fields.subjects.${question}`),
      definition: word(`definitions.subjects.${question}`),
      format: INTEGER,
    },
    {
      ...estimate(scope, null, result.events),
      label: word(`fields.events.${question}`),
      definition: word(`definitions.events.${question}`),
      format: INTEGER,
    },
    {
      ...estimate(scope, null, whole?.median.time ?? null, intervalOf(whole?.median.low ?? null, whole?.median.high ?? null, 'median')),
      label: word('fields.median'),
      definition: word(`definitions.median.${direction}`),
      format: DAYS,
      ...(whole?.median.time === null ? { note: word('notes.noMedian') } : {}),
    },
  ];
  LANDMARKS.forEach((days, at) => {
    const landmark = whole?.landmarks[at] ?? null;
    // Nobody can be lost before the silence is over: such shares say nothing.
    if (landmark === null || days > horizon || (question === 'lifetime' && days < result.silenceDays)) return;
    const { share, low, high } = landmark;
    const figure =
      direction === 'rising'
        ? estimate(scope, null, 1 - share, intervalOf(1 - high, 1 - low, 'logLog'))
        : estimate(scope, null, share, intervalOf(low, high, 'logLog'));
    items.push({
      ...figure,
      label: word(`fields.landmark.${direction}`, { days: { value: days, format: DAYS } }),
      definition: word(`definitions.landmark.${direction}`),
      format: PERCENT,
    });
  });
  items.push(
    {
      ...estimate(scope, null, mean, intervalOf(Math.max(0, mean - 1.96 * standardError), mean + 1.96 * standardError, 'greenwood')),
      label: word(`fields.restrictedMean.${direction}`, { days: { value: Math.round(horizon), format: DAYS } }),
      definition: word(`definitions.restrictedMean.${direction}`),
      format: DAYS,
    },
    {
      ...estimate(scope, null, whole?.plainMean ?? null),
      label: word('fields.plainMean'),
      definition: word('definitions.plainMean'),
      format: DAYS,
      note: word('notes.plainMean'),
    },
  );
  return { kind: 'kpi', id: 'totals', items };
}

function notes({ result }: Scope): NoteBlock[] {
  const { question, watch, leftOut, events, silenceDays } = result;
  const blocks: NoteBlock[] = [];
  if (events < FEW_EVENTS) {
    // At the pace so far; without any event nobody knows.
    const sharper = watch.toDay + Math.ceil(((FEW_EVENTS - events) * (watch.toDay - watch.fromDay + 1)) / Math.max(1, events));
    const message =
      events === 0
        ? word('notes.noEvents')
        : word('notes.few', { count: events, enough: FEW_EVENTS, day: { value: sharper, format: { kind: 'day' } } });
    blocks.push({ kind: 'note', id: 'few', tone: 'caution', message });
  }
  if (leftOut > 0) blocks.push({ kind: 'note', id: 'left-out', tone: 'info', message: word(`notes.leftOut.${question}`, { count: leftOut }) });
  blocks.push(
    {
      kind: 'note',
      id: 'watch',
      tone: 'info',
      message: word('notes.watch', { from: { value: watch.fromDay, format: { kind: 'day' } }, to: { value: watch.toDay, format: { kind: 'day' } } }),
    },
    { kind: 'note', id: 'question', tone: 'method', message: word(`notes.question.${question}`, { silence: { value: silenceDays, format: DAYS } }) },
    { kind: 'note', id: 'method', tone: 'method', message: word('notes.method') },
  );
  return blocks;
}

import { formatDecimal } from '../../model/decimal.ts';
import type { Block, Figure, ValueFormat } from '../blocks.ts';
import { customersDrill, fieldOf, INTEGER, MESSAGE, MONEY, membersOf, ruleOf, word } from './figures.ts';
import { type RfmParams, type RfmResult, SCALE_NAMES, type ScaleName } from './schema.ts';
import { scoreKey } from './segments.ts';

const FORMATS = { recency: { kind: 'days' }, frequency: INTEGER, monetary: MONEY } as const satisfies Record<ScaleName, ValueFormat>;

/** What each score stands for, and how many customers have it. */
export function presentScores(result: RfmResult, params: RfmParams): Block[] {
  const scores = Array.from({ length: params.bins }, (_, index) => params.bins - index);
  return [
    {
      kind: 'table',
      id: 'scores',
      title: word('tables.scores'),
      columns: [fieldOf('score', INTEGER), ...SCALE_NAMES.flatMap((name) => [fieldOf(`${name}Range`, MESSAGE), fieldOf(`${name}Count`, INTEGER)])],
      rows: scores.map((score): Figure[] => [
        { value: score },
        ...SCALE_NAMES.flatMap((name): Figure[] => {
          const key = scoreKey(name, score);
          return [
            rangeOf(name, score, result),
            {
              value: result.scales[name].counts[score - 1] ?? 0,
              drill: customersDrill(membersOf(result, name, key)),
              segment: ruleOf(params, name, key),
            },
          ];
        }),
      ]),
      note: word('tables.scoresNote'),
    },
  ];
}

/** The smallest and the largest value that got the score, as words: a label of the row, not a figure. */
function rangeOf(name: ScaleName, score: number, result: RfmResult): Figure {
  const range = result.scales[name].ranges[score - 1];
  if (range === null || range === undefined) return { value: null };
  const textOf = (value: number): number | string => (name === 'monetary' ? formatDecimal(value) : value);
  const format = FORMATS[name];
  if (range.low === range.high) return { value: null, caption: word('rangeOne', { value: { value: textOf(range.low), format } }) };
  return { value: null, caption: word('range', { low: { value: textOf(range.low), format }, high: { value: textOf(range.high), format } }) };
}

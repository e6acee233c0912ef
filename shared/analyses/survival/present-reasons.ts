import type { Block } from '../blocks.ts';
import {
  chanceFigure,
  DAYS,
  estimate,
  fieldOf,
  headOf,
  INTEGER,
  intervalOf,
  MESSAGE,
  nameOf,
  P_VALUE,
  PERCENT,
  type Scope,
  word,
} from './figures.ts';
import { LANDMARKS } from './schema.ts';

/** Why contracts end: each reason competes with the others. */
export function presentReasons(scope: Scope): Block[] {
  const { reasons, horizon, groups } = scope.result;
  if (reasons.length === 0) return [];
  const landmarks = LANDMARKS.filter((days) => days <= horizon);
  return [
    {
      kind: 'chart',
      id: 'reasons',
      title: word('charts.reasons'),
      form: 'step',
      x: fieldOf('time.contract', INTEGER),
      y: fieldOf('incidence', PERCENT),
      series: reasons.map((reason) => ({
        key: reason.key,
        label: nameOf(reason.key),
        points: [
          { ...estimate(scope, null, 0), x: 0 },
          ...reason.time.map((t, at) => ({
            ...estimate(scope, null, reason.incidence[at] ?? 0, intervalOf(reason.low[at] ?? 0, reason.high[at] ?? 0, 'logLog')),
            x: t,
          })),
        ],
      })),
      note: word('notes.reasons'),
    },
    {
      kind: 'table',
      id: 'reason-table',
      depth: 'analyst',
      title: word('tables.reasons'),
      columns: [
        fieldOf('reason', MESSAGE),
        fieldOf('reasonEvents', INTEGER),
        ...landmarks.map((days) => ({
          ...fieldOf('incidence', PERCENT),
          key: `within${days}`,
          label: word('fields.within', { days: { value: days, format: DAYS } }),
        })),
        ...(groups.length > 1 ? [fieldOf('gray', P_VALUE)] : []),
      ],
      rows: reasons.map((reason) => [
        { ...headOf(scope, reason.key) },
        estimate(scope, null, reason.events),
        ...landmarks.map((days) => {
          const landmark = reason.landmarks[LANDMARKS.indexOf(days)] ?? null;
          return landmark === null ? { value: null } : estimate(scope, null, landmark.share, intervalOf(landmark.low, landmark.high, 'logLog'));
        }),
        ...(groups.length > 1 ? [chanceFigure(scope, null, reason.p)] : []),
      ]),
    },
  ];
}

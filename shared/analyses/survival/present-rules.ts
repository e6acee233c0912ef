import { allOf, between, countRows } from '../../warehouse/conditions.ts';
import type { Predicate } from '../../warehouse/predicate.ts';
import type { Block, Figure } from '../blocks.ts';
import { DAYS, estimate, fieldOf, INTEGER, membersOf, PERCENT, type Scope, word } from './figures.ts';

/** Who counts as lost under other silence rules: the person's own first in the words, all in the table. */
export function presentRules(scope: Scope): Block[] {
  const { rules, silenceDays, subjects } = scope.result;
  const own = rules.find(({ days }) => days === silenceDays);
  if (own === undefined) return [];
  const back = own.onceSilent === 0 ? null : own.cameBack / own.onceSilent;
  return [
    {
      kind: 'note',
      id: 'rule',
      tone: back !== null && back > 0.2 ? 'caution' : 'info',
      message: word(back === null ? 'notes.ruleUntried' : back > 0.2 ? 'notes.ruleShort' : 'notes.rule', {
        silence: { value: silenceDays, format: DAYS },
        lost: { value: own.lostNow, format: INTEGER },
        count: subjects,
        back: { value: back, format: PERCENT },
      }),
    },
    {
      kind: 'table',
      id: 'rules',
      depth: 'analyst',
      title: word('tables.rules'),
      columns: [fieldOf('rule', DAYS), fieldOf('lostNow', INTEGER), fieldOf('changed', INTEGER), fieldOf('cameBack', PERCENT)],
      rows: rules.map((row) => [
        { value: row.days },
        lostFigure(scope, row.days, row.lostNow),
        estimate(scope, null, row.lostNow - own.lostNow),
        estimate(scope, null, row.onceSilent === 0 ? null : row.cameBack / row.onceSilent),
      ]),
      note: word('notes.rules'),
    },
  ];
}

/** Customers silent for so many days at the end of the watch: exact, and a rule for a segment. */
function lostFigure(scope: Scope, days: number, value: number): Figure {
  const { toDay, fromDay } = scope.result.watch;
  const silent: Predicate = {
    op: 'purchases',
    measure: 'orders',
    comparison: 'eq',
    value: 0,
    window: { kind: 'between', fromDay: toDay - days + 1, toDay },
  };
  const where = allOf(between('first_day', fromDay, toDay - 1), silent);
  return { value, drill: { relation: 'customers', where, measure: countRows() }, segment: allOf(membersOf(scope, null), silent) };
}

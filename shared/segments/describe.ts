import type { Message, MessageParam, ValueFormat } from '../analyses/blocks.ts';
import { type ColumnType, findColumn } from '../warehouse/catalogue.ts';
import type { Comparison, Predicate, Window } from '../warehouse/predicate.ts';

/** Names a rule refers to by id. */
export interface RuleNames {
  /** null when there is no such segment any more. */
  readonly segment: (id: number) => string | null;
}

type Relation = 'customers' | 'order_lines';
type Purchases = Extract<Predicate, { op: 'purchases' }>;

const NEGATED: Readonly<Record<Comparison, Comparison>> = { eq: 'ne', ne: 'eq', lt: 'ge', le: 'gt', gt: 'le', ge: 'lt' };
const LISTED_VALUES = 5;

/** A rule as one sentence part, "customers who bought at least 2 times in the last 90 days and are not in VIP": a tree of messages. */
export function describeRule(rule: Predicate, names: RuleNames): Message {
  if (isEveryone(rule)) return word('everyone');
  return word('who', { condition: describe(rule, 'customers', names) });
}

/** One condition as a verb phrase that follows "who", or "that" for order lines. */
export function describeCondition(predicate: Predicate, relation: 'customers' | 'order_lines', names: RuleNames): Message {
  return describe(predicate, relation, names);
}

function isEveryone(rule: Predicate): boolean {
  return rule.op === 'and' && rule.of.every(isEveryone);
}

/** A verb phrase that follows "who", or "that" for order lines. */
function describe(predicate: Predicate, relation: Relation, names: RuleNames): Message {
  switch (predicate.op) {
    case 'and':
    case 'or':
      return join(predicate.op, predicate.of, relation, names);
    case 'not':
      return negate(predicate.of, relation, names);
    case 'customer':
      return describe(predicate.where, 'customers', names);
    case 'compare':
      return word(`compare.${wordsFor(predicate.column, relation)}.${predicate.comparison}`, {
        column: columnName(predicate.column, relation),
        value: shownValue(predicate.value, predicate.column, relation),
      });
    case 'in':
      return word('in', { column: columnName(predicate.column, relation), values: listOf(predicate.values, predicate.column, relation) });
    case 'between':
      return word('between', {
        column: columnName(predicate.column, relation),
        from: shownValue(predicate.from, predicate.column, relation),
        to: shownValue(predicate.to, predicate.column, relation),
      });
    case 'null':
      return word('empty', { column: columnName(predicate.column, relation) });
    case 'text':
      return word(`text.${predicate.match}`, { column: columnName(predicate.column, relation), value: predicate.value });
    case 'purchases':
      return purchases(predicate, names);
    case 'member':
      return word('member', { group: groupName(predicate.analysis, predicate.group), analysis: { key: `analyses.${predicate.analysis}.title` } });
    case 'segment':
      return word('segment', { name: segmentName(predicate.id, names) });
  }
}

function negate(predicate: Predicate, relation: Relation, names: RuleNames): Message {
  switch (predicate.op) {
    case 'not':
      return describe(predicate.of, relation, names);
    case 'customer':
      return negate(predicate.where, 'customers', names);
    case 'null':
      return word('filled', { column: columnName(predicate.column, relation) });
    case 'compare':
      // Only these two are each other's exact opposite where values can be empty.
      if (predicate.comparison !== 'eq' && predicate.comparison !== 'ne') return otherwise(predicate, relation, names);
      return describe({ ...predicate, comparison: NEGATED[predicate.comparison] }, relation, names);
    case 'purchases':
      if (predicate.measure === 'daysSinceFirst' || predicate.measure === 'daysSinceLast') return otherwise(predicate, relation, names);
      return purchases({ ...predicate, comparison: NEGATED[predicate.comparison] }, names);
    case 'member':
      return word('notMember', { group: groupName(predicate.analysis, predicate.group), analysis: { key: `analyses.${predicate.analysis}.title` } });
    case 'segment':
      return word('notSegment', { name: segmentName(predicate.id, names) });
    default:
      return otherwise(predicate, relation, names);
  }
}

function otherwise(predicate: Predicate, relation: Relation, names: RuleNames): Message {
  return word(relation === 'customers' ? 'notWho' : 'notThat', { condition: describe(predicate, relation, names) });
}

/** "a, b and c"; parts joined the other way stand in brackets. */
function join(op: 'and' | 'or', parts: readonly Predicate[], relation: Relation, names: RuleNames): Message {
  const phrases = parts.map((part) => {
    const phrase = describe(part, relation, names);
    const isOther = (part.op === 'and' || part.op === 'or') && part.op !== op && part.of.length > 1;
    return isOther ? word('brackets', { condition: phrase }) : phrase;
  });
  const last = phrases.at(-1);
  if (last === undefined) return word(op === 'and' ? 'anyone' : 'noOne');
  const rest = phrases.slice(0, -1);
  const first = rest.reduceRight<Message | null>((tail, phrase) => (tail === null ? phrase : word('comma', { first: phrase, second: tail })), null);
  return first === null ? last : word(op, { first, second: last });
}

function purchases(predicate: Purchases, names: RuleNames): Message {
  const bought = measured(predicate);
  const inside = predicate.window.kind === 'all' ? bought : word('inWindow', { what: bought, window: windowName(predicate.window) });
  return predicate.where === undefined ? inside : word('countingOnly', { what: inside, condition: describe(predicate.where, 'order_lines', names) });
}

function measured({ measure, comparison, value }: Purchases): Message {
  if (measure === 'orders' && isOne(comparison, value)) return word('measure.bought');
  if (measure === 'orders' && isNone(comparison, value)) return word('measure.didNotBuy');
  const amount: MessageParam =
    measure === 'revenue'
      ? { value, format: { kind: 'money' } }
      : measure === 'quantity'
        ? word('unit.quantity', { value: { value, format: { kind: 'quantity' } } })
        : word(`unit.${measure}`, { count: value });
  return word(`measure.${measure}`, { amount: word(`amount.${comparison}`, { value: amount }) });
}

function isOne(comparison: Comparison, value: number): boolean {
  return (comparison === 'ge' && value === 1) || (comparison === 'gt' && value === 0);
}

function isNone(comparison: Comparison, value: number): boolean {
  return (comparison === 'lt' && value === 1) || ((comparison === 'eq' || comparison === 'le') && value === 0);
}

function windowName(window: Exclude<Window, { kind: 'all' }>): Message {
  if (window.kind === 'last') return word(`window.${window.unit}`, { count: window.count });
  return word('window.between', { from: dayOf(window.fromDay), to: dayOf(window.toDay) });
}

function columnName(column: string, relation: Relation): Message {
  return word(`columns.${relation}.${column}`);
}

function groupName(analysis: string, group: string): MessageParam {
  // A value of the data, such as a channel, names its group itself.
  if (group.startsWith('=')) return group.slice(1);
  // Codes such as r5f4 are their own name.
  return /\d/.test(group) ? group.toUpperCase() : { key: `analyses.${analysis}.groups.${group}` };
}

function segmentName(id: number, names: RuleNames): MessageParam {
  return names.segment(id) ?? word('removedSegment');
}

function typeOf(column: string, relation: Relation): ColumnType {
  return findColumn(relation, column)?.type ?? 'text';
}

/** Comparisons read differently for days, texts and numbers. */
function wordsFor(column: string, relation: Relation): 'day' | 'text' | 'number' {
  const type = typeOf(column, relation);
  if (type === 'day' || type === 'seconds') return 'day';
  return type === 'text' || type === 'id' || type === 'flag' ? 'text' : 'number';
}

const FORMATS: Readonly<Partial<Record<ColumnType, ValueFormat>>> = {
  day: { kind: 'day' },
  decimal: { kind: 'money' },
  integer: { kind: 'integer' },
};

function shownValue(value: string | number | boolean, column: string, relation: Relation): MessageParam {
  if (typeof value === 'boolean') return word(value ? 'yes' : 'no');
  if (column === 'quantity') return { value, format: { kind: 'quantity' } };
  const format = FORMATS[typeOf(column, relation)];
  return format === undefined ? String(value) : { value, format };
}

function dayOf(value: number): MessageParam {
  return { value, format: { kind: 'day' } };
}

function listOf(values: readonly (string | number)[], column: string, relation: Relation): MessageParam {
  const shown = values.slice(0, LISTED_VALUES).map((value) => shownValue(value, column, relation));
  const [last] = shown.slice(-1);
  if (last === undefined) return word('nothing');
  const tail: MessageParam = values.length > LISTED_VALUES ? word('more', { last, count: values.length - LISTED_VALUES }) : last;
  return shown.slice(0, -1).reduceRight<MessageParam>((rest, value) => word('comma', { first: value, second: rest }), tail);
}

function word(key: string, params?: Record<string, MessageParam>): Message {
  return params === undefined ? { key: `segments.rule.${key}` } : { key: `segments.rule.${key}`, params };
}

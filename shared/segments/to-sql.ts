import { type ColumnSpec, findColumn, type RelationName } from '../warehouse/catalogue.ts';
import type { Comparison, Predicate, PurchaseMeasure } from '../warehouse/predicate.ts';
import { joinSql, relation, type Sql, sql } from '../warehouse/sql.ts';
import { scaleComparison } from './scale.ts';
import { spanOfWindow } from './window.ts';

/** Conditions whose customers are found beforehand and looked up in a temporary relation. */
export type SetCondition = Extract<Predicate, { op: 'member' | 'segment' }>;

export interface PredicateScope {
  /** Relation whose rows are judged; its columns stand unqualified in the SQL. */
  readonly relation: RelationName;
  /** Day that windows and "days since" count back from. */
  readonly referenceDay: number;
  /** Name of the temporary relation (customer_id) that holds the customers of a condition. */
  readonly setNamed: (condition: SetCondition) => string;
}

const COMPARISONS: Readonly<Record<Comparison, Sql>> = { eq: sql`=`, ne: sql`<>`, lt: sql`<`, le: sql`<=`, gt: sql`>`, ge: sql`>=` };
const TRUE = sql`true`;
const FALSE = sql`false`;
const IS_SALE = sql`kind = 'sale'`;

/**
 * A condition as SQL over the rows of a relation. Two-valued: an empty value meets no comparison except "is not", so that NOT
 * always gives the other rows. Text is matched without regard to case by contains/starts/ends, exactly by comparisons.
 * Throws a RangeError on unknown columns, values that do not fit a column, and customer conditions where there is no customer.
 */
export function predicateToSql(predicate: Predicate, scope: PredicateScope): Sql {
  switch (predicate.op) {
    case 'and':
      return predicate.of.length === 0 ? TRUE : sql`(${joinSql(partsOf(predicate.of, scope), ' and ')})`;
    case 'or':
      return predicate.of.length === 0 ? FALSE : sql`(${joinSql(partsOf(predicate.of, scope), ' or ')})`;
    case 'not':
      return sql`(not ${predicateToSql(predicate.of, scope)})`;
    case 'compare':
      return compare(predicate.column, predicate.comparison, predicate.value, scope);
    case 'in':
      if (predicate.values.length === 0) return FALSE;
      return filled(
        predicate.column,
        scope,
        (name, spec) =>
          sql`${name} in (${joinSql(
            predicate.values.map((value) => bind(value, spec)),
            ', ',
          )})`,
      );
    case 'between':
      return sql`(${compare(predicate.column, 'ge', predicate.from, scope)} and ${compare(predicate.column, 'le', predicate.to, scope)})`;
    case 'null':
      return sql`(${columnIn(scope.relation, predicate.column).name} is null)`;
    case 'text':
      return matchText(predicate, scope);
    case 'customer':
      if (scope.relation === 'customers') return predicateToSql(predicate.where, scope);
      return customerIn(
        sql`select customer_id from ${relation('customers')} where ${predicateToSql(predicate.where, { ...scope, relation: 'customers' })}`,
        scope,
      );
    case 'purchases':
      return purchases(predicate, scope);
    case 'member':
    case 'segment':
      return customerIn(sql`select customer_id from ${{ text: scope.setNamed(predicate), values: [] }}`, scope);
  }
}

function partsOf(predicates: readonly Predicate[], scope: PredicateScope): Sql[] {
  return predicates.map((part) => predicateToSql(part, scope));
}

function columnIn(relationName: RelationName, column: string): { name: Sql; spec: ColumnSpec } {
  const spec = findColumn(relationName, column);
  if (spec === undefined) throw new RangeError(`relation "${relationName}" has no column "${column}"`);
  return { name: { text: `"${column}"`, values: [] }, spec };
}

/** A condition that an empty value does not meet. */
function filled(column: string, scope: PredicateScope, condition: (name: Sql, spec: ColumnSpec) => Sql): Sql {
  const { name, spec } = columnIn(scope.relation, column);
  return spec.nullable ? sql`(${condition(name, spec)} and ${name} is not null)` : sql`(${condition(name, spec)})`;
}

function compare(column: string, comparison: Comparison, value: string | number | boolean, scope: PredicateScope): Sql {
  const { name, spec } = columnIn(scope.relation, column);
  if (spec.type === 'decimal') {
    if (typeof value === 'boolean') throw new RangeError(`column "${column}" holds numbers`);
    const { comparison: scaled, bound } = scaleComparison(comparison, value);
    return withEmpty(sql`${name} ${COMPARISONS[scaled]} ${bound}`, comparison, name, spec);
  }
  return withEmpty(sql`${name} ${COMPARISONS[comparison]} ${bind(value, spec)}`, comparison, name, spec);
}

function withEmpty(condition: Sql, comparison: Comparison, name: Sql, spec: ColumnSpec): Sql {
  if (!spec.nullable) return sql`(${condition})`;
  return comparison === 'ne' ? sql`(${condition} or ${name} is null)` : sql`(${condition} and ${name} is not null)`;
}

/** A value bound for comparison with a column. */
function bind(value: string | number | boolean, spec: ColumnSpec): Sql {
  switch (spec.type) {
    case 'text':
      if (typeof value !== 'string') throw new RangeError('a text column is compared with text');
      return sql`${value}`;
    case 'flag':
      if (typeof value !== 'boolean') throw new RangeError('a yes/no column is compared with true or false');
      return sql`${value}`;
    case 'decimal': {
      if (typeof value === 'boolean') throw new RangeError('a number column is compared with numbers');
      const { comparison, bound } = scaleComparison('eq', value);
      return comparison === 'eq' ? sql`${bound}` : sql`null`;
    }
    default:
      if (typeof value !== 'number' || !Number.isFinite(value)) throw new RangeError('a number column is compared with numbers');
      return sql`${value}`;
  }
}

function matchText({ column, match, value }: Extract<Predicate, { op: 'text' }>, scope: PredicateScope): Sql {
  return filled(column, scope, (name, spec) => {
    if (spec.type !== 'text') throw new RangeError(`column "${column}" does not hold text`);
    switch (match) {
      case 'contains':
        return sql`contains(lower(${name}), lower(${value}))`;
      case 'starts':
        return sql`starts_with(lower(${name}), lower(${value}))`;
      case 'ends':
        return sql`ends_with(lower(${name}), lower(${value}))`;
    }
  });
}

function customerIn(customers: Sql, scope: PredicateScope, isInside = true): Sql {
  const { name, spec } = columnIn(scope.relation, 'customer_id');
  const found = isInside ? sql`${name} in (${customers})` : sql`${name} not in (${customers})`;
  return spec.nullable ? sql`(${found} and ${name} is not null)` : sql`(${found})`;
}

/** Customers without such purchases count as 0, so "fewer than 2" finds them too; "days since" is undefined for them and finds none. */
function purchases(predicate: Extract<Predicate, { op: 'purchases' }>, scope: PredicateScope): Sql {
  const { measure, comparison, value, where } = predicate;
  const span = spanOfWindow(predicate.window, scope.referenceDay);
  const conditions = [sql`customer_id is not null`];
  if (measure !== 'revenue') conditions.push(IS_SALE);
  if (span !== null) conditions.push(sql`day between ${span.fromDay} and ${span.toDay}`);
  if (where !== undefined) conditions.push(predicateToSql(where, { ...scope, relation: 'order_lines' }));
  const holds = measured(measure, comparison, value, scope.referenceDay);
  const groups = sql`select customer_id from ${relation('order_lines')} where ${joinSql(conditions, ' and ')} group by customer_id having `;
  return matchesNothing(measure, comparison, value)
    ? customerIn(sql`${groups}not (${holds})`, scope, false)
    : customerIn(sql`${groups}${holds}`, scope);
}

function measured(measure: PurchaseMeasure, comparison: Comparison, value: number, referenceDay: number): Sql {
  switch (measure) {
    case 'orders':
      return sql`count(distinct order_id) ${COMPARISONS[comparison]} ${value}`;
    case 'lines':
      return sql`count(*) ${COMPARISONS[comparison]} ${value}`;
    case 'products':
      return sql`count(distinct product_id) ${COMPARISONS[comparison]} ${value}`;
    case 'daysSinceLast':
      return sql`${referenceDay} - max(day) ${COMPARISONS[comparison]} ${value}`;
    case 'daysSinceFirst':
      return sql`${referenceDay} - min(day) ${COMPARISONS[comparison]} ${value}`;
    case 'quantity':
    case 'revenue': {
      const scaled = scaleComparison(comparison, value);
      const column = measure === 'quantity' ? sql`quantity` : sql`amount`;
      return sql`sum(${column}) ${COMPARISONS[scaled.comparison]} ${scaled.bound}`;
    }
  }
}

/** True when a customer without any such purchase meets the condition. */
export function matchesNothing(measure: PurchaseMeasure, comparison: Comparison, value: number): boolean {
  if (measure === 'daysSinceLast' || measure === 'daysSinceFirst') return false;
  return compareNumbers(0, comparison, value);
}

/** a ⋛ b */
export function compareNumbers(a: number, comparison: Comparison, b: number): boolean {
  switch (comparison) {
    case 'eq':
      return a === b;
    case 'ne':
      return a !== b;
    case 'lt':
      return a < b;
    case 'le':
      return a <= b;
    case 'gt':
      return a > b;
    case 'ge':
      return a >= b;
  }
}

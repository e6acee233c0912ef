import type { PreviewColumn } from '../../../shared/contract/imports.ts';
import { type ImportKind, isOrderKind } from '../../../shared/model/import-kind.ts';
import type { ColumnReading } from '../../../shared/model/import-mapping.ts';
import { rolesOfKind } from '../../../shared/model/record-kind.ts';
import { ROLE_FORMS, type Role } from '../../../shared/model/role.ts';
import type { ColumnSample } from './column-values.ts';
import { isFlagLike } from './roles/flag-values.ts';
import { dealWithoutHeader, findOnlyDate } from './roles/leftover-columns.ts';
import { refuseMarketSellers } from './roles/market-sellers.ts';
import { splitNames } from './roles/name-parts.ts';
import { choosePersonNumber } from './roles/person-number.ts';
import { type RatedRole, rateColumn } from './roles/rate-column.ts';
import { tellStates } from './roles/states.ts';
import { shapesOf } from './roles/value-shapes.ts';

/** A column as far as it is known when roles are dealt out. */
export interface SniffedColumn {
  readonly index: number;
  readonly header: string;
  readonly reading: ColumnReading;
  readonly sample: ColumnSample;
}

export type RoleGuess = Pick<PreviewColumn, 'role' | 'roleConfidence' | 'roleEvidence'>;

const NO_ROLE: RatedRole = { role: 'ignore', roleConfidence: 0, roleEvidence: 'none', grade: 'values' };
const LEAST = 0.4;
/** A further fact worth keeping about a customer: a few words or a number, not a text of its own per row. */
const MOST_ATTRIBUTE_VALUES = 50;
const ATTRIBUTE: RatedRole = { role: 'attribute', roleConfidence: 0.45, roleEvidence: 'values', grade: 'values' };

/** Deals out roles, each to one column: the likeliest pairs of header and role first, weighed by whether the values fit. */
export function suggestRoles(columns: readonly SniffedColumn[], kind: ImportKind): RoleGuess[] {
  return rateRoles(columns, kind).map(({ role, roleConfidence, roleEvidence }) => ({ role, roleConfidence, roleEvidence }));
}

/** As `suggestRoles`, with what each header says about the kind. */
export function rateRoles(columns: readonly SniffedColumn[], kind: ImportKind): RatedRole[] {
  const guesses = columns.map(() => NO_ROLE);
  const rated = columns.map((column) => rateColumn(column, kind));
  const candidates = rated
    .flatMap((found, position) => found.map((guess) => ({ guess, position })))
    .sort((a, b) => b.guess.roleConfidence - a.guess.roleConfidence);
  const taken = new Set<Role>();
  for (const { position, guess } of candidates) {
    if (guess.roleConfidence < LEAST || taken.has(guess.role) || guesses[position] !== NO_ROLE) continue;
    guesses[position] = guess;
    if (guess.role !== 'attribute') taken.add(guess.role);
  }
  dealWithoutHeader(columns, kind, guesses, taken);
  findOnlyDate(columns, kind, guesses, taken);
  choosePersonNumber(columns, kind, guesses);
  splitNames(columns, kind, guesses);
  tellStates(columns, kind, guesses, NO_ROLE);
  refuseMarketSellers(columns, kind, guesses, NO_ROLE);
  // What an order says beyond its roles is mostly of the order.
  if (!rolesOfKind(kind).includes('attribute') || isOrderKind(kind)) return guesses;
  return guesses.map((guess, position) => {
    const column = columns[position];
    return guess === NO_ROLE && column !== undefined && !hasMeaning(column, rated[position] ?? []) && isAttribute(column) ? ATTRIBUTE : guess;
  });
}

/** A column that means something else, such as a second telephone number, is no attribute; "PhoneService: Yes" only sounds like one. */
function hasMeaning(column: SniffedColumn, rated: readonly RatedRole[]): boolean {
  const isFlag = isFlagLike(column);
  return rated.some(({ role, roleConfidence }) => roleConfidence >= LEAST && (!isFlag || ROLE_FORMS[role] === 'flag'));
}

function isAttribute(column: SniffedColumn): boolean {
  if (column.header.trim() === '') return false;
  const { sample, reading } = column;
  if (sample.seen === 0 || reading.kind === 'date' || reading.kind === 'timestamp') return false;
  return reading.kind === 'number' || sample.values.length <= MOST_ATTRIBUTE_VALUES || (shapesOf(sample).repetition > 20 && reading.kind === 'text');
}

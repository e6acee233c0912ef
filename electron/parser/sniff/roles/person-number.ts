import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import { normalizeHeader } from '../../../../shared/model/synonyms/role-synonyms.ts';
import type { SniffedColumn } from '../roles.ts';
import type { RatedRole } from './rate-column.ts';

const NAMES_PERSON = /(^| )(unique|master|global)( |$)/;

/**
 * Which of two customer numbers is the person's: some shops give a new number with every order and keep one for the person beside it.
 * The person's is the one that comes again, or is called unique; the other is how orders name the person.
 */
export function choosePersonNumber(columns: readonly SniffedColumn[], kind: ImportKind, guesses: RatedRole[]): void {
  if (kind !== 'customers') return;
  const own = guesses.findIndex(({ role }) => role === 'customerId');
  const other = guesses.findIndex(({ role }) => role === 'customerAltId');
  const [ownColumn, otherColumn] = [columns[own], columns[other]];
  const [ownGuess, otherGuess] = [guesses[own], guesses[other]];
  if (ownColumn === undefined || otherColumn === undefined || ownGuess === undefined || otherGuess === undefined) return;
  const isFull = ownColumn.sample.seen > 0 && otherColumn.sample.seen >= ownColumn.sample.seen;
  const comesAgain = otherColumn.sample.values.length < ownColumn.sample.values.length;
  if (!isFull || !(comesAgain || NAMES_PERSON.test(normalizeHeader(otherColumn.header)))) return;
  guesses[own] = { ...ownGuess, role: 'customerAltId' };
  guesses[other] = { ...otherGuess, role: 'customerId' };
}

import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import { rolesOfKind } from '../../../../shared/model/record-kind.ts';
import type { Role } from '../../../../shared/model/role.ts';
import { normalizeHeader } from '../../../../shared/model/synonyms/role-synonyms.ts';
import type { SniffedColumn } from '../roles.ts';
import type { RatedRole } from './rate-column.ts';

const PLACES: readonly Role[] = ['city', 'postalCode', 'country', 'address'];

/** Beside a city, a postal code or a country a "state" is a part of the country and not how something stands. */
export function tellStates(columns: readonly SniffedColumn[], kind: ImportKind, guesses: RatedRole[], none: RatedRole): void {
  const state = guesses.findIndex(({ role }, at) => role === 'status' && normalizeHeader(columns[at]?.header ?? '') === 'state');
  const guess = guesses[state];
  if (guess === undefined || !rolesOfKind(kind).includes('region') || !guesses.some(({ role }) => PLACES.includes(role))) return;
  const wider = guesses.findIndex(({ role }) => role === 'region');
  if (wider >= 0) guesses[wider] = none;
  guesses[state] = { ...guess, role: 'region' };
}

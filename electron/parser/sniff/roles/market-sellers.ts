import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import type { Role } from '../../../../shared/model/role.ts';
import { normalizeHeader } from '../../../../shared/model/synonyms/role-synonyms.ts';
import type { SniffedColumn } from '../roles.ts';
import type { RatedRole } from './rate-column.ts';

const SELLER = /(^| )(sellers?|vendors?|merchants?|продавец|продавца|продавець|продавця|فروشنده)( |$)|卖家|商家|供应商/u;
/** What a list of staff says of people. */
const OF_STAFF: ReadonlySet<Role> = new Set(['employeeName', 'email', 'phone', 'team', 'manager', 'title', 'startedAt', 'endedAt']);

/** Sellers of a market place come with a number and a place and are nobody's staff; a shop's own salespeople have a name, a team, a day of hiring. */
export function refuseMarketSellers(columns: readonly SniffedColumn[], kind: ImportKind, guesses: RatedRole[], none: RatedRole): void {
  if (kind !== 'employees' || guesses.some(({ role }) => OF_STAFF.has(role))) return;
  const number = guesses.findIndex(({ role }) => role === 'employee');
  if (SELLER.test(normalizeHeader(columns[number]?.header ?? ''))) guesses[number] = none;
}

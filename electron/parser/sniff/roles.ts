import type { PreviewColumn } from '../../../shared/contract/imports.ts';
import type { ImportKind } from '../../../shared/model/import-kind.ts';
import type { ColumnReading } from '../../../shared/model/import-mapping.ts';
import type { Role } from '../../../shared/model/role.ts';
import type { ColumnSample } from './column-values.ts';
import { matchHeader } from './header-match.ts';

/** A column as far as it is known when roles are dealt out. */
export interface SniffedColumn {
  readonly index: number;
  readonly header: string;
  readonly reading: ColumnReading;
  readonly sample: ColumnSample;
}

export type RoleGuess = Pick<PreviewColumn, 'role' | 'roleConfidence' | 'roleEvidence'>;

const NONE: RoleGuess = { role: 'ignore', roleConfidence: 0, roleEvidence: 'none' };
const NUMBER_ROLES: ReadonlySet<Role> = new Set(['quantity', 'unitPrice', 'amount', 'discount', 'cost']);
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^\+?[\d\s()-]{9,20}$/;
const PRODUCT_CODE = /^(?=.*\d)[\p{L}\d._/-]{1,24}$/u;
const VALUES_LOOKED_AT = 500;
const MISFIT = 0.3;
const AGREES = 0.04;
const LEAST = 0.4;

/** Deals out roles, each to one column: the likeliest pairs of header and role first, weighed by whether the values fit. */
export function suggestRoles(columns: readonly SniffedColumn[], kind: ImportKind): RoleGuess[] {
  const guesses = columns.map(() => NONE);
  const candidates = columns
    .flatMap((column, position) => rateColumn(column, kind).map((guess) => ({ ...guess, position })))
    .sort((a, b) => b.roleConfidence - a.roleConfidence);
  const taken = new Set<Role>();
  for (const { position, ...guess } of candidates) {
    if (guess.roleConfidence < LEAST || taken.has(guess.role) || guesses[position] !== NONE) continue;
    guesses[position] = guess;
    taken.add(guess.role);
  }
  return guesses;
}

function rateColumn(column: SniffedColumn, kind: ImportKind): RoleGuess[] {
  const fromValues = rateValues(column, kind);
  const rated: RoleGuess[] = matchHeader(column.header, kind).map(({ role: named, score }) => {
    const role = named === 'productName' && isProductCodes(column) ? 'productId' : named;
    if (!canServe(role, column)) return { role, roleConfidence: score * MISFIT, roleEvidence: 'header' };
    const agrees = role === fromValues.role;
    return { role, roleConfidence: Math.min(1, score + (agrees ? AGREES : 0)), roleEvidence: agrees ? 'both' : 'header' };
  });
  if (fromValues.role !== 'ignore' && !rated.some(({ role }) => role === fromValues.role)) rated.push(fromValues);
  return rated;
}

/** A column "product" may hold article numbers. */
function isProductCodes({ sample }: SniffedColumn): boolean {
  const values = sample.values.slice(0, VALUES_LOOKED_AT);
  return values.length > 0 && values.every(({ text }) => PRODUCT_CODE.test(text));
}

/** What the values alone suggest. */
function rateValues({ reading, sample }: SniffedColumn, kind: ImportKind): RoleGuess {
  const values = sample.values.slice(0, VALUES_LOOKED_AT);
  if (values.length === 0) return NONE;
  const share = (pattern: RegExp) => values.filter(({ text }) => pattern.test(text)).length / values.length;
  if (share(EMAIL) > 0.9) return { role: 'email', roleConfidence: 0.9, roleEvidence: 'values' };
  if (reading.kind === 'date') return kind === 'orders' ? { role: 'orderDate', roleConfidence: 0.6, roleEvidence: 'values' } : NONE;
  if (reading.kind === 'text' && share(PHONE) > 0.9 && values.length > 2) return { role: 'phone', roleConfidence: 0.45, roleEvidence: 'values' };
  return NONE;
}

/** Whether the values can be what the role needs; empty columns cannot. */
function canServe(role: Role, { reading, sample }: SniffedColumn): boolean {
  if (sample.seen === 0) return true;
  if (NUMBER_ROLES.has(role)) return reading.kind === 'number';
  if (role === 'orderDate') return reading.kind === 'date';
  if (role === 'email') return sample.values.slice(0, VALUES_LOOKED_AT).some(({ text }) => EMAIL.test(text));
  if (role === 'customerName' || role === 'productName' || role === 'city' || role === 'firstName' || role === 'lastName')
    return reading.kind === 'text';
  return reading.kind !== 'date';
}

import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import { rolesOfKind } from '../../../../shared/model/record-kind.ts';
import type { Role } from '../../../../shared/model/role.ts';
import { GENERIC_WORDS } from '../../../../shared/model/synonyms/generic-words.ts';
import { normalizeHeader } from '../../../../shared/model/synonyms/role-synonyms.ts';
import { readHeaderHints } from '../columns/header-hints.ts';
import { type HeaderMatch, matchHeader } from '../header-match.ts';
import type { RoleGuess, SniffedColumn } from '../roles.ts';
import { canServe } from './can-serve.ts';
import { shapesOf } from './value-shapes.ts';

/** A role that a column may have, with what the words above it say about the kind of file. */
export interface RatedRole extends RoleGuess {
  readonly grade: HeaderMatch['grade'] | 'values';
}

const MISFIT = 0.3;
const AGREES = 0.04;
const ID_WORDS = new Set(GENERIC_WORDS.id.split('|').map(normalizeHeader));
const NAME_WORDS = new Set(GENERIC_WORDS.name.split('|').map(normalizeHeader));
const HAN_ID = /[号码]|编号|id$/;

/** Roles a column may have in files of the kind, from its header and its values. */
export function rateColumn(column: SniffedColumn, kind: ImportKind): RatedRole[] {
  const fromValues = rateValues(column, kind);
  const matches = withIdentity(column, kind, matchHeader(column.header, kind));
  const rated = matches.map(({ role, score, grade }): RatedRole => {
    if (!canServe(role, column)) return { role, roleConfidence: score * MISFIT, roleEvidence: 'header', grade };
    const agrees = role === fromValues?.role;
    return { role, roleConfidence: Math.min(1, score + (agrees ? AGREES : 0)), roleEvidence: agrees ? 'both' : 'header', grade };
  });
  if (fromValues !== null && !rated.some(({ role }) => role === fromValues.role)) rated.push(fromValues);
  return rated;
}

/** "product" may hold article numbers or names, "account" a number or a firm: the values tell which. */
function withIdentity(column: SniffedColumn, kind: ImportKind, matches: readonly HeaderMatch[]): readonly HeaderMatch[] {
  const words = normalizeHeader(column.header).split(' ');
  const namesId = words.some((word) => ID_WORDS.has(word)) || HAN_ID.test(column.header);
  const { name, productCode, count } = shapesOf(column.sample);
  if (count === 0 || namesId) return matches;
  const namesName = words.some((word) => NAME_WORDS.has(word)) || /[名]/.test(column.header);
  const roles = new Set(rolesOfKind(kind));
  return matches.map((match) => {
    if (match.role === 'productName' && productCode === 1) return swap(match, 'productId', roles);
    if (match.role === 'employeeName' && productCode === 1 && !namesName) return swap(match, 'employee', roles);
    if (namesName) return match;
    if (match.role === 'customerId' && name > 0.8) return swap(match, 'customerName', roles);
    if (match.role === 'customerName' && productCode === 1) return swap(match, 'customerId', roles);
    if (match.role === 'campaign' && name > 0.8) return swap(match, 'campaignName', roles);
    return match;
  });
}

function swap(match: HeaderMatch, role: Role, roles: ReadonlySet<Role>): HeaderMatch {
  return roles.has(role) ? { ...match, role } : match;
}

/** What the values alone suggest. */
function rateValues(column: SniffedColumn, kind: ImportKind): RatedRole | null {
  const guess = guessFromValues(column, kind);
  if (guess === null || !rolesOfKind(kind).includes(guess.role)) return null;
  return { ...guess, roleEvidence: 'values', grade: 'values' };
}

function guessFromValues({ header, reading, sample }: SniffedColumn, kind: ImportKind): Pick<RatedRole, 'role' | 'roleConfidence'> | null {
  const shapes = shapesOf(sample);
  if (shapes.count === 0) return null;
  if (shapes.email > 0.9) return { role: kind === 'contactPoints' ? 'contactValue' : 'email', roleConfidence: 0.9 };
  if (reading.kind !== 'text') return null;
  // Tax numbers and account numbers have as many digits: what is called a number of something else is none to call.
  if (shapes.call > 0.9 && shapes.count > 2 && !readHeaderHints(header).namesKey) return { role: 'phone', roleConfidence: 0.45 };
  if (shapes.currency === 1) return { role: 'currency', roleConfidence: 0.6 };
  if (shapes.metric === 1) return { role: 'type', roleConfidence: 0.7 };
  if (shapes.url > 0.9) return { role: kind === 'customers' || kind === 'companies' ? 'website' : 'url', roleConfidence: 0.5 };
  return null;
}

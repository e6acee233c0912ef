import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import { rolesOfKind } from '../../../../shared/model/record-kind.ts';
import { normalizeHeader } from '../../../../shared/model/synonyms/role-synonyms.ts';
import type { SniffedColumn } from '../roles.ts';
import type { RatedRole } from './rate-column.ts';

const BARE_NAMES: ReadonlySet<string> = new Set(['name', 'نام', 'имя', 'ім я', '名', '名字']);

/** Beside a family name a bare "name" is the given one, not the whole. */
export function splitNames(columns: readonly SniffedColumn[], kind: ImportKind, guesses: RatedRole[]): void {
  const has = (role: RatedRole['role']) => guesses.some((guess) => guess.role === role);
  if (!has('lastName') || has('firstName') || !rolesOfKind(kind).includes('firstName')) return;
  const whole = guesses.findIndex(({ role }) => role === 'customerName');
  const guess = guesses[whole];
  if (guess !== undefined && BARE_NAMES.has(normalizeHeader(columns[whole]?.header ?? ''))) guesses[whole] = { ...guess, role: 'firstName' };
}

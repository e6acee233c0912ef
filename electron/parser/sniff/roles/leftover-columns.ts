import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import { RECORD_KINDS, rolesOfKind } from '../../../../shared/model/record-kind.ts';
import type { Role } from '../../../../shared/model/role.ts';
import { normalizeHeader } from '../../../../shared/model/synonyms/role-synonyms.ts';
import type { SniffedColumn } from '../roles.ts';
import type { RatedRole } from './rate-column.ts';
import { shapesOf } from './value-shapes.ts';
import { isEstranged } from './word-index.ts';

const FROM_VALUES = { roleEvidence: 'values', grade: 'values' } as const;
const CONFIDENCE = 0.5;
const FRACTION = /[.,٫]\d{1,2}$/;
const TEXT_LENGTH = 25;

/** When the time of a row is not named and only one column holds dates, it is that one, unless its name says otherwise ("delivery date"). */
export function findOnlyDate(columns: readonly SniffedColumn[], kind: ImportKind, guesses: RatedRole[], taken: Set<Role>): void {
  const { at } = RECORD_KINDS[kind];
  const dates = columns.flatMap(({ reading }, position) => (reading.kind === 'date' || reading.kind === 'timestamp' ? [position] : []));
  const [only] = dates;
  if (at === null || taken.has(at) || only === undefined || dates.length > 1 || guesses[only]?.role !== 'ignore') return;
  if (isEstranged(normalizeHeader(columns[only]?.header ?? ''), '')) return;
  guesses[only] = { role: at, roleConfidence: CONFIDENCE, ...FROM_VALUES };
  taken.add(at);
}

/**
 * Columns of a file without header, by what they hold: in orders a key that comes again is the customer, whole small numbers are
 * pieces and numbers with cents are money; beside opinions a number is a label.
 */
export function dealWithoutHeader(columns: readonly SniffedColumn[], kind: ImportKind, guesses: RatedRole[], taken: Set<Role>): void {
  if (columns.some(({ header }) => header.trim() !== '')) return;
  const roles = new Set(rolesOfKind(kind));
  const give = (role: Role, fits: (column: SniffedColumn) => boolean) => {
    if (taken.has(role) || !roles.has(role)) return;
    const position = columns.findIndex((column, at) => guesses[at]?.role === 'ignore' && column.sample.seen > 0 && fits(column));
    if (position < 0) return;
    guesses[position] = { role, roleConfidence: CONFIDENCE, ...FROM_VALUES };
    taken.add(role);
  };
  if (kind === 'orders') {
    give('amount', isMoney);
    give('customerId', isRepeatedKey);
    give('quantity', isPieces);
  }
  if (kind === 'reviews') {
    give('text', isProse);
    give('label', ({ reading, sample }) => (reading.kind === 'number' || reading.kind === 'flag') && sample.values.length <= 3);
    give('rating', ({ reading, sample }) => reading.kind === 'number' && sample.values.length <= 10);
  }
}

function isMoney({ reading, sample }: SniffedColumn): boolean {
  return reading.kind === 'number' && sample.values.some(({ text }) => FRACTION.test(text));
}

function isPieces({ reading, sample }: SniffedColumn): boolean {
  return reading.kind === 'number' && sample.values.every(({ text }) => /^-?\d{1,4}$/.test(text));
}

function isRepeatedKey({ reading, sample }: SniffedColumn): boolean {
  return reading.kind === 'text' && shapesOf(sample).productCode > 0.95 && sample.values.length > 1;
}

function isProse({ reading, sample }: SniffedColumn): boolean {
  if (reading.kind !== 'text') return false;
  const looked = sample.values.slice(0, 200);
  return looked.filter(({ text }) => text.length > TEXT_LENGTH && /\s/.test(text)).length > looked.length / 2;
}

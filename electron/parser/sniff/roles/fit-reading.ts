import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
import { neededReading, type Role } from '../../../../shared/model/role.ts';
import type { ColumnSample } from '../column-values.ts';
import { toFlagReading } from './flag-values.ts';

/** Roles that leave a column what it is. */
const SAYS_NOTHING: ReadonlySet<Role> = new Set(['ignore', 'attribute', 'orderTime']);

/**
 * The reading of a column as its role needs it: yes and no for flags however they are written, and for columns without a value,
 * which say nothing themselves, the plainest one. Everything else stays as it was found.
 */
export function fitReading(role: Role, reading: ColumnReading, sample: ColumnSample): ColumnReading {
  const needed = neededReading(role);
  if (needed === null) return reading.kind === 'flag' && !SAYS_NOTHING.has(role) ? { kind: 'text' } : reading;
  const isFit = reading.kind === needed || (needed === 'date' && reading.kind === 'timestamp');
  if (isFit) return reading;
  if (needed === 'flag') return toFlagReading(sample) ?? (sample.seen === 0 ? { kind: 'flag', yes: ['yes'], no: ['no'] } : reading);
  if (sample.seen > 0) return reading;
  return needed === 'number' ? { kind: 'number', decimal: '.', thousands: '' } : { kind: 'date', order: 'ymd', calendar: 'gregorian' };
}

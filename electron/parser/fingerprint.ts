import { createHash } from 'node:crypto';
import { foldName } from './shape/column-names.ts';

/**
 * What files of one shape share: their header in order, without regard to case, blanks and byte order mark, or for files without
 * one their width. Files whose columns stand in another order are another shape; a template is carried over to them by name.
 */
export function computeFingerprint(header: readonly string[], hasHeader: boolean): string {
  const shape = hasHeader ? header.map(foldName) : [`#${header.length}`];
  return createHash('sha256').update(JSON.stringify(shape)).digest('hex').slice(0, 32);
}

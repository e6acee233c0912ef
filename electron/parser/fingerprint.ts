import { createHash } from 'node:crypto';
import { canonicalText } from '../../shared/model/written-text.ts';

/** What files of one shape share: their header without regard to case, or for files without one their width. */
export function computeFingerprint(header: readonly string[], hasHeader: boolean): string {
  const shape = hasHeader ? header.map((name) => canonicalText(name).toLowerCase()) : [`#${header.length}`];
  return createHash('sha256').update(JSON.stringify(shape)).digest('hex').slice(0, 32);
}

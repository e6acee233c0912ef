import type { ColumnProfile } from './column-profile.ts';
import type { FileProfile } from './file-profile.ts';
import { NOUNS } from './nouns.ts';

/** Different values that are followed in all columns of all files together: each takes some two hundred bytes. */
export const MOST_VALUES_TOGETHER = 2_000_000;

/**
 * Ends the following of the columns with the most values, as long as all together hold more than `most`. Columns whose role names a thing stay: the
 * import joins by them.
 */
export function releaseColumns(profiles: readonly FileProfile[], most: number): void {
  const followed = profiles.flatMap((profile) => profile.columns.filter(({ isFollowed }) => isFollowed).map((column) => ({ profile, column })));
  let values = followed.reduce((sum, { column }) => sum + column.texts.length, 0);
  const unnamed = followed.filter(({ profile, column }) => NOUNS[profile.roleOf(column.index)] === undefined).map(({ column }) => column);
  for (const column of unnamed.sort(bySize)) {
    if (values <= most) return;
    values -= column.texts.length;
    column.drop();
  }
}

/** The largest first; of columns alike the one further right. */
function bySize(a: ColumnProfile, b: ColumnProfile): number {
  return b.texts.length - a.texts.length || b.index - a.index;
}

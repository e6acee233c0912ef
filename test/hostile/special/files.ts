import type { Seed } from '../seeds.ts';
import type { Trial } from '../trial-run.ts';
import { specialArchives } from './archives.ts';
import { specialColumns } from './columns.ts';
import { specialDatabases } from './databases.ts';
import { largeDatabases } from './large-databases.ts';
import { largeSheets } from './large-sheets.ts';
import { specialPages } from './pages.ts';
import { specialPlaces } from './places.ts';
import { specialRecords } from './records.ts';
import { specialTexts } from './texts.ts';
import { specialWorkbooks } from './workbooks.ts';

/** Files made to hurt, each built when it is its turn. */
export function specialFiles(seeds: readonly Seed[]): Trial[] {
  return [
    ...specialTexts(),
    ...specialRecords(),
    ...specialPages(),
    ...specialArchives(),
    ...largeSheets(),
    ...specialDatabases(seeds),
    ...largeDatabases(),
    ...specialWorkbooks(seeds),
    ...specialColumns(),
    ...specialPlaces(),
  ];
}

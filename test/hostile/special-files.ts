import type { Seed } from './seeds.ts';
import { specialArchives } from './special-archives.ts';
import { specialColumns } from './special-columns.ts';
import { specialDatabases } from './special-databases.ts';
import { specialPlaces } from './special-places.ts';
import { specialTexts } from './special-texts.ts';
import { specialWorkbooks } from './special-workbooks.ts';
import type { Trial } from './trial-run.ts';

/** Files made to hurt, each built when it is its turn. */
export function specialFiles(seeds: readonly Seed[]): Trial[] {
  return [...specialTexts(), ...specialArchives(), ...specialDatabases(seeds), ...specialWorkbooks(seeds), ...specialColumns(), ...specialPlaces()];
}

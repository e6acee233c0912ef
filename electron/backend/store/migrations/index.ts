import type { Migration } from '../migrate.ts';
import { foundation } from './10-foundation.ts';
import { reimport } from './20-reimport.ts';
import { customerModel } from './30-customer-model.ts';
import { templates } from './40-templates.ts';
import { watchAndQuality } from './50-watch-and-quality.ts';
import { qualityByImport } from './60-quality-by-import.ts';
import { leftLines } from './70-left-lines.ts';
import { customerKeys } from './80-customer-keys.ts';
import { customerKeysUnindexed } from './90-customer-keys-unindexed.ts';

/** Every step of the schema, oldest first. */
export const MIGRATIONS: readonly Migration[] = [
  foundation,
  reimport,
  customerModel,
  templates,
  watchAndQuality,
  qualityByImport,
  leftLines,
  customerKeys,
  customerKeysUnindexed,
];

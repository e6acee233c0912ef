import type { Migration } from '../migrate.ts';
import { foundation } from './10-foundation.ts';

/** Every step of the schema, oldest first. */
export const MIGRATIONS: readonly Migration[] = [foundation];

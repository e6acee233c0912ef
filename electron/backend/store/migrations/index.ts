import type { Migration } from '../migrate.ts';
import { foundation } from './10-foundation.ts';
import { templates } from './40-templates.ts';

/** Every step of the schema, oldest first. */
export const MIGRATIONS: readonly Migration[] = [foundation, templates];

import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { DEPTHS } from '../analyses/blocks.ts';
import { calendarSchema } from '../model/period.ts';
import { procedure } from './errors.ts';

/** Languages with complete texts. */
export const LOCALES = ['en', 'fa'] as const;
export const localeSchema = z.enum(LOCALES);
export type Locale = z.infer<typeof localeSchema>;

const fields = {
  locale: localeSchema,
  /** null = the language's own: Jalali in Persian, Gregorian elsewhere. */
  calendar: calendarSchema.nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  /** Latin digits in Persian texts. */
  latinDigits: z.boolean(),
  density: z.enum(['comfortable', 'compact']),
  /** Left rail folded to icons. */
  railFolded: z.boolean(),
  /** How far into an analysis the window goes. */
  depth: z.enum(DEPTHS),
};

export const settingsSchema = z.object({
  locale: fields.locale.default('en'),
  calendar: fields.calendar.default(null),
  theme: fields.theme.default('system'),
  latinDigits: fields.latinDigits.default(false),
  density: fields.density.default('comfortable'),
  railFolded: fields.railFolded.default(false),
  depth: fields.depth.default('owner'),
});
export type Settings = z.infer<typeof settingsSchema>;

/** What is to change. Made of fields without defaults: a default would fill in, and so reset, everything that is not named. */
export const settingsChangeSchema = z.object(fields).partial();

export const settings = {
  get: procedure.output(settingsSchema),
  update: procedure.input(settingsChangeSchema).output(settingsSchema),
  /** The settings at once, then whenever they are others, whoever changed them; ends when the connection does. */
  watch: procedure.output(eventIterator(settingsSchema)),
  about: procedure.output(
    z.object({ appVersion: z.string(), contractVersion: z.int(), shell: z.enum(['electron', 'web', 'cli']), dataFolder: z.string() }),
  ),
};

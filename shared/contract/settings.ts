import { z } from 'zod';
import { calendarSchema } from '../model/period.ts';
import { procedure } from './errors.ts';

/** Languages with complete texts. */
export const LOCALES = ['en', 'fa'] as const;
export const localeSchema = z.enum(LOCALES);
export type Locale = z.infer<typeof localeSchema>;

export const settingsSchema = z.object({
  locale: localeSchema.default('en'),
  /** null = the language's own: Jalali in Persian, Gregorian elsewhere. */
  calendar: calendarSchema.nullable().default(null),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Latin digits in Persian texts. */
  latinDigits: z.boolean().default(false),
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  /** Left rail folded to icons. */
  railFolded: z.boolean().default(false),
});
export type Settings = z.infer<typeof settingsSchema>;

export const settings = {
  get: procedure.output(settingsSchema),
  update: procedure.input(settingsSchema.partial()).output(settingsSchema),
  about: procedure.output(
    z.object({ appVersion: z.string(), contractVersion: z.int(), shell: z.enum(['electron', 'web', 'cli']), dataFolder: z.string() }),
  ),
};

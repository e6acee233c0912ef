import { join } from 'node:path';
import { LOCALES, type Settings, settingsSchema } from '../../../shared/contract/settings.ts';
import { readJsonFile, writeJsonFile } from '../platform/atomic-json.ts';

export interface SettingsFile {
  readonly read: () => Settings;
  /** Fields that are absent or undefined stay as they are. */
  readonly update: (changes: { readonly [Field in keyof Settings]?: Settings[Field] | undefined }) => Settings;
}

/** Settings of the person on this machine, `settings.json` in the data folder. A damaged file counts as absent; the language then is the system's where we speak it. */
export function openSettingsFile(dataDir: string): SettingsFile {
  const path = join(dataDir, 'settings.json');
  const read = (): Settings => readJsonFile(path, settingsSchema) ?? settingsSchema.parse({ locale: systemLocale() });
  return {
    read,
    update: (changes) => {
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const settings = settingsSchema.parse({ ...read(), ...given });
      writeJsonFile(path, settings);
      return settings;
    },
  };
}

function systemLocale(): Settings['locale'] {
  const [language = ''] = Intl.DateTimeFormat().resolvedOptions().locale.split('-');
  return LOCALES.find((locale) => locale === language) ?? 'en';
}

import { type FSWatcher, watch as watchFolder } from 'node:fs';
import { join } from 'node:path';
import { LOCALES, type Settings, settingsSchema } from '../../../shared/contract/settings.ts';
import { readJsonFile, writeJsonFile } from '../platform/atomic-json.ts';

export interface SettingsFile {
  readonly read: () => Settings;
  /** Fields that are absent or undefined stay as they are. */
  readonly update: (changes: { readonly [Field in keyof Settings]?: Settings[Field] | undefined }) => Settings;
  /** The settings at once, then whenever they are others, whoever changed them; until the signal aborts. */
  readonly watch: (signal?: AbortSignal) => AsyncGenerator<Settings, void, void>;
}

const FILE = 'settings.json';

/** Settings of the person on this machine, `settings.json` in the data folder. A damaged file counts as absent; the language then is the system's where we speak it. */
export function openSettingsFile(dataDir: string): SettingsFile {
  const path = join(dataDir, FILE);
  const listeners = new Set<() => void>();
  const read = (): Settings => readJsonFile(path, settingsSchema) ?? settingsSchema.parse({ locale: systemLocale() });
  return {
    read,
    update: (changes) => {
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const settings = settingsSchema.parse({ ...read(), ...given });
      writeJsonFile(path, settings);
      for (const tell of listeners) tell();
      return settings;
    },
    watch: async function* (signal) {
      let isTold = true;
      let wake: () => void = () => undefined;
      const tell = () => {
        isTold = true;
        wake();
      };
      const watcher = watchFile(dataDir, tell);
      listeners.add(tell);
      signal?.addEventListener('abort', tell);
      let shown = '';
      try {
        while (signal?.aborted !== true) {
          isTold = false;
          const settings = read();
          const text = JSON.stringify(settings);
          if (text !== shown) yield settings;
          shown = text;
          if (!isTold) await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        signal?.removeEventListener('abort', tell);
        listeners.delete(tell);
        watcher?.close();
      }
    },
  };
}

/** Hears of changes that other programs make to the settings; null where the system does not tell: then only this program's own are heard of. */
function watchFile(dataDir: string, tell: () => void): FSWatcher | null {
  try {
    const watcher = watchFolder(dataDir, { persistent: false }, (_event, name) => {
      if (name === null || name === FILE) tell();
    });
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}

function systemLocale(): Settings['locale'] {
  const [language = ''] = Intl.DateTimeFormat().resolvedOptions().locale.split('-');
  return LOCALES.find((locale) => locale === language) ?? 'en';
}

import { create } from 'zustand';
import { type Settings, settingsSchema } from '../../shared/contract/settings.ts';
import type { Calendar } from '../../shared/model/period.ts';

/** Settings as last heard from the host; the window's own language until then. */
export const usePreferences = create<Settings>(() => settingsSchema.parse({ locale: navigator.language.startsWith('fa') ? 'fa' : 'en' }));

/** Takes over settings that came from the host. */
export function showPreferences(settings: Settings): void {
  usePreferences.setState(settings);
}

/** The calendar in use: the chosen one, else the language's own. */
export function useCalendar(): Calendar {
  const calendar = usePreferences((state) => state.calendar);
  const locale = usePreferences((state) => state.locale);
  return calendar ?? (locale === 'fa' ? 'jalali' : 'gregorian');
}

import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import { createFormatter } from '../../shared/format/formatter.ts';
import { createTranslator } from '../../shared/messages/translator.ts';
import { useProject } from '../client/queries/projects.ts';
import { useCalendar, usePreferences } from '../state/preferences.ts';
import { makeWords, WordsContext } from '../state/words.ts';

/** Gives the screens their words, and the page its language and direction. */
export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const locale = usePreferences((state) => state.locale);
  const latinDigits = usePreferences((state) => state.latinDigits);
  const calendar = useCalendar();
  const currency = useProject().data?.currency ?? '';
  const words = useMemo(
    () => makeWords(createTranslator(locale, { latinDigits }), createFormatter({ locale, calendar, currency, latinDigits })),
    [locale, calendar, currency, latinDigits],
  );
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = words.translator.direction;
  }, [locale, words]);
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>;
}

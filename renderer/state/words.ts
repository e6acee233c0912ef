import { createContext, useContext } from 'react';
import { createFormatter, type Formatter } from '../../shared/format/formatter.ts';
import { createTranslator, type Translator } from '../../shared/messages/translator.ts';

/** Everything that turns keys and values into text for the person at the window. */
export interface Words {
  readonly translator: Translator;
  readonly formatter: Formatter;
  /** Text of one of the app's own keys. */
  readonly t: Translator['t'];
  /** Text of a key that travels as data. */
  readonly text: Translator['text'];
}

/** Words of one language, calendar and currency. */
export function makeWords(translator: Translator, formatter: Formatter): Words {
  return { translator, formatter, t: translator.t, text: translator.text };
}

export const WordsContext = createContext<Words>(
  makeWords(createTranslator('en'), createFormatter({ locale: 'en', calendar: 'gregorian', currency: '', latinDigits: false })),
);

/** The words of the window's language; values are written in its digits, calendar and the client's currency. */
export function useWords(): Words {
  return useContext(WordsContext);
}

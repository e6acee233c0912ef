import { createInstance, type i18n } from 'i18next';
import type { Message, MessageParam, Value, ValueFormat } from '../analyses/blocks.ts';
import type { Locale } from '../contract/settings.ts';
import type { Formatter } from '../format/formatter.ts';
import { asNumeric, numberTag, numberText } from '../format/number-text.ts';
import type { MessageKey } from './message-key.ts';
import { messageTree } from './resources.ts';

/** Numbers are written in the language's digits with grouping; what must not be grouped (a year, an order number) is passed as text. */
export type TextParams = Readonly<Record<string, string | number>>;

export interface Translator {
  readonly locale: Locale;
  readonly direction: 'ltr' | 'rtl';
  /** Text of one of the app's own keys; `count` chooses the plural form. */
  readonly t: (key: MessageKey, params?: TextParams) => string;
  /** Text of a key that travels as data: a message of an analysis, an error code. The key itself when there is none. */
  readonly text: (key: string, params?: TextParams) => string;
  /** A message with nested messages resolved and parameters formatted. */
  readonly message: (message: Message, formatter: Formatter) => string;
  /** A value in its format, message keys resolved: what a cell, an axis label or a legend shows. */
  readonly value: (value: Value, format: ValueFormat, formatter: Formatter) => string;
  readonly has: (key: string) => boolean;
}

const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const instances = new Map<Locale, i18n>();

/** Texts of one language, ready at once. i18next finds the key and the plural form; parameters are put in here, so that data can never be read as markup of a message. */
export function createTranslator(locale: Locale, { latinDigits = false }: { readonly latinDigits?: boolean } = {}): Translator {
  const instance = instanceOf(locale);
  const numbers = { locale, currency: '', tag: numberTag(locale, latinDigits) };
  const written = (param: string | number): string => (typeof param === 'number' ? numberText(param, numbers, {}) : isolate(param, locale));
  const fill = (key: string, texts: Readonly<Record<string, string>>, count: number | undefined): string => {
    const template = instance.t(key, { skipInterpolation: true, ...(count === undefined ? {} : { count }) });
    return template.replace(PLACEHOLDER, (whole, name: string) => texts[name] ?? whole);
  };
  const text = (key: string, params: TextParams = {}): string =>
    fill(key, Object.fromEntries(Object.entries(params).map(([name, param]) => [name, written(param)])), countOf(params.count));
  const value = (raw: Value, format: ValueFormat, formatter: Formatter): string =>
    format.kind === 'message' && typeof raw === 'string' ? text(raw) : formatter.value(raw, format);
  const message = ({ key, params = {} }: Message, formatter: Formatter): string => {
    const texts = Object.fromEntries(Object.entries(params).map(([name, param]) => [name, paramText(param, formatter)]));
    return fill(key, texts, countOf(params.count));
  };
  const paramText = (param: MessageParam, formatter: Formatter): string => {
    if (param === null) return '';
    if (typeof param !== 'object') return written(param);
    if ('key' in param) return message(param, formatter);
    const shown = value(param.value, param.format, formatter);
    return param.format.kind === 'text' || param.format.kind === 'customer' ? isolate(shown, locale) : shown;
  };
  return {
    locale,
    direction: locale === 'fa' ? 'rtl' : 'ltr',
    t: text,
    text,
    message,
    value,
    has: (key) => instance.exists(key) || instance.exists(key, { count: 1 }),
  };
}

function countOf(param: MessageParam | undefined): number | undefined {
  const raw = typeof param === 'object' && param !== null && 'format' in param ? param.value : param;
  if (typeof raw !== 'string' && typeof raw !== 'number') return undefined;
  const numeric = asNumeric(raw);
  return numeric === null ? undefined : Number(numeric);
}

/** Latin names inside a right-to-left sentence keep their own direction. */
function isolate(text: string, locale: Locale): string {
  return locale === 'fa' && /\p{Script=Latin}/u.test(text) ? `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}` : text;
}

function instanceOf(locale: Locale): i18n {
  const known = instances.get(locale);
  if (known !== undefined) return known;
  const made = createInstance();
  void made.init({
    initAsync: false,
    lng: locale,
    fallbackLng: false,
    ns: 'app',
    defaultNS: 'app',
    nsSeparator: false,
    resources: { [locale]: { app: messageTree(locale) } },
    returnNull: false,
  });
  instances.set(locale, made);
  return made;
}

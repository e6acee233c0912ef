import type { FlagReading } from '../written-flag.ts';

/** Words that say yes and words that say no, written by one hand. */
export interface FlagWords {
  readonly yes: readonly string[];
  readonly no: readonly string[];
  /** Signs and letters that mean something else in most columns: only all of a column's values together tell. */
  readonly isShort: boolean;
}

/** Pairs by which programs and people say yes and no, in the languages of the files we read. */
export const FLAG_WORDS: readonly FlagWords[] = [
  {
    yes: ['true', 'истина', 'wahr', 'vrai', 'verdadero', 'vero', 'verdadeiro', 'صحیح', 'درست', '真'],
    no: ['false', 'ложь', 'хибність', 'falsch', 'faux', 'falso', 'غلط', 'نادرست', '假'],
    isShort: false,
  },
  {
    yes: ['yes', 'да', 'так', 'بله', 'بلی', 'آری', '是', 'ja', 'oui', 'sí', 'si', 'sì', 'sim', 'evet', 'tak', 'نعم', 'はい', '예', '네'],
    no: ['no', 'нет', 'ні', 'خیر', 'نه', '否', '不是', 'nein', 'nee', 'non', 'não', 'nao', 'hayır', 'nie', 'لا', 'いいえ', '아니오', '아니요'],
    isShort: false,
  },
  { yes: ['دارد', 'есть', 'є', '有', 'var'], no: ['ندارد', 'нема', 'немає', '无', '無', 'yok'], isShort: false },
  { yes: ['on', 'enabled', 'вкл', 'увімк', '开'], no: ['off', 'disabled', 'выкл', 'вимк', '关'], isShort: false },
  {
    yes: ['opted in', 'opt-in', 'opt in', 'subscribed', 'granted'],
    no: ['opted out', 'opt-out', 'opt out', 'unsubscribed', 'denied', 'revoked'],
    isShort: false,
  },
  { yes: ['y', 'д', 'j', 'т', 's', 'e', 'o'], no: ['n', 'н', 'h'], isShort: true },
  { yes: ['t'], no: ['f'], isShort: true },
  { yes: ['✓', '✔', '☑', '✅', '+'], no: ['✗', '✘', '☐', '❌', '✕'], isShort: true },
  { yes: ['1', '1.0'], no: ['0', '0.0'], isShort: true },
];

/** The yes-or-no reading of several pairs together. */
export function toFlagReading(pairs: readonly FlagWords[]): FlagReading {
  return { kind: 'flag', yes: pairs.flatMap(({ yes }) => yes), no: pairs.flatMap(({ no }) => no) };
}

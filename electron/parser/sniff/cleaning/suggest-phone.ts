import type { CellStep } from '../../../../shared/model/cleaning/cell-step.ts';
import { toE164 } from '../../../../shared/model/cleaning/phone-number.ts';
import { probe } from '../columns/probe.ts';
import type { KnownColumn } from './suggest-steps.ts';

/** Countries that are tried when none was named, by the languages the program is written in and their neighbours. */
const TRIED = ['IR', 'US', 'RU', 'UA', 'CN', 'DE', 'GB', 'FR', 'ES', 'IT', 'TR', 'IN', 'KZ', 'PL', 'NL', 'BR', 'AE', 'AF', 'TJ', 'UZ', 'AZ'];
const LEAST_VALID = 0.5;

/** E.164 for columns of phone numbers that are written otherwise; with no country named, the one under which most of them are numbers. Needs `loadNumberingPlans` before. */
export function proposePhoneStep(columns: readonly KnownColumn[], country: string | null): CellStep | null {
  const phones = columns.filter(({ role }) => role === 'phone');
  const texts = phones.flatMap(({ sample }) => probe(sample.values).map(({ text }) => text));
  if (texts.length === 0) return null;
  const countries = country === null ? TRIED : [country];
  const rated = countries.map((tried) => ({ tried, valid: texts.filter((text) => isNumberIn(text, tried)).length }));
  const best = rated.reduce((a, b) => (b.valid > a.valid ? b : a));
  const isChanged = texts.some((text) => toE164(text, best.tried) !== text);
  if (!isChanged || best.valid < texts.length * LEAST_VALID) return null;
  return { step: 'phone', columns: phones.map(({ index }) => index), country: best.tried };
}

function isNumberIn(text: string, country: string): boolean {
  return toE164(text, country).startsWith('+');
}

import type { CountryCode } from 'libphonenumber-js/max';
import type { CleaningStep } from '../cleaning-step.ts';
import { toLatinDigits } from '../written/digits.ts';
import { canonicalText } from '../written-text.ts';

/** Longer texts are no numbers. */
const LONGEST = 320;
const INTERNATIONAL = /^00\s*(?=\d[\d\s().-]{7,})/;
const MARKS = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c]/g;

type NumberingPlans = typeof import('libphonenumber-js/max');
let plans: NumberingPlans | null = null;

/** Loads the numbering plans of all countries, which `toE164` needs: half a megabyte that few files ask for. */
export async function loadNumberingPlans(): Promise<void> {
  plans ??= await import('libphonenumber-js/max');
}

/** Loads what the steps need before they are compiled. */
export async function loadForSteps(steps: readonly CleaningStep[]): Promise<void> {
  if (steps.some(({ step }) => step === 'phone')) await loadNumberingPlans();
}

/**
 * A phone number as E.164 ("+989121234567"), an extension behind it ("x12"). `country` (ISO) is that of numbers written without one. What is no valid
 * number of its country stays as it is, and so does a cell with several. Source of the numbering plans: libphonenumber's full metadata.
 * Throws an Error before `loadNumberingPlans` has resolved.
 */
export function toE164(text: string, country: string): string {
  if (plans === null) throw new Error('the numbering plans are not loaded');
  const written = toLatinDigits(canonicalText(text)).replace(MARKS, '');
  if (written === '' || written.length > LONGEST) return text;
  const home = plans.isSupportedCountry(country) ? country : undefined;
  return parseNumber(plans, written, home) ?? parseNumber(plans, written.replace(INTERNATIONAL, '+'), home) ?? text;
}

function parseNumber({ parsePhoneNumberFromString }: NumberingPlans, written: string, country: CountryCode | undefined): string | null {
  const number = parsePhoneNumberFromString(written, country === undefined ? { extract: false } : { defaultCountry: country, extract: false });
  if (number === undefined || !number.isValid()) return null;
  return number.ext === undefined ? number.number : `${number.number} x${number.ext}`;
}

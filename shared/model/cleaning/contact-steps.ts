import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { toLatinDigits } from '../written/digits.ts';
import { canonicalText } from '../written-text.ts';

/** Longer texts are neither numbers nor addresses (RFC 5321 allows 254 characters). */
const LONGEST = 320;
const INTERNATIONAL = /^00\s*(?=\d[\d\s().-]{7,})/;
const MARKS = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c]/g;
const NAMED_ADDRESS = /^[^<>]*<\s*([^<>\s]+@[^<>\s]+)\s*>$/;
const ADDRESS = /^[^\s@<>]+@[^\s@<>]+$/;

/**
 * A phone number as E.164 ("+989121234567"), an extension behind it ("x12"). `country` (ISO) is that of numbers written without one. What is no valid
 * number of its country stays as it is, and so does a cell with several. Source of the numbering plans: libphonenumber's full metadata.
 */
export function toE164(text: string, country: string): string {
  const written = toLatinDigits(canonicalText(text)).replace(MARKS, '');
  if (written === '' || written.length > LONGEST) return text;
  const home = isSupportedCountry(country) ? country : undefined;
  const number = parseNumber(written, home) ?? parseNumber(written.replace(INTERNATIONAL, '+'), home);
  if (number === null) return text;
  return number;
}

/** Whether a country can be given to `toE164`. */
export function isPhoneCountry(country: string): boolean {
  return isSupportedCountry(country);
}

/** An e-mail address in lower case without blanks, "mailto:", a name before it or a mark behind it; what is no address stays as it is. */
export function cleanEmail(text: string): string {
  if (text.length > LONGEST) return text;
  const written = canonicalText(text)
    .replace(MARKS, '')
    .replaceAll('＠', '@')
    .replace(/^mailto:\s*/i, '');
  const address = (NAMED_ADDRESS.exec(written)?.[1] ?? written).replace(/\s+/g, '').replace(/^[<"']+|[>"',;.]+$/g, '');
  return ADDRESS.test(address) ? address.toLowerCase() : text;
}

function parseNumber(written: string, country: CountryCode | undefined): string | null {
  const number = parsePhoneNumberFromString(written, country === undefined ? { extract: false } : { defaultCountry: country, extract: false });
  if (number === undefined || !number.isValid()) return null;
  return number.ext === undefined ? number.number : `${number.number} x${number.ext}`;
}

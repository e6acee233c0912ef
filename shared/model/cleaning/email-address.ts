import { canonicalText } from '../written-text.ts';

/** Longer texts are no addresses (RFC 5321 allows 254 characters). */
const LONGEST = 320;
const MARKS = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c]/g;
const NAMED_ADDRESS = /^[^<>]*<\s*([^<>\s]+@[^<>\s]+)\s*>$/;
const ADDRESS = /^[^\s@<>]+@[^\s@<>]+$/;

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

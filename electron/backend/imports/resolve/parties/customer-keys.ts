/**
 * Numbers given to customers who are known by something else than a number: "email:ada@example.org", "phone:+989121234567",
 * "name:acme ltd". They are readable, the same in every file, and give way to a real number as soon as a file brings one.
 */
export type MadeFrom = 'email' | 'phone' | 'name';

const MADE = /^(?:email|phone|name):/;
const LEAST_PHONE_DIGITS = 5;

/** Whether a customer's number was made from an address, a telephone number or a name. */
export function isMadeCustomerKey(key: string): boolean {
  return MADE.test(key);
}

/** An e-mail address as it is compared: case and blanks aside. Null for what is no address, such as "n/a". */
export function foldEmail(text: string): string | null {
  const folded = text.normalize('NFKC').trim().toLowerCase();
  return /^\S+@\S+$/.test(folded) ? folded : null;
}

/** A telephone number as it is compared: its digits, with a plus when it is an international one. Null when there are too few. */
export function foldPhone(text: string): string | null {
  const folded = text.normalize('NFKC').trim();
  const digits = [...folded].flatMap((character) => digitOf(character)).join('');
  if (digits.length < LEAST_PHONE_DIGITS) return null;
  return folded.startsWith('+') ? `+${digits}` : digits;
}

/** A name as it is compared: case and runs of blanks aside. Null when nothing is left. */
export function foldName(text: string): string | null {
  const folded = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/gu, ' ');
  return folded === '' ? null : folded;
}

/** Western, Persian and Arabic-Indic digits. */
function digitOf(character: string): string[] {
  const code = character.codePointAt(0) ?? 0;
  for (const zero of [0x30, 0x06f0, 0x0660]) if (code >= zero && code <= zero + 9) return [String(code - zero)];
  return [];
}

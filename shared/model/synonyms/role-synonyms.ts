import type { Role } from '../role.ts';
import { BUSINESS_WORDS } from './business-words.ts';
import { EVENT_WORDS } from './event-words.ts';
import { ORDER_WORDS } from './order-words.ts';
import { PARTY_WORDS } from './party-words.ts';

type NamedRole = Exclude<Role, 'ignore'>;
type WordsByLanguage = Readonly<Record<'en' | 'fa' | 'ru' | 'uk' | 'zh', string>>;

/** A word that stands above columns of a role; rank 0 is the likeliest of its language. */
export interface RoleSynonym {
  readonly role: NamedRole;
  /** As `normalizeHeader` gives it. */
  readonly words: string;
  readonly rank: number;
}

const BY_ROLE: Readonly<Record<NamedRole, WordsByLanguage>> = { ...ORDER_WORDS, ...PARTY_WORDS, ...EVENT_WORDS, ...BUSINESS_WORDS };

/** Roles whose single words are no values either. */
const PLAIN_ROLES: ReadonlySet<Role> = new Set([
  'customerId',
  'customerName',
  'firstName',
  'lastName',
  'email',
  'phone',
  'city',
  'country',
  'occurredAt',
  'createdAt',
  'gender',
]);

const ARABIC_LETTERS: Readonly<Record<string, string>> = { ي: 'ی', ى: 'ی', ك: 'ک', ة: 'ه', ۀ: 'ه', أ: 'ا', إ: 'ا', آ: 'ا', ؤ: 'و' };

/**
 * Words of a header in the form in which headers are compared: case, punctuation, camelCase, Arabic letter forms, ё and diacritics make no difference.
 * "InvoiceNo." → "invoice no".
 */
export function normalizeHeader(header: string): string {
  return header
    .replaceAll('№', ' # ')
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[يىكةۀأإآؤ]/g, (letter) => ARABIC_LETTERS[letter] ?? letter)
    .replace(/[\u200c\u200e\u200f\u0640\u064b-\u0652]/g, (mark) => (mark === '\u200c' ? ' ' : ''))
    .replace(/[^\p{L}\p{N}#%]+/gu, ' ')
    .replaceAll('#', ' # ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Header words in English, Persian, Russian, Ukrainian and Chinese, as they occur in exports of shops and accounting programs. */
export const ROLE_SYNONYMS: readonly RoleSynonym[] = Object.entries(BY_ROLE).flatMap(([role, languages]) =>
  Object.values(languages)
    .filter((words) => words !== '')
    .flatMap((words) => words.split('|').map((word, rank) => ({ role: role as NamedRole, words: normalizeHeader(word), rank }))),
);

const ORDER_ROLES = new Set(Object.keys(ORDER_WORDS));

/** Words that hardly ever stand for a value, so that a row with one of them names columns: "order", "unit price", but not "closed" or "website". */
export const TELLING_HEADERS: ReadonlySet<string> = new Set(
  ROLE_SYNONYMS.filter(({ words, role }) => words.includes(' ') || ORDER_ROLES.has(role) || PLAIN_ROLES.has(role)).map(({ words }) => words),
);

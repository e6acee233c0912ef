import type { Role } from './role.ts';
import { ORDER_SYNONYMS } from './role-synonyms-orders.ts';
import { PARTY_SYNONYMS } from './role-synonyms-parties.ts';

type NamedRole = Exclude<Role, 'ignore'>;
type WordsByLanguage = Readonly<Record<'en' | 'fa' | 'ru' | 'uk' | 'zh', string>>;

/** A word that stands above columns of a role; rank 0 is the likeliest of its language. */
export interface RoleSynonym {
  readonly role: NamedRole;
  /** As `normalizeHeader` gives it. */
  readonly words: string;
  readonly rank: number;
}

const BY_ROLE: Readonly<Partial<Record<NamedRole, WordsByLanguage>>> = { ...ORDER_SYNONYMS, ...PARTY_SYNONYMS };

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

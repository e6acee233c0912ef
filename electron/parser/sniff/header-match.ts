import type { ImportKind, Role } from '../../../shared/model/import-mapping.ts';
import { normalizeHeader, ROLE_SYNONYMS } from '../../../shared/model/role-synonyms.ts';

/** A role that a header may mean, 0–1. */
export interface HeaderMatch {
  readonly role: Role;
  readonly score: number;
}

const EXACT = 0.95;
const CONTAINED = 0.75;
const RANK_COST = 0.004;
const EXTRA_WORD_COST = 0.1;
const LEAST = 0.35;
const WORDS: readonly { readonly role: Role; readonly words: readonly string[]; readonly joined: string; readonly rank: number }[] = Object.entries(
  ROLE_SYNONYMS,
).flatMap(([role, synonyms]) =>
  synonyms.map((synonym, rank) => {
    const joined = normalizeHeader(synonym);
    return { role: role as Role, words: joined.split(' '), joined: joined.replaceAll(' ', ''), rank: Math.min(rank, 20) };
  }),
);
/** Bare words mean something else in a list of customers or products than in a list of orders. */
const BARE: Record<ImportKind, Readonly<Record<string, Role>>> = {
  orders: {},
  customers: {
    id: 'customerId',
    name: 'customerName',
    code: 'customerId',
    no: 'customerId',
    number: 'customerId',
    کد: 'customerId',
    شناسه: 'customerId',
    код: 'customerId',
    номер: 'customerId',
    编号: 'customerId',
    名称: 'customerName',
    название: 'customerName',
    назва: 'customerName',
    наименование: 'customerName',
    title: 'ignore',
  },
  products: {
    id: 'productId',
    name: 'productName',
    title: 'productName',
    code: 'productId',
    no: 'productId',
    number: 'productId',
    کد: 'productId',
    شناسه: 'productId',
    نام: 'productName',
    код: 'productId',
    номер: 'productId',
    编号: 'productId',
  },
};

/** Roles a header may mean, best first; one entry per role. */
export function matchHeader(header: string, kind: ImportKind): HeaderMatch[] {
  const normal = normalizeHeader(header);
  if (normal === '') return [];
  const bare = BARE[kind][normal];
  if (bare !== undefined) return bare === 'ignore' ? [] : [{ role: bare, score: EXACT }];
  const words = normal.split(' ');
  const joined = normal.replaceAll(' ', '');
  const best = new Map<Role, number>();
  for (const synonym of WORDS) {
    const score = scoreSynonym(words, joined, synonym);
    if (score > (best.get(synonym.role) ?? LEAST)) best.set(synonym.role, score);
  }
  return [...best].map(([role, score]) => ({ role, score })).sort((a, b) => b.score - a.score);
}

function scoreSynonym(words: readonly string[], joined: string, synonym: (typeof WORDS)[number]): number {
  if (joined === synonym.joined) return EXACT - synonym.rank * RANK_COST;
  if (isWithoutSpaces(synonym.joined)) {
    if (synonym.joined.length < 2 || !joined.includes(synonym.joined)) return 0;
    return CONTAINED - RANK_COST * synonym.rank - (EXTRA_WORD_COST / 2) * (joined.length - synonym.joined.length);
  }
  if (!synonym.words.every((word) => words.includes(word))) return 0;
  return CONTAINED - RANK_COST * synonym.rank - EXTRA_WORD_COST * (words.length - synonym.words.length);
}

/** Chinese writes words without spaces, so a part of the header is a match. */
function isWithoutSpaces(text: string): boolean {
  return /^\p{Script=Han}+$/u.test(text);
}

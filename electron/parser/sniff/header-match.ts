import type { ImportKind } from '../../../shared/model/import-kind.ts';
import type { Role } from '../../../shared/model/role.ts';
import { normalizeHeader, ROLE_SYNONYMS } from '../../../shared/model/synonyms/role-synonyms.ts';
import { GENERIC, KIND_WORDS, type KindWords, stripNoun } from './roles/kind-words.ts';
import { findWords, indexWords, type WordMatch } from './roles/word-index.ts';

/** A role that a header may mean, 0–1. */
export interface HeaderMatch {
  readonly role: Role;
  readonly score: number;
  /** How much the words say about the kind of file: a bare "name" stands in every one, "ticket id" in few. */
  readonly grade: 'bare' | 'general' | 'own' | 'noun';
}

const OWN = 0.97;
const BARE = 0.945;
const EXACT = 0.95;
const STRIPPED = 0.93;
/** What has a meaning of its own is no mere attribute. */
const ATTRIBUTE = 0.7;
const CONTAINED_OWN = 0.78;
const CONTAINED = 0.75;
const RANK_COST = 0.004;
/** Own words stand in one list for five languages, so their place says little. */
const OWN_RANK_COST = 0.0005;
const EXTRA_WORD_COST = 0.1;
const LEAST = 0.35;
const GENERAL = indexWords(ROLE_SYNONYMS);

/** Roles a header may mean in a file of the kind, best first; one entry per role. */
export function matchHeader(header: string, kind: ImportKind): HeaderMatch[] {
  const normal = normalizeHeader(header);
  if (normal === '') return [];
  const words = KIND_WORDS[kind];
  const bare = words.generic.get(normal);
  if (bare === 'ignore') return [];
  const found = [...matchWords(words, normal), ...matchBeside(words, normal)];
  if (bare !== undefined) found.push({ role: bare, score: bare === 'attribute' ? ATTRIBUTE : BARE, grade: 'bare' });
  const best = new Map<Role, HeaderMatch>();
  for (const match of found) {
    if (match.score >= Math.max(LEAST, best.get(match.role)?.score ?? 0)) best.set(match.role, match);
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

function matchWords(words: KindWords, normal: string): HeaderMatch[] {
  const own = findWords(words.own, normal, words.roles).map((match) => toMatch(match, OWN, CONTAINED_OWN, GENERIC.has(normal) ? 'bare' : 'own'));
  const general = findWords(GENERAL, normal, words.roles).map((match) => toMatch(match, EXACT, CONTAINED, GENERIC.has(normal) ? 'bare' : 'general'));
  return [...own, ...general];
}

/** What a header means when the noun of the kind beside it is left out. */
function matchBeside(words: KindWords, normal: string): HeaderMatch[] {
  const rest = stripNoun(words, normal);
  if (rest === null || rest === '') return [];
  const bare = words.generic.get(rest);
  if (bare === 'ignore') return [];
  const found = matchWords(words, rest)
    .filter(({ score }) => score > CONTAINED_OWN)
    .map(({ role, score }): HeaderMatch => ({ role, score: score - (OWN - STRIPPED), grade: 'noun' }));
  return bare === undefined ? found : [...found, { role: bare, score: bare === 'attribute' ? ATTRIBUTE : STRIPPED, grade: 'noun' }];
}

function toMatch({ role, rank, extra }: WordMatch, exact: number, contained: number, grade: HeaderMatch['grade']): HeaderMatch {
  const base = extra === 0 ? exact : contained - EXTRA_WORD_COST * extra;
  return { role, score: base - (exact === OWN ? OWN_RANK_COST : RANK_COST) * rank, grade };
}

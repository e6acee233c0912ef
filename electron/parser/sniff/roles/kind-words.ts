import { IMPORT_KINDS, type ImportKind } from '../../../../shared/model/import-kind.ts';
import { rolesOfKind } from '../../../../shared/model/record-kind.ts';
import type { Role } from '../../../../shared/model/role.ts';
import { GENERIC_WORDS, type GenericConcept } from '../../../../shared/model/synonyms/generic-words.ts';
import { KIND_VOCABULARIES } from '../../../../shared/model/synonyms/kinds/kind-vocabularies.ts';
import { normalizeHeader } from '../../../../shared/model/synonyms/role-synonyms.ts';
import { indexWords, isHan, type RankedWords, type WordIndex } from './word-index.ts';

/** The vocabulary of a kind in the form in which headers are looked up. */
export interface KindWords {
  readonly roles: ReadonlySet<Role>;
  readonly own: WordIndex;
  /** What bare words mean in files of the kind. */
  readonly generic: ReadonlyMap<string, Role>;
  readonly nouns: ReadonlySet<string>;
  readonly unspacedNouns: readonly string[];
}

/** Words that say nothing about the kind of a file. */
export const GENERIC: ReadonlySet<string> = new Set(Object.values(GENERIC_WORDS).flatMap((list) => list.split('|').map(normalizeHeader)));

/** Every kind's vocabulary, ready for lookup. */
export const KIND_WORDS = Object.fromEntries(IMPORT_KINDS.map((kind) => [kind, toKindWords(kind)])) as unknown as Readonly<
  Record<ImportKind, KindWords>
>;

function toKindWords(kind: ImportKind): KindWords {
  const { nouns, generic, words } = KIND_VOCABULARIES[kind];
  const own: RankedWords[] = Object.entries(words).flatMap(([role, list]) =>
    list.split('|').map((word, rank) => ({ role: role as Role, words: normalizeHeader(word), rank })),
  );
  const meanings = new Map<string, Role>();
  for (const [concept, role] of Object.entries(generic)) {
    for (const word of GENERIC_WORDS[concept as GenericConcept].split('|')) {
      const normal = normalizeHeader(word);
      if (!meanings.has(normal)) meanings.set(normal, role);
    }
  }
  const names = nouns.split('|').map(normalizeHeader);
  return {
    roles: new Set(rolesOfKind(kind)),
    own: indexWords(own, GENERIC),
    generic: meanings,
    nouns: new Set(names),
    unspacedNouns: names.filter(isHan).sort((a, b) => b.length - a.length),
  };
}

/** The header without the noun of its kind beside it: "ticket status" → "status", "номер обращения" → "номер"; null when there is none, "" when it is the noun. */
export function stripNoun({ nouns, unspacedNouns }: KindWords, normal: string): string | null {
  if (nouns.has(normal)) return '';
  if (isHan(normal)) {
    const noun = unspacedNouns.find((name) => normal.startsWith(name) || normal.endsWith(name));
    return noun === undefined ? null : normal.replace(noun, '');
  }
  const words = normal.split(' ');
  for (let length = Math.min(3, words.length - 1); length > 0; length--) {
    if (nouns.has(words.slice(0, length).join(' '))) return words.slice(length).join(' ');
    if (!nouns.has(words.slice(-length).join(' '))) continue;
    const rest = words.slice(0, -length);
    // "date of purchase": the noun follows. In English a trailing noun without "of" is what the header is about.
    if (rest.at(-1) === 'of') return rest.slice(0, -1).join(' ');
    if (!/^[a-z]/.test(words.at(-1) ?? '')) return rest.join(' ');
  }
  return null;
}

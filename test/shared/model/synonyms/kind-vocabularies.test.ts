import { describe, expect, test } from 'vitest';
import { IMPORT_KINDS } from '../../../../shared/model/import-kind.ts';
import { RECORD_KINDS, rolesOfKind } from '../../../../shared/model/record-kind.ts';
import { GENERIC_WORDS } from '../../../../shared/model/synonyms/generic-words.ts';
import { KIND_VOCABULARIES } from '../../../../shared/model/synonyms/kinds/kind-vocabularies.ts';
import { normalizeHeader, ROLE_SYNONYMS } from '../../../../shared/model/synonyms/role-synonyms.ts';

const SCRIPTS = [/[a-z]/, /\p{Script=Arabic}/u, /\p{Script=Cyrillic}/u, /\p{Script=Han}/u];
const LISTS = [...Object.values(GENERIC_WORDS), ...Object.values(KIND_VOCABULARIES).flatMap(({ nouns, words }) => [nouns, ...Object.values(words)])];
const WORDS = [
  ...LISTS.flatMap((list) => list.split('|').map((word) => ({ word, from: list.slice(0, 40) }))),
  ...ROLE_SYNONYMS.map(({ words, role }) => ({ word: words, from: role })),
];

describe('vocabulary of every kind', () => {
  test.each(IMPORT_KINDS)('%s speaks of its own roles only, in four scripts', (kind) => {
    const { nouns, generic, words } = KIND_VOCABULARIES[kind];
    const roles = new Set<string>([...rolesOfKind(kind), 'ignore']);
    expect([...Object.values(generic), ...Object.keys(words)].filter((role) => !roles.has(role))).toEqual([]);
    for (const script of SCRIPTS) expect(script.test(nouns), `${kind} ${script}`).toBe(true);
  });
  test.each(IMPORT_KINDS)('in %s a bare id and date mean the key and the instant of a row', (kind) => {
    const { generic } = KIND_VOCABULARIES[kind];
    const { key, at } = RECORD_KINDS[kind];
    if (generic.id !== undefined && generic.id !== 'ignore') expect(generic.id).toBe(key ?? 'recordId');
    if (generic.date !== undefined && at !== null) expect(generic.date).toBe(at);
  });
});

describe('words', () => {
  test('none is empty, and none mixes letters of two scripts in one word', () => {
    const mixed = WORDS.filter(({ word }) =>
      normalizeHeader(word)
        .split(' ')
        .some((part) => [/[a-z]/, /\p{Script=Arabic}/u, /\p{Script=Cyrillic}/u].filter((script) => script.test(part)).length > 1),
    );
    expect(mixed).toEqual([]);
    expect(WORDS.filter(({ word }) => normalizeHeader(word) === '' && !['#', '№'].includes(word.trim()))).toEqual([]);
  });
});

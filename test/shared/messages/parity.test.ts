import { describe, expect, test } from 'vitest';
import { messageTree } from '../../../shared/messages/resources.ts';

const PLURAL = /_(zero|one|two|few|many|other)$/;

/** Dotted key → text of every leaf. */
function leaves(tree: unknown, path: string, found = new Map<string, string>()): Map<string, string> {
  if (typeof tree === 'string') return found.set(path, tree);
  if (typeof tree !== 'object' || tree === null) throw new TypeError(`${path} is neither a text nor a group of texts`);
  for (const [key, child] of Object.entries(tree)) leaves(child, path === '' ? key : `${path}.${key}`, found);
  return found;
}

/** Keys without their plural endings, with the endings each has. */
function stems(texts: ReadonlyMap<string, string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const key of texts.keys()) {
    const stem = key.replace(PLURAL, '');
    found.set(stem, [...(found.get(stem) ?? []), key.slice(stem.length)].sort());
  }
  return found;
}

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] ?? ''))].sort();
}

const en = leaves(messageTree('en'), '');
const fa = leaves(messageTree('fa'), '');

describe('English and Persian texts', () => {
  test('have the same keys', () => {
    expect([...stems(fa).keys()].sort()).toEqual([...stems(en).keys()].sort());
  });

  test('have every plural form of their language', () => {
    for (const [locale, texts] of Object.entries({ en, fa })) {
      const needed = new Intl.PluralRules(locale)
        .resolvedOptions()
        .pluralCategories.map((category) => `_${category}`)
        .sort();
      const wrong = [...stems(texts)].filter(([, forms]) => forms.some((form) => form !== '') && JSON.stringify(forms) !== JSON.stringify(needed));
      expect(wrong, locale).toEqual([]);
    }
  });

  test('speak of the same parameters; a singular may leave out its count', () => {
    const wrong = [...en].filter(([key, text]) => {
      const other = fa.get(key);
      if (other === undefined) return true;
      const optional = key.endsWith('_one') ? ['count'] : [];
      const relevant = (names: string[]) => names.filter((name) => !optional.includes(name));
      return JSON.stringify(relevant(placeholders(text))) !== JSON.stringify(relevant(placeholders(other)));
    });
    expect(wrong).toEqual([]);
  });

  test('are never blank and never the key', () => {
    for (const texts of [en, fa]) for (const [key, text] of texts) expect(text.trim(), key).not.toBe('');
  });

  test('Persian is written with Persian letters, not Arabic look-alikes', () => {
    const wrong = [...fa].filter(([, text]) => /[\u0643\u064a\u0660-\u0669]/u.test(text));
    expect(wrong).toEqual([]);
  });

  test('Persian has no plain space where a half-space belongs', () => {
    const wrong = [...fa].filter(([, text]) => /(^|\s)(می|نمی) [\u0600-\u06ff]/u.test(text) || / (ها|های|هایی|ترین)(\s|$|[.،؛:])/u.test(text));
    expect(wrong).toEqual([]);
  });
});

import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Block, blockSchema } from '../../../shared/analyses/blocks.ts';
import { ANALYSIS_GROUPS, type AnyAnalysis, type QueryScope } from '../../../shared/analyses/define.ts';
import { ANALYSES, findAnalysis } from '../../../shared/analyses/registry.ts';
import { findColumn } from '../../../shared/warehouse/catalogue.ts';
import { relation } from '../../../shared/warehouse/sql.ts';
import { checkBlocks, flattenWords, placeholdersOf } from '../../support/check-blocks.ts';
import { makeContext, makeFacts, type TestLine } from '../../support/make-facts.ts';
import { createRandom } from '../../support/random.ts';

/** Names the groups of analyses, of which one is also the name of an analysis. */
const GROUP_NAMES = 'shared/analyses/define.ts';
const FILES = ['README.md', 'compute.ts', 'index.ts', 'messages/en.json', 'messages/fa.json', 'present.ts', 'query.ts', 'schema.ts'];

test('ids are unique and found', () => {
  const ids = ANALYSES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(findAnalysis(id)?.id).toBe(id);
  expect(findAnalysis('no such analysis')).toBeUndefined();
});

describe.each(ANALYSES.map((analysis) => [analysis.id, analysis] as const))('%s', (id, analysis) => {
  test('lies in a folder of its name with every part', () => {
    const found = globSync(`shared/analyses/${id}/**/*.{ts,json,md}`).map((path) => path.slice(`shared/analyses/${id}/`.length));
    expect(found).toEqual(expect.arrayContaining(FILES));
  });

  test('its id is a literal nowhere outside its folder', () => {
    const literal = new RegExp(`(['"\`])${id}\\1`);
    const isForeign = (path: string): boolean => !path.startsWith(`shared/analyses/${id}/`) && path !== GROUP_NAMES;
    const sources = globSync('{shared,electron,renderer}/**/*.{ts,tsx}').filter(isForeign);
    expect(sources.length).toBeGreaterThan(20);
    // The word may mean something else, such as the head of a column, where nothing speaks of analyses.
    const offenders = sources.filter((path) => {
      const text = readFileSync(path, 'utf8');
      return literal.test(text) && /analys[ei]s/i.test(text);
    });
    expect(offenders).toEqual([]);
  });

  test('group, icon and rows are given', () => {
    expect(ANALYSIS_GROUPS).toContain(analysis.group);
    expect(analysis.icon).toMatch(/^[a-z0-9_]+$/);
    expect(analysis.rows.length).toBeGreaterThan(0);
    for (const row of analysis.rows) expect(row).toMatch(/^R\d\d$/);
  });

  test('needs exist in the catalogue', () => {
    expect(analysis.needs.length).toBeGreaterThan(0);
    for (const { relation: name, column } of analysis.needs.flatMap((need) => [need, ...(need.alternatives ?? [])]))
      expect(findColumn(name, column), `${name}.${column}`).toBeDefined();
  });

  test('every parameter has a default and a field, and every option of a field is allowed', () => {
    const defaults = analysis.params.parse({});
    expect(analysis.fields.map(({ name }) => name).sort()).toEqual(Object.keys(defaults).sort());
    for (const field of analysis.fields) {
      if (field.control === 'choice') {
        for (const option of field.options) expect(analysis.params.safeParse({ ...defaults, [field.name]: option }).success, option).toBe(true);
        expect(analysis.params.safeParse({ [field.name]: 'no such option' }).success).toBe(false);
      }
      if (field.control === 'integer' || field.control === 'number') {
        for (const value of [field.min, field.max]) expect(analysis.params.safeParse({ [field.name]: value }).success).toBe(true);
        for (const value of [field.min - 1, field.max + 1]) expect(analysis.params.safeParse({ [field.name]: value }).success).toBe(false);
      }
      if (field.control === 'day') expect(analysis.params.safeParse({ [field.name]: 19_000 }).success).toBe(true);
      if (field.control === 'switch') expect(typeof defaults[field.name]).toBe('boolean');
    }
    expect(JSON.parse(JSON.stringify(defaults))).toEqual(defaults);
  });

  test('its words are the same in both languages: keys, placeholders, nothing empty', () => {
    const [english, persian] = [flattenWords(analysis.messages.en), flattenWords(analysis.messages.fa)];
    expect([...persian.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of english) {
      const twin = persian.get(key) ?? '';
      expect(text.trim(), key).not.toBe('');
      expect(twin.trim(), key).not.toBe('');
      expect(placeholdersOf(twin), key).toEqual(placeholdersOf(text));
      expect(/[ي ك]/.test(twin.replaceAll(' ', '')), `Arabic letters in ${key}`).toBe(false);
    }
  });

  test('title, question, parameters and options have words', () => {
    const words = flattenWords(analysis.messages.en);
    expect(words.has('title')).toBe(true);
    expect(words.has('question')).toBe(true);
    for (const field of analysis.fields) {
      expect(words.has(`params.${field.name}`), field.name).toBe(true);
      if (field.control === 'choice') for (const option of field.options) expect(words.has(`options.${field.name}.${option}`), option).toBe(true);
    }
    if (analysis.groups !== undefined && analysis.facts) {
      for (const params of choices(analysis)) for (const key of groupsOf(analysis, params)) expect(words.has(`groups.${key}`), key).toBe(true);
    }
  });

  test('empty data gives blocks that say so', () => {
    const blocks = present(analysis, [], analysis.params.parse({}));
    expect(blocks.length).toBeGreaterThan(0);
    for (const block of blocks) expect(blockSchema.parse(block)).toEqual(block);
    expect(blocks[0]?.kind).toBe('note');
  });

  test('queries are made of bound values and known relations', () => {
    for (const params of choices(analysis)) {
      for (const { text, values } of Object.values(analysis.query(params, emptyScope()))) {
        expect(text.split('?').length - 1).toBe(values.length);
      }
    }
  });

  if (analysis.facts) {
    test('for every choice of parameters: valid blocks, known words, a drill and a definition for every figure', () => {
      const lines = randomShop(6);
      for (const params of choices(analysis)) {
        const blocks = present(analysis, lines, params);
        checkBlocks(analysis, blocks);
      }
    });

    test('the same input gives the same result', () => {
      const lines = randomShop(7);
      const params = analysis.params.parse({});
      expect(compute(analysis, lines, params)).toEqual(compute(analysis, lines, params));
    });
  }
});

/** Defaults, and one variation per option of each choice and bound of each integer; a comparison day is set once. */
function choices(analysis: AnyAnalysis): Record<string, unknown>[] {
  const variations = analysis.fields.flatMap((field): Record<string, unknown>[] => {
    if (field.control === 'choice') return field.options.map((option) => ({ [field.name]: option }));
    if (field.control === 'integer' || field.control === 'number') return [{ [field.name]: field.min }, { [field.name]: field.max }];
    if (field.control === 'switch') return [{ [field.name]: true }, { [field.name]: false }];
    return field.control === 'day' ? [{ [field.name]: 18_300 }] : [];
  });
  return [{}, ...variations].map((given) => analysis.params.parse(given));
}

function compute(analysis: AnyAnalysis, lines: readonly TestLine[], params: Record<string, unknown>): unknown {
  return analysis.compute({ tables: {}, facts: analysis.facts ? makeFacts(lines) : null }, params, makeContext(lines), () => {});
}

function present(analysis: AnyAnalysis, lines: readonly TestLine[], params: Record<string, unknown>): Block[] {
  return analysis.present(structuredClone(compute(analysis, lines, params)), params, makeContext(lines));
}

function groupsOf(analysis: AnyAnalysis, params: Record<string, unknown>): readonly string[] {
  return analysis.groups?.(compute(analysis, [], params), params).keys ?? [];
}

function emptyScope(): QueryScope {
  return { ...makeContext([]), lines: relation('order_lines'), orders: relation('orders'), customers: relation('customers'), of: relation };
}

function randomShop(seed: number): TestLine[] {
  const random = createRandom(seed);
  return Array.from(
    { length: 400 },
    (_, order): TestLine => ({
      customer: Math.ceil(80 * random.number() ** 2) || 1,
      day: 18_000 + random.integer(0, 500),
      order: order + 1,
      amount: random.integer(-2000, 20_000) * 100,
    }),
  );
}

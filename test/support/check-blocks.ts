import { expect } from 'vitest';
import { type Block, blockSchema, type Figure, type Message } from '../../shared/analyses/blocks.ts';
import type { AnyAnalysis } from '../../shared/analyses/define.ts';

/** Checks what an analysis shows: valid blocks, ids once, words in both languages with their parameters, a drill and a definition for every figure. */
export function checkBlocks(analysis: AnyAnalysis, blocks: readonly Block[]): void {
  const words = { en: flattenWords(analysis.messages.en), fa: flattenWords(analysis.messages.fa) };
  expect(new Set(blocks.map((block) => block.id)).size).toBe(blocks.length);
  for (const block of blocks) {
    expect(blockSchema.parse(block)).toEqual(block);
    for (const { key, params } of messagesIn(block)) {
      const own = key.slice(`analyses.${analysis.id}.`.length);
      for (const language of ['en', 'fa'] as const) {
        const text = words[language].get(own) ?? words[language].get(`${own}_other`);
        expect(text, `${language}: ${key}`).toBeDefined();
        expect(Object.keys(params ?? {}), key).toEqual(expect.arrayContaining(placeholdersOf(text ?? '')));
      }
    }
    for (const { figure, isLabel } of figuresIn(block)) {
      if (isLabel || figure.value === null || figure.customer !== undefined) continue;
      expect(figure.drill, `${block.id}: ${JSON.stringify(figure.value)}`).toBeDefined();
      if (figure.estimate === true) expect(figure.n, `${block.id}: n of ${JSON.stringify(figure.value)}`).toBeDefined();
    }
    if (block.kind === 'kpi') for (const item of block.items) expect(item.definition).toBeDefined();
    if (block.kind === 'table') for (const column of block.columns) expect(column.definition, column.key).toBeDefined();
    if (block.kind === 'table') for (const row of [...block.rows, block.total ?? block.rows[0] ?? []]) expect(row).toHaveLength(block.columns.length);
    if (block.kind === 'matrix') for (const row of block.rows) expect(row.cells).toHaveLength(block.columns.length);
  }
}

/** Every figure of a block, the empty ones too; labels are row heads, which name things instead of counting them. */
export function figuresIn(block: Block): { figure: Figure; isLabel: boolean }[] {
  switch (block.kind) {
    case 'kpi':
      return block.items.map((figure) => ({ figure, isLabel: false }));
    case 'table':
      return [...block.rows, ...(block.total === undefined ? [] : [block.total])].flatMap((row) =>
        row.map((figure, index) => ({ figure, isLabel: index === 0 })),
      );
    case 'chart':
      return block.series.flatMap(({ points }) => points.map((figure) => ({ figure, isLabel: false })));
    case 'matrix': {
      const cells = [...block.rows.flatMap((row) => [...row.extra, ...row.cells]), ...(block.summary ?? []).flatMap((row) => row.cells)];
      return cells.filter((figure) => figure !== null).map((figure) => ({ figure, isLabel: false }));
    }
    case 'finding':
      return block.figure === undefined ? [] : [{ figure: block.figure, isLabel: false }];
    case 'note':
      return [];
  }
}

/** Every message in a block: what has a `key` and is no field, and every value in format "message". */
function messagesIn(value: unknown): Message[] {
  if (Array.isArray(value)) return value.flatMap(messagesIn);
  if (typeof value === 'string') return value.startsWith('analyses.') ? [{ key: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  const { key, params, ...others } = value as { key?: unknown; params?: Message['params'] };
  if (typeof key === 'string' && key.startsWith('analyses.')) return [{ key, params }, ...messagesIn(params)];
  return Object.values(others).flatMap(messagesIn);
}

/** Texts of a message tree by dotted key. */
export function flattenWords(tree: unknown, prefix = ''): Map<string, string> {
  if (typeof tree === 'string') return new Map([[prefix, tree]]);
  const entries = Object.entries(tree as Record<string, unknown>).flatMap(([name, part]) => [
    ...flattenWords(part, prefix === '' ? name : `${prefix}.${name}`),
  ]);
  return new Map(entries);
}

/** Names of the placeholders of a text, sorted. */
export function placeholdersOf(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name ?? '').sort();
}

import { expect, test } from 'vitest';
import { digestOf } from '../../../../electron/backend/reports/digest.ts';
import { listTemplates } from '../../../../electron/backend/reports/templates.ts';
import type { Block, TableBlock } from '../../../../shared/analyses/blocks.ts';
import { ANALYSES } from '../../../../shared/analyses/registry.ts';

const message = { key: 'x' };
const table = (id: string, rows: number, depth?: TableBlock['depth']): TableBlock => ({
  kind: 'table',
  id,
  title: message,
  columns: [{ key: 'a', label: message, format: { kind: 'text' } }],
  rows: Array.from({ length: rows }, () => [{ value: 'a' }]),
  ...(depth === undefined ? {} : { depth }),
});
const field = { key: 'x', label: message, format: { kind: 'integer' } } as const;
const chart = (id: string): Block => ({ kind: 'chart', id, title: message, form: 'bar', x: field, y: field, series: [] });

test('the answer, reservations, figures, first picture and first short table, in their order', () => {
  const blocks: Block[] = [
    { kind: 'finding', id: 'answer', claim: message },
    table('long', 13),
    chart('first'),
    { kind: 'kpi', id: 'figures', items: [] },
    chart('second'),
    table('diagnostics', 3, 'analyst'),
    table('short', 12),
    table('other', 2),
    { kind: 'note', id: 'caution', tone: 'caution', message },
    { kind: 'note', id: 'method', tone: 'method', message },
  ];
  expect(digestOf(blocks).map(({ id }) => id)).toEqual(['answer', 'first', 'figures', 'short', 'caution']);
});

test('every analysis is a chapter of the overview, and of the report of its group', () => {
  const templates = new Map(listTemplates().map(({ id, chapters }) => [id, chapters]));
  expect(templates.get('overview')).toEqual(ANALYSES.map(({ id }) => id));
  for (const group of ['value', 'retention'])
    expect(templates.get(group)).toEqual(ANALYSES.filter((analysis) => analysis.group === group).map(({ id }) => id));
});

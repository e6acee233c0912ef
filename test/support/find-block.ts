import type { Block, Figure } from '../../shared/analyses/blocks.ts';
import type { AnalysisResult } from '../../shared/contract/analyses.ts';

/** The block of that id and kind; throws naming what there is. */
export function findBlock<K extends Block['kind']>(result: AnalysisResult, kind: K, id: string): Extract<Block, { kind: K }> {
  const found = result.blocks.find((block) => block.kind === kind && block.id === id);
  if (found === undefined) throw new Error(`no ${kind} "${id}" among ${result.blocks.map((block) => `${block.kind} ${block.id}`).join(', ')}`);
  return found as Extract<Block, { kind: K }>;
}

/** Rows of a table as objects of figures by column key. */
export function tableRows(result: AnalysisResult, id: string): Record<string, Figure>[] {
  const { columns, rows } = findBlock(result, 'table', id);
  return rows.map((row) => Object.fromEntries(columns.map(({ key }, index) => [key, row[index] ?? { value: null }])));
}

/** Value of the KPI whose label ends in the given name. */
export function kpiValue(result: AnalysisResult, id: string, name: string): Figure['value'] {
  const { items } = findBlock(result, 'kpi', id);
  const item = items.find(({ label }) => label.key.endsWith(`.${name}`));
  if (item === undefined) throw new Error(`no figure "${name}" among ${items.map(({ label }) => label.key).join(', ')}`);
  return item.value;
}

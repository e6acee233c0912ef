import type { Block, Field, Message, ValueFormat } from '../../../../shared/analyses/blocks.ts';
import type { ParamField } from '../../../../shared/analyses/define.ts';
import { findAnalysis } from '../../../../shared/analyses/registry.ts';
import type { ReportDocument } from '../report-document.ts';
import type { HeatClasses } from './blocks/matrix-block.ts';
import { chapterTitle, renderBlock } from './chapter.ts';
import { renderDataNotes } from './data-notes.ts';
import { type Html, html } from './html.ts';
import type { Words } from './words.ts';

/** Diagnostics where they are wanted, definitions, data notes and methods: what a figure means, what it is based on, how it was made. */
export function renderAppendix(document: ReportDocument, words: Words, heat: HeatClasses): Html {
  const { t } = words;
  return html`<section class="appendix">${diagnostics(document, words, heat)}<h1 id="definitions">${t('reports.paper.definitions')}</h1>
<p class="intro">${t('reports.paper.definitionsIntro')}</p>
${document.chapters.map((chapter) => {
  const deeper = document.diagnostics.filter(({ id }) => id === chapter.id).flatMap(({ blocks }) => blocks);
  const definitions = definitionsOf([...chapter.blocks, ...deeper], words);
  return definitions.length === 0
    ? null
    : html`<h2>${chapterTitle(chapter, words)}</h2><dl class="definitions">${definitions.map(
        ([label, meaning]) => html`<div><dt>${label}</dt><dd>${meaning}</dd></div>`,
      )}</dl>`;
})}
<h1 id="data-notes">${t('reports.paper.dataNotes')}</h1>
<p class="intro">${t('reports.paper.dataNotesIntro')}</p>
${renderDataNotes(document.imports, words)}
<h1 id="methods">${t('reports.paper.methods')}</h1>
<p class="intro">${t('reports.paper.methodsIntro')}</p>
${document.chapters.map((chapter) => {
  const methods = chapter.blocks.filter((block) => block.kind === 'note').filter(({ tone }) => tone === 'method');
  return html`<h2>${chapterTitle(chapter, words)}</h2>${methods.map((block) => html`<p>${words.say(block.message)}</p>`)}
<p class="caption">${paramsText(chapter.id, chapter.params, words)} ${t('reports.paper.linesText', { count: chapter.meta.lines })} · ${t(
    'reports.paper.fingerprint',
    { fingerprint: chapter.meta.fingerprint },
  )}</p>`;
})}
<p class="caption">${t('reports.paper.reproducible')}</p></section>
`;
}

/** Fits, checks and likelihoods by chapter. */
function diagnostics({ diagnostics: chapters }: ReportDocument, words: Words, heat: HeatClasses): Html | null {
  if (chapters.length === 0) return null;
  return html`<h1 id="diagnostics">${words.t('reports.paper.diagnostics')}</h1>
<p class="intro">${words.t('reports.paper.diagnosticsIntro')}</p>
${chapters.map(
  (chapter, index) =>
    html`<h2>${chapterTitle(chapter, words)}</h2>${chapter.blocks.map((block, position) => renderBlock(block, words, heat, `diagnostics-${index}-${position}`))}`,
)}`;
}

/** Label and meaning of every figure of the blocks that has a definition, each once, in reading order. */
function definitionsOf(blocks: readonly Block[], words: Words): (readonly [string, string])[] {
  const found = new Map<string, string>();
  const add = (label: Message, definition: Message | undefined): void => {
    if (definition !== undefined && !found.has(words.say(label))) found.set(words.say(label), words.say(definition));
  };
  const addAll = (fields: readonly Field[]): void => {
    for (const field of fields) add(field.label, field.definition);
  };
  for (const block of blocks) {
    if (block.kind === 'kpi') for (const item of block.items) add(item.label, item.definition);
    if (block.kind === 'table') addAll(block.columns);
    if (block.kind === 'chart') addAll([block.x, block.y]);
    if (block.kind === 'matrix') addAll([block.row, ...block.extra, block.column, block.cell]);
  }
  return [...found];
}

/** "Period: Month. Rows in rankings: 10." Parameters that are not set, or mean nothing beside the others, are left out. */
function paramsText(id: string, params: Readonly<Record<string, unknown>>, words: Words): string {
  const fields = findAnalysis(id)?.fields ?? [];
  return fields
    .filter(({ when }) => when === undefined || when.is.some((wanted) => wanted === params[when.name]))
    .map((field) => {
      const text = paramText(`analyses.${id}.options.${field.name}`, params[field.name], field, words);
      return text === '' ? null : `${words.translator.text(`analyses.${id}.params.${field.name}`)}: ${text}.`;
    })
    .filter((text) => text !== null)
    .join(' ');
}

function paramText(options: string, value: unknown, field: ParamField, words: Words): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((item) => paramText(options, item, field, words)).join(words.t('reports.paper.listComma'));
  if (typeof value === 'boolean') return words.t(value ? 'reports.paper.yes' : 'reports.paper.no');
  if (typeof value === 'number') return words.formatter.value(value, numberFormat(value, field));
  const option = `${options}.${String(value)}`;
  return words.translator.has(option) ? words.translator.text(option) : String(value);
}

const MOST_DIGITS = 6;

/** A share is told in percent, money in the client's currency, any other number with the digits it has. */
function numberFormat(value: number, field: ParamField): ValueFormat {
  if (field.control === 'day') return { kind: 'day' };
  if (field.control === 'number' && field.unit === 'money') return { kind: 'money' };
  const isShare = field.control === 'number' && field.unit === 'share';
  const digits = digitsOf(isShare ? value * 100 : value);
  return isShare ? { kind: 'percent', digits: Math.min(4, digits) } : { kind: 'number', digits };
}

/** Digits behind the decimal point of a number as it was typed. */
function digitsOf(value: number): number {
  const [, fraction = ''] = Number(value.toPrecision(12)).toFixed(MOST_DIGITS).replace(/0+$/, '').split('.');
  return fraction.length;
}

import type { FindingBlock, Interval, KpiBlock, NoteBlock, ValueFormat } from '../../../../../shared/analyses/blocks.ts';
import { type Html, html } from '../html.ts';
import type { Words } from '../words.ts';

const LONG_VALUE = 13;
const LONGER_VALUE = 18;
/** Smaller chances are told as "below". */
const LEAST_CHANCE = 0.0001;

/** Figures in a strip: label, value set large, interval and number of observations where there are any. */
export function renderKpis(block: KpiBlock, words: Words): Html {
  const title = block.title === undefined ? null : html`<h2>${words.say(block.title)}</h2>`;
  return html`<section class="block kpis">${title}<dl>${block.items.map((item) => {
    const value = words.cell(item, item) || '–';
    return html`<div><dt>${words.say(item.label)}</dt><dd><span class="value${sizeOf(value)}${item.unfinished === true ? ' unfinished' : ''}">${value}</span>${captionsOf(
      item,
      words,
    ).map((caption) => html`<small>${caption}</small>`)}</dd></div>`;
  })}</dl></section>`;
}

/** Class that keeps a long amount on one line of its quarter of the page. */
function sizeOf(value: string): string {
  return value.length > LONGER_VALUE ? ' longer' : value.length > LONG_VALUE ? ' long' : '';
}

function captionsOf(item: KpiBlock['items'][number], words: Words): string[] {
  const { t } = words;
  const { interval, n, note } = item;
  return [
    ...(interval === undefined ? [] : [intervalText(interval, item.format, words)]),
    ...(n === undefined ? [] : [t('reports.paper.n', { n })]),
    ...(note === undefined ? [] : [words.say(note)]),
  ];
}

function intervalText({ low, high, level }: Interval, format: ValueFormat, { t, formatter }: Words): string {
  return t('reports.paper.interval', {
    level: formatter.value(level, { kind: 'percent', digits: 0 }),
    low: formatter.value(low, format),
    high: formatter.value(high, format),
  });
}

/** The answer of a chapter: one sentence, set large, and what it rests on. */
export function renderAnswer(block: FindingBlock, words: Words): Html {
  return sentence(block, 'answer', words);
}

/** A finding below the answer. */
export function renderFinding(block: FindingBlock, words: Words): Html {
  return sentence(block, 'finding', words);
}

function sentence(block: FindingBlock, className: 'answer' | 'finding', words: Words): Html {
  const { claim, action } = block;
  const basis = basisOf(block, words);
  return html`<div class="block ${className}"><p>${words.say(claim)}</p>${action === undefined ? null : html`<p class="action">${words.say(action)}</p>`}${
    basis === '' ? null : html`<p class="caption">${basis}</p>`
  }</div>`;
}

/** "95 % interval 3 to 8. Log-rank test, p 0.0012, q 0.0100, n = 300. Two more months …" */
function basisOf({ figure, evidence }: FindingBlock, words: Words): string {
  const { formatter, t } = words;
  const chance = (value: number): string => {
    const written = (shown: number): string => formatter.value(shown, { kind: 'number', digits: 4 });
    return value < LEAST_CHANCE ? t('findings.evidence.below', { value: written(LEAST_CHANCE) }) : written(value);
  };
  const interval = figure?.interval === undefined ? [] : [`${intervalText(figure.interval, figure.format, words)}.`];
  if (evidence === undefined) return interval.join(' ');
  const parts = { test: words.say(evidence.test), p: chance(evidence.p), n: evidence.n };
  const basis =
    evidence.q === undefined ? t('reports.paper.evidence', parts) : t('reports.paper.evidenceAdjusted', { ...parts, q: chance(evidence.q) });
  return [...interval, basis, words.say(evidence.overturn)].join(' ');
}

/** A note with its kind in words, so that colour is not needed. */
export function renderNote(block: NoteBlock, words: Words): Html {
  const label = { info: words.t('reports.paper.note'), caution: words.t('reports.paper.caution'), method: words.t('reports.paper.method') }[
    block.tone
  ];
  return html`<p class="block note ${block.tone}"><b>${label}.</b> ${words.say(block.message)}</p>`;
}

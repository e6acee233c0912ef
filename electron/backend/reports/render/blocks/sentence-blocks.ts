import type { FindingBlock, KpiBlock, NoteBlock } from '../../../../../shared/analyses/blocks.ts';
import { type Html, html } from '../html.ts';
import type { Words } from '../words.ts';

const LONG_VALUE = 13;
const LONGER_VALUE = 18;

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
  const { formatter, t } = words;
  const { interval, n, note } = item;
  return [
    ...(interval === undefined
      ? []
      : [
          t('reports.paper.interval', {
            level: formatter.value(interval.level, { kind: 'percent', digits: 0 }),
            low: formatter.value(interval.low, item.format),
            high: formatter.value(interval.high, item.format),
          }),
        ]),
    ...(n === undefined ? [] : [t('reports.paper.n', { n })]),
    ...(note === undefined ? [] : [words.say(note)]),
  ];
}

/** The answer of a chapter: one sentence, set large. */
export function renderAnswer(block: FindingBlock, words: Words): Html {
  return html`<div class="block answer"><p>${words.say(block.claim)}</p>${block.action === undefined ? null : html`<p class="action">${words.say(block.action)}</p>`}</div>`;
}

/** A finding below the answer. */
export function renderFinding(block: FindingBlock, words: Words): Html {
  return html`<div class="block finding"><p>${words.say(block.claim)}</p>${block.action === undefined ? null : html`<p class="action">${words.say(block.action)}</p>`}</div>`;
}

/** A note with its kind in words, so that colour is not needed. */
export function renderNote(block: NoteBlock, words: Words): Html {
  const label = { info: words.t('reports.paper.note'), caution: words.t('reports.paper.caution'), method: words.t('reports.paper.method') }[
    block.tone
  ];
  return html`<p class="block note ${block.tone}"><b>${label}.</b> ${words.say(block.message)}</p>`;
}

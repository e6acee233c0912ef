import type { FindingBlock, KpiBlock, NoteBlock } from '../../../../shared/analyses/blocks.ts';
import { type Html, html } from './html.ts';
import type { Words } from './words.ts';

/** Figures in a strip: label, value set large, interval and number of observations where there are any. */
export function renderKpis(block: KpiBlock, words: Words): Html {
  const { formatter } = words;
  return html`<section class="block kpis">${block.title === undefined ? null : html`<h2>${words.say(block.title)}</h2>`}<dl>${block.items.map(
    (item) => {
      const interval = item.interval;
      return html`<div><dt>${words.say(item.label)}</dt><dd class="value${item.unfinished === true ? ' unfinished' : ''}">${words.cell(item, item) || '–'}</dd>
${
  interval === undefined
    ? null
    : html`<dd class="caption">${words.t('reports.paper.interval', {
        level: formatter.value(interval.level, { kind: 'percent', digits: 0 }),
        low: formatter.value(interval.low, item.format),
        high: formatter.value(interval.high, item.format),
      })}</dd>`
}${item.n === undefined ? null : html`<dd class="caption">${words.t('reports.paper.n', { n: item.n })}</dd>`}${
  item.note === undefined ? null : html`<dd class="caption">${words.say(item.note)}</dd>`
}</div>`;
    },
  )}</dl></section>`;
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

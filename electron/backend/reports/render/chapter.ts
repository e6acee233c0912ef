import type { Block } from '../../../../shared/analyses/blocks.ts';
import type { AnalysisResult } from '../../../../shared/contract/analyses.ts';
import { renderChartBlock } from './blocks/chart-block.ts';
import { type HeatClasses, renderMatrix } from './blocks/matrix-block.ts';
import { renderAnswer, renderFinding, renderKpis, renderNote } from './blocks/sentence-blocks.ts';
import { renderTable } from './blocks/table-block.ts';
import { type Html, html } from './html.ts';
import type { Words } from './words.ts';

/** Anchor of a chapter, which is also its named page. */
export function chapterAnchor(index: number): string {
  return `chapter-${index + 1}`;
}

/** Title of a chapter in words. */
export function chapterTitle(result: AnalysisResult, words: Words): string {
  return words.translator.text(`analyses.${result.id}.title`);
}

/** One analysis as a chapter: question, answer, figures, charts, tables, notes in the order of its blocks. */
export function renderChapter(result: AnalysisResult, index: number, words: Words, heat: HeatClasses): Html {
  const anchor = chapterAnchor(index);
  const answer = result.blocks.find((block) => block.kind === 'finding');
  const question = `analyses.${result.id}.question`;
  const rest = result.blocks.filter((block) => block !== answer);
  return html`<section class="chapter ${anchor}">
<h1 id="${anchor}"><span class="ordinal">${words.formatter.integer(index + 1)}</span> ${chapterTitle(result, words)}</h1>
${words.translator.has(question) ? html`<p class="question">${words.translator.text(question)}</p>` : null}
${answer === undefined ? null : renderAnswer(answer, words)}
${rest.map((block, position) => renderBlock(block, words, heat, `${anchor}-${position}`))}
</section>
`;
}

/** One block on paper; `prefix` keeps ids inside drawings apart. */
export function renderBlock(block: Block, words: Words, heat: HeatClasses, prefix: string): Html {
  switch (block.kind) {
    case 'kpi':
      return renderKpis(block, words);
    case 'table':
      return renderTable(block, words);
    case 'chart':
      return renderChartBlock(block, words, prefix);
    case 'matrix':
      return renderMatrix(block, words, heat);
    case 'note':
      return renderNote(block, words);
    case 'finding':
      return renderFinding(block, words);
  }
}

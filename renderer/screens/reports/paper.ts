/** Paper of a report in CSS pixels. */
export interface Paper {
  readonly width: number;
  readonly height: number;
  readonly margin: { readonly top: number; readonly side: number; readonly bottom: number };
}

const PIXELS_PER_MM = 96 / 25.4;
const PIXELS_PER_INCH = 96;
const mm = (length: number): number => length * PIXELS_PER_MM;
/** The margins of the printed pages. */
const margin = { top: mm(22), side: mm(20), bottom: mm(20) };

export const PAPERS: Readonly<Record<'A4' | 'Letter', Paper>> = {
  A4: { width: mm(210), height: mm(297), margin },
  Letter: { width: 8.5 * PIXELS_PER_INCH, height: 11 * PIXELS_PER_INCH, margin },
};

/** What the sheets look like on the desk; the text on them brings rules of its own. */
export function sheetCss(paper: Paper): string {
  const px = (length: number): string => `${length.toFixed(2)}px`;
  const inner = px(paper.width - 2 * paper.margin.side);
  return `
:host { display: block; }
.measure { width: ${inner}; position: absolute; visibility: hidden; inset-block-start: 0; inset-inline-start: 0; }
.sheet { position: relative; box-sizing: border-box; width: ${px(paper.width)}; height: ${px(paper.height)}; margin: 0 auto 24px; background: #fff; overflow: hidden;
  box-shadow: 0 1px 2px rgba(20, 28, 30, .16), 0 4px 16px rgba(20, 28, 30, .14); scroll-margin-block: 16px; }
.sheet > .area { position: absolute; inset-block: ${px(paper.margin.top)} ${px(paper.margin.bottom)}; inset-inline: ${px(paper.margin.side)}; }
.sheet > .area .report > * > :first-child { margin-block-start: 0; }
.sheet.cover-sheet .report, .sheet.cover-sheet .cover { height: 100%; }
.sheet .run { position: absolute; inset-inline: ${px(paper.margin.side)}; display: flex; justify-content: space-between; gap: 24px; font: 400 8pt/1.5 'Noto Sans', Vazirmatn, sans-serif; color: #454c53; }
.sheet .run.head { inset-block-start: ${px(mm(9))}; }
.sheet .run.foot { inset-block-end: ${px(mm(8))}; }
.sheet .run span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
`;
}

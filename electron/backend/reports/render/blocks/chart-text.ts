import { setPlatformAPI } from 'echarts/core';

/** Average widths in em, measured on Noto Sans and Vazirmatn; the first rule that matches decides. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\p{M}\p{Cf}]/u, 0],
  [/[\d۰-۹٠-٩]/u, 0.58],
  [/[\p{Script=Arabic}]/u, 0.5],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u, 1],
  [/[\s.,:;'’!|()[\]iljtfrI/-]/u, 0.32],
  [/[mwMW%@]/u, 0.86],
  [/\p{Lu}/u, 0.66],
];
const OTHER = 0.56;
const DEFAULT_PIXELS = 12;
let isInstalled = false;

/** Teaches ECharts how wide texts are where there is no canvas; its own guess takes every non-Latin letter for a full square. */
export function installTextMeasure(): void {
  if (isInstalled) return;
  isInstalled = true;
  setPlatformAPI({ measureText: (text, font) => ({ width: textWidth(text, Number(/([\d.]+)px/.exec(font ?? '')?.[1] ?? DEFAULT_PIXELS)) }) });
}

/** Approximate width of a text in pixels. */
export function textWidth(text: string, fontPixels: number): number {
  let em = 0;
  for (const character of text) em += WIDTHS.find(([pattern]) => pattern.test(character))?.[1] ?? OTHER;
  return em * fontPixels;
}

import type { JoinedTexts } from './messages.ts';

/** Puts texts into the form in which they cross over. */
export function joinTexts(texts: readonly string[]): JoinedTexts {
  const ends = new Int32Array(texts.length);
  let end = 0;
  for (let at = 0; at < texts.length; at++) {
    end += (texts[at] as string).length;
    ends[at] = end;
  }
  return { text: texts.join(''), ends };
}

/** The texts again. */
export function splitTexts({ text, ends }: JoinedTexts): string[] {
  const texts: string[] = new Array(ends.length);
  let start = 0;
  for (let at = 0; at < ends.length; at++) {
    const end = ends[at] as number;
    texts[at] = text.slice(start, end);
    start = end;
  }
  return texts;
}

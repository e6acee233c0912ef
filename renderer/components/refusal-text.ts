import type { Refusal } from '../client/refusal.ts';
import type { Words } from '../state/words.ts';

/** The three parts of every error: what happened, what is safe, what to do. A part without a text is "". */
export interface RefusalText {
  readonly what: string;
  readonly safe: string;
  readonly action: string;
}

/** Words of a refusal, looked up by its code. */
export function refusalText(refusal: Refusal, { translator }: Words): RefusalText {
  const part = (name: string): string => {
    const key = `errors.${refusal.code}.${name}`;
    return translator.has(key) ? translator.text(key, { logId: refusal.logId, ...refusal.params }) : '';
  };
  return { what: part('what') || refusal.code, safe: part('safe'), action: part('action') };
}

/** The same in one line, for notices. */
export function refusalLine(refusal: Refusal, words: Words): string {
  const { what, action } = refusalText(refusal, words);
  return [what, action].filter((part) => part !== '').join(' ');
}

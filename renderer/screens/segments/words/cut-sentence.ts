/** A piece of a sentence: words, or the place of a part. */
export type SentencePiece = { readonly text: string; readonly name?: undefined } | { readonly name: string };

const FIRST_MARK = 0xe000;
const MARK = /([\ue000-\ue0ff])/;

/** Cuts a message at its parameters, in the order that the language puts them. */
export function cutSentence(text: (marks: Readonly<Record<string, string>>) => string, names: readonly string[]): SentencePiece[] {
  const marks = Object.fromEntries(names.map((name, index) => [name, String.fromCharCode(FIRST_MARK + index)]));
  return text(marks)
    .split(MARK)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) => {
      const name = names[piece.charCodeAt(0) - FIRST_MARK];
      return name === undefined ? { text: piece } : { name };
    });
}

import type { DictionaryPart } from './messages.ts';

/** Dictionaries of an append that grow while it runs: each entry crosses over once. */
export class DictionarySender {
  readonly #sent = new Map<readonly string[], { readonly dictionary: number; length: number }>();

  /** What the other side does not know yet. */
  send(texts: readonly string[]): DictionaryPart {
    let state = this.#sent.get(texts);
    if (state === undefined) {
      state = { dictionary: this.#sent.size + 1, length: 0 };
      this.#sent.set(texts, state);
    }
    const { dictionary, length } = state;
    state.length = texts.length;
    return { dictionary, added: length === texts.length ? [] : texts.slice(length) };
  }
}

/** The other side of a `DictionarySender`: the same array for the same dictionary, every time. */
export class DictionaryReceiver {
  readonly #texts = new Map<number, string[]>();

  receive({ dictionary, added }: DictionaryPart): readonly string[] {
    let texts = this.#texts.get(dictionary);
    if (texts === undefined) {
      texts = [];
      this.#texts.set(dictionary, texts);
    }
    for (const text of added) texts.push(text);
    return texts;
  }
}

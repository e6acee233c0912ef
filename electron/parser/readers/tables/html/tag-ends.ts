const GT = 62;
const TAG_END = /[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>/y;
/** So far the ">" of a tag is looked for with its quotes in mind. */
const MAX_QUOTED_TAG = 65_536;
/** After so many tags whose quotes do not close, quotes count no more. */
const MAX_BROKEN_TAGS = 1000;

/**
 * Finds where the tags of a page end. A ">" within quotes ends no tag; where quotes do not close, or only after 64,000 characters (a picture written into
 * its attribute), the next ">" ends it. Each character is looked at a few times at most, whatever the page.
 */
export class TagEnds {
  readonly #html: string;
  #broken = 0;

  constructor(html: string) {
    this.#html = html;
  }

  /** Position behind the ">" of the tag whose name ends at `from`. */
  of(from: number): number {
    if (this.#html.charCodeAt(from) === GT) return from + 1;
    if (this.#broken < MAX_BROKEN_TAGS) {
      const tag = this.#html.slice(from, from + MAX_QUOTED_TAG);
      TAG_END.lastIndex = 0;
      const end = TAG_END.exec(tag);
      if (end !== null) return from + end[0].length;
      this.#broken++;
    }
    return this.behind('>', from);
  }

  /** Position behind the next `mark`, or the end of the page. */
  behind(mark: string, from: number): number {
    const found = this.#html.indexOf(mark, from);
    return found < 0 ? this.#html.length : found + mark.length;
  }

  /** Position behind the closing tag of an element whose inside is no markup, in capitals or not. */
  behindElement(name: 'script' | 'style', from: number): number {
    const closing = new RegExp(`</${name}[\\s/>]`, 'gi');
    closing.lastIndex = from;
    const found = closing.exec(this.#html);
    return found === null ? this.#html.length : this.behind('>', closing.lastIndex - 1);
  }
}

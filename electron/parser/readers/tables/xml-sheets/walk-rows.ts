import { XmlFeed } from '../xlsx/xml-feed.ts';

/** Leads a reader over the tags of a document, block by block. */
export class RowWalk {
  readonly feed = new XmlFeed(false);
  #isRowDone = false;

  /** The tag that is being taken ends a row. */
  endRow(): void {
    this.#isRowDone = true;
  }

  /** Takes the next block; yields behind each row, so that whoever reads can stop there. `takeTag` gives false when the rest of a tag is not there yet. */
  *push(block: Uint8Array, takeTag: () => boolean): Generator<void, void, void> {
    const { feed } = this;
    feed.push(block);
    for (let at = feed.findTag(feed.pos); at >= 0; at = feed.findTag(feed.pos)) {
      feed.pos = at;
      if (!takeTag()) return;
      if (this.#isRowDone) yield;
      this.#isRowDone = false;
    }
  }
}

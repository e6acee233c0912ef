import type { XmlFeed } from '../xlsx/xml-feed.ts';

/** What a reader makes of the tags it is led to. */
export interface TagTaker {
  /** Takes the tag the feed stands on; false = the rest of it is not there yet. */
  readonly takeTag: () => boolean;
  /** Whether that tag ended a row; asked once for each. */
  readonly endedRow: () => boolean;
}

/** Leads a reader over the tags of the next block; yields behind each row, so that whoever reads can stop there. */
export function* walkRows(feed: XmlFeed, block: Uint8Array, { takeTag, endedRow }: TagTaker): Generator<void, void, void> {
  feed.push(block);
  for (let at = feed.findTag(feed.pos); at >= 0; at = feed.findTag(feed.pos)) {
    feed.pos = at;
    if (!takeTag()) return;
    if (endedRow()) yield;
  }
}

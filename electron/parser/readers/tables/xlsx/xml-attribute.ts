import type { XmlFeed } from './xml-feed.ts';

/** Attribute of the tag the feed stands on by its local name, references resolved; null when it has none. */
export function readAttribute(feed: XmlFeed, name: string): string | null {
  const { bytes, nameTo, tagEnd } = feed;
  const text = Buffer.from(bytes.buffer, nameTo, tagEnd - nameTo).toString('latin1');
  const at = new RegExp(`[\\s:]${name}\\s*=\\s*["']`).exec(text);
  if (at === null) return null;
  const from = at.index + at[0].length;
  const to = text.indexOf(text[from - 1] ?? '"', from);
  return to < 0 ? null : feed.text(nameTo + from, nameTo + to);
}

/** The same as a count; 1 for what is none. */
export function readCount(feed: XmlFeed, name: string): number {
  const count = Number(readAttribute(feed, name) ?? 1);
  return Number.isSafeInteger(count) && count > 0 ? count : 1;
}

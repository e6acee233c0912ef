import { ParserFailure } from '../../../parser-failure.ts';
import { decodeXmlText } from './xml-text.ts';

/** A tag of a small XML part; names without prefix. */
export interface XmlTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly isClosing: boolean;
  readonly isEmpty: boolean;
}

const TAG = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const ATTRIBUTE = /(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Text of an XML part: UTF-8, or UTF-16 by its byte order mark. Throws ParserFailure FILE_UNSAFE for one with a DOCTYPE: no spreadsheet program writes it. */
export function decodeXmlPart(bytes: Uint8Array): string {
  const label = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  const text = new TextDecoder(label).decode(bytes);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new ParserFailure('FILE_UNSAFE', { reason: 'doctype' });
  return withoutComments(text);
}

/** The tags of an XML text without comments, in order. */
export function* readTags(text: string): Generator<XmlTag, void, void> {
  for (const match of text.matchAll(TAG)) {
    const [, slash, name, attributes = '', empty] = match;
    if (name === undefined) continue;
    yield { name, attributes: readAttributes(attributes), isClosing: slash === '/', isEmpty: empty === '/' };
  }
}

/** Tags of this name that open or stand alone. */
export function* findTags(text: string, name: string): Generator<XmlTag, void, void> {
  for (const tag of readTags(text)) if (tag.name === name && !tag.isClosing) yield tag;
}

/** In one pass, however many begin and never end. */
function withoutComments(text: string): string {
  let kept = '';
  let from = 0;
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', from)) {
    kept += text.slice(from, at);
    const end = text.indexOf('-->', at + 4);
    if (end < 0) return kept;
    from = end + 3;
  }
  return kept + text.slice(from);
}

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE)) attributes.set(name, decodeXmlText(double ?? single ?? ''));
  return attributes;
}

import { ParserFailure } from '../../../parser-failure.ts';
import { detectEncoding } from '../../../sniff/encoding.ts';
import { openBiff } from '../biff/open-biff.ts';
import { openHtml } from '../html/open-html.ts';
import { gather } from '../packing/random-access.ts';
import type { Payload } from '../payload.ts';
import { recognise } from '../recognise.ts';
import type { TableDocument } from '../table-document.ts';
import { MAX_WHOLE_WORKBOOK_BYTES } from '../table-limits.ts';

/** XML spreadsheets and flat ODS; all other markup is a page. */
const XML_WORKBOOK = /<([\w]+:)?(workbook|document)[\s>]/i;
const HEAD_CHARACTERS = 8192;
/** XML is cut by regular expressions into more text than there was. */
const MAX_XML_CHARACTERS = 16 * 1024 * 1024;
const DETECTED_BYTES = 1024 * 1024;

/**
 * The sheets of a workbook that must lie in memory as a whole: XLS of every age, XLSB, the tables of an HTML page, XML spreadsheets that call themselves XLS
 * and flat ODS. Throws ParserFailure FILE_TOO_LARGE, FILE_ENCRYPTED, FILE_UNSAFE, FILE_NOT_TEXT, FILE_NO_TABLE or FILE_DAMAGED.
 */
export async function openOldWorkbook(payload: Payload): Promise<TableDocument> {
  const bytes = await gather(payload.blocks(), MAX_WHOLE_WORKBOOK_BYTES, payload.size);
  const what = recognise(bytes);
  const sheets = what === 'ole' ? openBiff(bytes) : null;
  if (sheets !== null) return sheets;
  const markup = what === 'markup' ? await decode(bytes) : null;
  if (markup !== null && !XML_WORKBOOK.test(markup.slice(0, HEAD_CHARACTERS))) return openHtml(markup);
  if (markup !== null && markup.length > MAX_XML_CHARACTERS) throw new ParserFailure('FILE_TOO_LARGE', { megabytes: MAX_XML_CHARACTERS / 1024 ** 2 });
  // The library is larger than the rest of the parser: few files need it.
  return (await import('./library-workbook.ts')).openLibraryWorkbook(bytes, markup);
}

/** Markup as text, in the encoding it shows; one that names its entities itself is refused. */
async function decode(bytes: Uint8Array): Promise<string> {
  const named = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))?.[1];
  const guess = await detectEncoding(bytes.subarray(0, DETECTED_BYTES), bytes.length <= DETECTED_BYTES);
  const label = guess?.evidence === 'detectors' && named !== undefined ? named : (guess?.encoding ?? named ?? 'windows-1252');
  const text = decodeAs(bytes, label);
  if (/<!ENTITY/i.test(text)) throw new ParserFailure('FILE_UNSAFE', { reason: 'doctype' });
  return text;
}

function decodeAs(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

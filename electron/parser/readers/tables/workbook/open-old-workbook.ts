import { ParserFailure } from '../../../parser-failure.ts';
import { detectEncoding } from '../../../sniff/encoding.ts';
import { openBiff } from '../biff/open-biff.ts';
import { openHtml } from '../html/open-html.ts';
import { gather } from '../packing/random-access.ts';
import type { Payload } from '../payload.ts';
import { recognise } from '../recognise.ts';
import type { TableDocument } from '../table-document.ts';
import { MAX_WHOLE_WORKBOOK_BYTES } from '../table-limits.ts';
import { openXmlSheets } from '../xml-sheets/open-xml-sheets.ts';

/** Name of the stream in which an encrypted workbook lies, as an OLE directory writes it. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const DETECTED_BYTES = 1024 * 1024;

/**
 * The sheets of what calls itself XLS: XML spreadsheets and flat ODS, read as they pass, and what must lie in memory as a whole, workbooks of every age,
 * XLSB and the tables of an HTML page. Throws ParserFailure FILE_TOO_LARGE, FILE_ENCRYPTED, FILE_UNSAFE, FILE_NOT_TEXT, FILE_NO_TABLE or FILE_DAMAGED.
 */
export async function openOldWorkbook(payload: Payload): Promise<TableDocument> {
  const isMarkup = recognise(await payload.head()) === 'markup';
  const inXml = isMarkup ? await openXmlSheets(payload) : null;
  if (inXml !== null) return inXml;
  const bytes = await gather(payload.blocks(), MAX_WHOLE_WORKBOOK_BYTES, payload.size);
  if (isMarkup) return openHtml(await decode(bytes));
  const isCompound = recognise(bytes) === 'ole';
  if (isCompound && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(ENCRYPTED)) throw new ParserFailure('FILE_ENCRYPTED', {});
  const sheets = isCompound ? openBiff(bytes) : null;
  if (sheets !== null) return sheets;
  // The library is larger than the rest of the parser: few files need it.
  return (await import('./library-workbook.ts')).openLibraryWorkbook(bytes);
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

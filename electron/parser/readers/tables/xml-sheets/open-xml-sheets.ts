import { transcode } from '../../transcode.ts';
import { OdsReader } from '../ods/sheet-reader.ts';
import type { Payload } from '../payload.ts';
import { headText } from '../recognise.ts';
import type { TableDocument } from '../table-document.ts';
import { openSheets } from './open-sheets.ts';
import { SpreadsheetMlReader } from './spreadsheet-ml-reader.ts';

/** What the outermost element of an XML document is called; in the other markup it is a page. */
const WORKBOOK = /<([\w]+:)?workbook[\s>]/i;
const FLAT_ODS = /<([\w]+:)?document[\s>]/i;
const ENCODING = /^<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.-]+)["']/i;

/** The sheets of an XML spreadsheet or a flat ODS document, read as they pass; null for all other markup. Throws ParserFailure as the readers of both. */
export async function openXmlSheets(payload: Payload): Promise<TableDocument | null> {
  const head = await payload.head();
  const text = headText(head);
  const isWorkbook = WORKBOOK.test(text);
  if (!isWorkbook && !FLAT_ODS.test(text)) return null;
  const blocks = (onRead: (share: number) => void) => transcode(payload.blocks(onRead), encodingOf(head, text));
  return openSheets(blocks, (visitor) => (isWorkbook ? new SpreadsheetMlReader(visitor) : new OdsReader(visitor)));
}

/** By its byte order mark, else as it says itself, else UTF-8. */
function encodingOf(head: Uint8Array, text: string): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const label = ENCODING.exec(text.trimStart())?.[1] ?? 'utf-8';
  // Bytes of one width, or the declaration could not have been read.
  return /^utf-?16/i.test(label) || !isKnown(label) ? 'utf-8' : label;
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

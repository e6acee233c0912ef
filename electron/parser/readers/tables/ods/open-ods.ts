import { ParserFailure } from '../../../parser-failure.ts';
import type { RandomAccess } from '../packing/random-access.ts';
import { openZip } from '../packing/zip-archive.ts';
import type { TableDocument } from '../table-document.ts';
import { MAX_WORKBOOK_PART_BYTES } from '../table-limits.ts';
import { readXmlBlocks } from '../xlsx/workbook.ts';
import { openSheets } from '../xml-sheets/open-sheets.ts';
import { OdsReader } from './sheet-reader.ts';

/** The sheets of an ODS document. Throws ParserFailure FILE_DAMAGED, FILE_ENCRYPTED, FILE_UNSAFE, FILE_TOO_LARGE or FILE_NO_TABLE. */
export async function openOds(access: RandomAccess): Promise<TableDocument> {
  const members = await openZip(access);
  const content = members.get('content.xml');
  if (content === undefined) throw new ParserFailure('FILE_DAMAGED', {});
  const manifest = members.get('META-INF/manifest.xml');
  if (manifest !== undefined && Buffer.from(await manifest.bytes(MAX_WORKBOOK_PART_BYTES)).includes('encryption-data')) {
    throw new ParserFailure('FILE_ENCRYPTED', {});
  }
  const blocks = (onRead: (share: number) => void) => {
    let packed = 0;
    return readXmlBlocks(content, (bytes) => {
      packed += bytes;
      onRead(packed / Math.max(1, content.packedSize));
    });
  };
  return openSheets(blocks, (visitor) => new OdsReader(visitor));
}

import { ParserFailure } from '../../../parser-failure.ts';
import { CanonicalWriter } from '../canonical-writer.ts';
import type { RandomAccess } from '../packing/random-access.ts';
import { openZip } from '../packing/zip-archive.ts';
import type { TableDocument } from '../table-document.ts';
import type { OpenedTable } from '../table-source.ts';
import { SharedStrings } from './shared-strings.ts';
import { SheetScanner } from './sheet-scanner.ts';
import { readMeanings, readWorkbook, readXmlBlocks, type Sheet, type Workbook } from './workbook.ts';

/** The sheets of an XLSX workbook. Throws ParserFailure FILE_DAMAGED, FILE_UNSAFE or FILE_NO_TABLE. */
export async function openXlsx(access: RandomAccess): Promise<TableDocument> {
  const workbook = await readWorkbook(await openZip(access));
  return {
    tables: workbook.sheets.map(({ name, isHidden, member }) => ({ table: name, rows: null, bytes: member.size, isHidden })),
    open: async (table) => {
      const sheet = workbook.sheets.find(({ name }) => name === table);
      if (sheet === undefined) throw new ParserFailure('PART_NOT_FOUND', { table: table ?? '' });
      return openSheet(workbook, sheet);
    },
  };
}

function openSheet(workbook: Workbook, { member }: Sheet): OpenedTable {
  let packed = 0;
  const total = member.packedSize + (workbook.strings?.packedSize ?? 0);
  const onRead = (bytes: number) => {
    packed += bytes;
  };

  async function* blocks(): AsyncGenerator<Uint8Array, void, void> {
    const strings = new SharedStrings();
    if (workbook.strings !== null) await strings.read(readXmlBlocks(workbook.strings, onRead));
    const writer = new CanonicalWriter();
    const scanner = new SheetScanner(writer, { strings, meanings: await readMeanings(workbook.styles), is1904: workbook.is1904 });
    for await (const block of readXmlBlocks(member, onRead)) {
      scanner.push(block);
      for (; writer.isFull; scanner.readOn()) yield writer.take(false) ?? new Uint8Array(0);
    }
    scanner.finish();
    const last = writer.take(true);
    if (last !== null) yield last;
  }

  return { isHeaderKnown: false, progress: () => (total === 0 ? 1 : packed / total), blocks };
}

import type { TablePart } from '../../../../shared/model/import-mapping.ts';
import { ParserFailure } from '../../parser-failure.ts';
import { gatherEnd } from './packing/random-access.ts';
import type { Payload } from './payload.ts';
import { recognise } from './recognise.ts';
import type { TableDocument } from './table-document.ts';

type Format = TablePart['format'];
/** The directory of an archive lies at its end; that of a workbook takes some kilobytes. */
const DIRECTORY_BYTES = 256 * 1024;

/**
 * Which format a file has by its content. Throws ParserFailure FILE_PACKING_UNKNOWN for an archive (archives inside archives are not opened), and what
 * `recognise` refuses.
 */
export async function recogniseFormat(payload: Payload): Promise<Format> {
  const what = recognise(await payload.head());
  switch (what) {
    case 'text':
      return 'delimited';
    case 'markup':
    case 'ole':
    case 'biff':
      return 'xls';
    case 'zip':
      return recogniseZip(payload);
    case 'gzip':
      throw new ParserFailure('FILE_PACKING_UNKNOWN', { packing: 'gzip' });
    default:
      return what;
  }
}

/** Opens a file that is no delimited text. Readers are loaded when a file needs them: a parser starts anew for almost every file. Throws ParserFailure. */
export async function openDocument(
  format: Exclude<Format, 'delimited'>,
  payload: Payload,
  { isPreview }: { readonly isPreview: boolean },
): Promise<TableDocument> {
  switch (format) {
    case 'xlsx':
      return (await import('./xlsx/open-xlsx.ts')).openXlsx(await payload.random());
    case 'ods':
      return (await import('./ods/open-ods.ts')).openOds(await payload.random());
    case 'xls':
      return (await import('./workbook/open-old-workbook.ts')).openOldWorkbook(payload);
    case 'json':
    case 'ndjson':
      return (await import('./json/open-json.ts')).openJson(payload, format, isPreview);
    case 'parquet':
      return (await import('./parquet/open-parquet.ts')).openParquet(await payload.random());
    case 'sqlite':
      return (await import('./sqlite/open-sqlite.ts')).openSqlite(payload);
  }
}

/** An archive inside another is unpacked twice rather than held: there may be hundreds of them, and most are no workbooks. */
async function recogniseZip(payload: Payload): Promise<Format> {
  const { openZip } = await import('./packing/zip-archive.ts');
  const members = await openZip(payload.member === null ? await payload.random() : await gatherEnd(payload.blocks(), DIRECTORY_BYTES));
  const names = [...members.keys()].map((name) => name.toLowerCase());
  const has = (name: string) => names.includes(name);
  if (has('[content_types].xml') && names.some((name) => /(^|\/)workbook\.bin$/.test(name))) return 'xls';
  if (has('[content_types].xml') && names.some((name) => /(^|\/)workbook\d*\.xml$/.test(name))) return 'xlsx';
  if (has('content.xml') && (has('mimetype') || has('meta-inf/manifest.xml'))) return 'ods';
  if (has('[content_types].xml') || has('index/document.iwa') || has('meta-inf/manifest.mf')) throw new ParserFailure('FILE_NOT_TEXT', {});
  throw new ParserFailure('FILE_PACKING_UNKNOWN', { packing: 'zip' });
}

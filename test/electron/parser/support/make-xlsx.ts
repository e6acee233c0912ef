import { makeZip, type ZipEntry } from './make-zip.ts';

/** The parts of a workbook that a test cares about; the rest is what Excel writes. */
export interface XlsxParts {
  /** Inside of `sheetData`, by sheet name. */
  readonly sheets: Readonly<Record<string, string>>;
  /** `si` elements. */
  readonly strings?: string;
  /** Format codes; style n shows numbers by the n-th. */
  readonly formats?: readonly string[];
  readonly workbookPr?: string;
  readonly states?: Readonly<Record<string, string>>;
  readonly isStrict?: boolean;
  readonly extra?: readonly ZipEntry[];
}

const TRANSITIONAL = 'http://schemas.openxmlformats.org';
const STRICT = 'http://purl.oclc.org/ooxml';

/** A workbook, part by part. */
export function makeXlsx({ sheets, strings, formats = [], workbookPr = '', states = {}, isStrict = false, extra = [] }: XlsxParts): Uint8Array {
  const base = isStrict ? STRICT : TRANSITIONAL;
  const relation = (type: string) =>
    isStrict ? `${base}/officeDocument/relationships/${type}` : `${base}/officeDocument/2006/relationships/${type}`;
  const main = isStrict ? `${base}/spreadsheetml/main` : `${base}/spreadsheetml/2006/main`;
  const names = Object.keys(sheets);
  const toAttribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const list = names
    .map((name, index) => `<sheet name="${toAttribute(name)}" sheetId="${index + 1}" state="${states[name] ?? 'visible'}" r:id="rId${index + 1}"/>`)
    .join('');
  const targets = names.map(
    (_, index) => `<Relationship Id="rId${index + 1}" Type="${relation('worksheet')}" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const numFmts = formats.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${toAttribute(code)}"/>`).join('');
  const xfs = formats.map((_, index) => `<xf numFmtId="${200 + index}"/>`).join('');
  return makeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="r1" Type="${relation('officeDocument')}" Target="xl/workbook.xml"/></Relationships>`,
    },
    { name: 'xl/workbook.xml', content: `<?xml version="1.0"?><workbook xmlns="${main}">${workbookPr}<sheets>${list}</sheets></workbook>` },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${targets.join('')}<Relationship Id="s" Type="${relation('styles')}" Target="styles.xml"/><Relationship Id="t" Type="${relation('sharedStrings')}" Target="/xl/sharedStrings.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet xmlns="${main}"><numFmts>${numFmts}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs}</cellXfs></styleSheet>`,
    },
    ...(strings === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: `<sst xmlns="${main}">${strings}</sst>` }]),
    ...names.map((name, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: `<?xml version="1.0"?><worksheet xmlns="${main}"><dimension ref="A1"/><sheetData>${sheets[name]}</sheetData><mergeCells/></worksheet>`,
    })),
    ...extra,
  ]);
}

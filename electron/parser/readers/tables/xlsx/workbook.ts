import { ParserFailure } from '../../../parser-failure.ts';
import { transcode } from '../../transcode.ts';
import type { Member } from '../packing/zip-archive.ts';
import { MAX_PARTS, MAX_WORKBOOK_PART_BYTES } from '../table-limits.ts';
import { type CellMeaning, meaningOfBuiltIn, meaningOfCode } from './number-format.ts';
import { decodeXmlPart, findTags, readTags } from './xml-tags.ts';

/** A worksheet of a workbook. */
export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly member: Member;
}

/** What the workbook part says, and the parts it names. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly is1904: boolean;
  readonly strings: Member | null;
  readonly styles: Member | null;
}

const MARK_BYTES = 2;

/**
 * Reads which sheets a workbook has, hidden ones included; charts and dialogs are none. Transitional and strict OOXML alike: parts are found by the
 * last word of their relation. Throws ParserFailure FILE_DAMAGED, FILE_UNSAFE or FILE_NO_TABLE.
 */
export async function readWorkbook(members: ReadonlyMap<string, Member>): Promise<Workbook> {
  const path = (await readRelations(members, '')).find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const text = await readPart(members, path);
  if (text === null) throw new ParserFailure('FILE_DAMAGED', {});
  const relations = await readRelations(members, path);
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const find = createFinder(members);
  const sheets: Sheet[] = [];
  for (const { attributes } of findTags(text, 'sheet')) {
    const relation = byId.get(attributes.get('id') ?? '');
    const member = relation?.type === 'worksheet' ? find(relation.target) : undefined;
    if (member === undefined) continue;
    sheets.push({ name: attributes.get('name') ?? '', isHidden: (attributes.get('state') ?? 'visible') !== 'visible', member });
    if (sheets.length >= MAX_PARTS) break;
  }
  if (sheets.length === 0) throw new ParserFailure('FILE_NO_TABLE', {});
  const partOf = (type: string) => find(relations.find((relation) => relation.type === type)?.target ?? '') ?? null;
  const is1904 = [...findTags(text, 'workbookPr')].some(({ attributes }) => /^(1|true|on)$/.test(attributes.get('date1904') ?? ''));
  return { sheets, is1904, strings: partOf('sharedStrings'), styles: partOf('styles') };
}

/** What numbers mean by style number. */
export async function readMeanings(styles: Member | null): Promise<CellMeaning[]> {
  if (styles === null) return [];
  const text = decodeXmlPart(await styles.bytes(MAX_WORKBOOK_PART_BYTES));
  const codes = new Map<number, string>();
  const meanings: CellMeaning[] = [];
  let inCellFormats = false;
  for (const { name, attributes, isClosing, isEmpty } of readTags(text)) {
    if (name === 'cellXfs') inCellFormats = !isClosing && !isEmpty;
    else if (name === 'numFmt' && !isClosing) codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
    else if (name === 'xf' && inCellFormats && !isClosing) {
      const id = Number(attributes.get('numFmtId') ?? 0);
      const code = codes.get(id);
      meanings.push(code === undefined ? meaningOfBuiltIn(id) : meaningOfCode(code));
    }
  }
  return meanings;
}

/** Blocks of an XML part as UTF-8. */
export async function* readXmlBlocks(member: Member, onRead?: (packedBytes: number) => void): AsyncGenerator<Uint8Array, void, void> {
  const blocks = member.blocks(onRead);
  const first = await blocks.next();
  if (first.done === true) return;
  const [one, two] = first.value.subarray(0, MARK_BYTES);
  const label = one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : 'utf-8';
  async function* all(): AsyncGenerator<Uint8Array, void, void> {
    if (first.done !== true) yield first.value;
    yield* blocks;
  }
  yield* transcode(all(), label);
}

interface Relation {
  readonly id: string;
  /** Last word of the relation's type: "worksheet", "sharedStrings". */
  readonly type: string;
  readonly target: string;
}

async function readRelations(members: ReadonlyMap<string, Member>, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/') + 1;
  const text = await readPart(members, `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
  if (text === null) return [];
  return [...findTags(text, 'Relationship')]
    .filter(({ attributes }) => attributes.get('TargetMode') !== 'External')
    .map(({ attributes }) => ({
      id: attributes.get('Id') ?? '',
      type: attributes.get('Type')?.split('/').at(-1) ?? '',
      target: resolvePart(part.slice(0, slash), attributes.get('Target') ?? ''),
    }));
}

async function readPart(members: ReadonlyMap<string, Member>, path: string): Promise<string | null> {
  const member = createFinder(members)(path);
  return member === undefined ? null : decodeXmlPart(await member.bytes(MAX_WORKBOOK_PART_BYTES));
}

/** Finds parts by name; some writers differ from their own relations in upper and lower case. */
function createFinder(members: ReadonlyMap<string, Member>): (path: string) => Member | undefined {
  const folded = new Map([...members].map(([name, member]) => [name.toLowerCase(), member]));
  return (path) => members.get(path) ?? folded.get(path.toLowerCase());
}

function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts: string[] = [];
  for (const part of `${folder}${target}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

import type { Preview } from '../../../../shared/contract/imports.ts';
import type { Dialect } from '../../../../shared/model/import-mapping.ts';
import { joinHeader } from '../../read/join-header.ts';
import { startOfLastLines } from '../../readers/held-back.ts';
import type { CursorDialect } from '../../readers/record-cursor.ts';
import { detectLayout, type Layout } from '../dialect.ts';
import { countHeaderRows, isGroupRow } from './header-rows.ts';
import { commonWidth, isRaggedByNature, type LineUnit, readSample, type SampleRecord } from './sample-records.ts';
import { countLines, findTableEnd } from './table-end.ts';

/** What is known of the file before anything is guessed. */
export interface StructureSample {
  /** UTF-8, whole lines from the start of the file. */
  readonly bytes: Uint8Array;
  /** The last lines where `bytes` does not reach the end; null = it does, or they are not known. */
  readonly tail: Uint8Array | null;
  readonly isWhole: boolean;
  readonly encoding: string;
}

export interface Structure {
  readonly dialect: Dialect;
  /** Names of the columns, "" without a header. */
  readonly header: readonly string[];
  /** Records of the sample below the header, mended where the dialect says so. */
  readonly data: readonly SampleRecord[];
  /** Records that do not have the width of the header, or are broken. */
  readonly ragged: number;
  readonly shown: NonNullable<Preview['structure']>;
}

type Chosen = { readonly [Key in keyof Dialect]?: Dialect[Key] | undefined };

const SAMPLE_RECORDS = 20_000;
const MAX_FOOTER_LINES = 1000;
const MAX_SHOWN = 20;
const SHOWN_CHARACTERS = 2000;
/** Records are mended where at most this share needs it, and so many fit. */
const FEW = 0.25;
/** Quotes that are never doubled break many records of text at once. */
const FEW_BROKEN = 0.45;
const FEW_RECORDS = 3;
const LEAST_FITTING = 8;

/**
 * Where the table lies in a file and how its lines are cut: delimiter and quotes, titles above, header rows, footer, and whether records of another
 * width are to be mended. What the person chose is kept and the rest guessed around it. No records = there is nothing in the file.
 */
export function detectStructure(sample: StructureSample, chosen: Chosen, lineUnit: LineUnit = 'physical'): Structure {
  const read = (dialect: CursorDialect) => readSample(sample.bytes, dialect, SAMPLE_RECORDS, lineUnit);
  const detected = detectLayout(sample.bytes, chosen, lineUnit);
  const mayMend = chosen.ragged !== 'refuse' && lineUnit === 'physical';
  const mended = chosen.hasHeader === false || !mayMend ? null : mendHeader(detected, chosen.skipLines === undefined, read);
  const raised =
    mended === null && chosen.hasHeader !== false && chosen.headerRows === undefined ? raiseToGroups(detected, chosen.skipLines, read) : null;
  const layout = mended?.layout ?? raised ?? detected;
  const records = read(layout);
  const footerLines = chosen.footerLines ?? countFooter(sample, layout, raised === null ? records : records.slice(1), lineUnit);
  const body = sample.isWhole ? dropFooter(sample.bytes, records, footerLines) : records;
  const counted = mended?.headerRows ?? (raised === null ? countHeaderRows(body) : 1 + Math.max(1, countHeaderRows(body.slice(1))));
  const headerRows = chosen.hasHeader === false ? 0 : (chosen.headerRows ?? Math.max(chosen.hasHeader === true ? 1 : 0, counted));
  const hasHeader = chosen.hasHeader ?? headerRows > 0;
  const ragged = chosen.ragged ?? (mended !== null || (mayMend && shouldMend(body.slice(headerRows))) ? 'repair' : undefined);
  const dialect: Dialect = {
    encoding: sample.encoding,
    ...layout,
    hasHeader,
    ...(footerLines > 0 ? { footerLines } : {}),
    ...(headerRows > 1 ? { headerRows } : {}),
    ...(ragged === undefined ? {} : { ragged }),
  };
  const table = read(sample.isWhole ? dialect : { ...dialect, footerLines: 0 });
  const data = table.slice(headerRows);
  const header =
    headerRows > 0 ? joinHeader(table.slice(0, headerRows).map(({ fields }) => fields)) : Array.from({ length: widthOf(data) }, () => '');
  return {
    dialect,
    header,
    data,
    ragged: data.filter((record) => isRagged(record, header.length)).length,
    shown: describe(sample, dialect, records, data),
  };
}

/** Of another width than the header; a delimiter at the end of every line is none. */
function isRagged({ fields, isBroken, isRepaired }: SampleRecord, width: number): boolean {
  return isBroken || isRepaired === true || fields.length < width || fields.slice(width).some((field) => field.trim() !== '');
}

/** Without a header every column that some record has. */
function widthOf(data: readonly SampleRecord[]): number {
  if (!isRaggedByNature(data)) return commonWidth(data);
  return Math.max(0, ...data.map(({ fields, isBroken }) => (isBroken ? 0 : fields.length)));
}

/** Few records of another width or with bad quotes among many that fit; or a table whose records end where their values do. */
function shouldMend(data: readonly SampleRecord[]): boolean {
  if (isRaggedByNature(data)) return true;
  const width = commonWidth(data);
  const fitting = data.filter(({ fields, isBroken }) => !isBroken && fields.length === width).length;
  const broken = data.filter(({ isBroken }) => isBroken).length;
  const others = data.length - fitting - broken;
  if (others + broken === 0 || width < 2 || fitting < LEAST_FITTING) return false;
  return others <= Math.max(FEW_RECORDS, data.length * FEW) && broken <= Math.max(FEW_RECORDS, data.length * FEW_BROKEN);
}

/**
 * The header where it stands otherwise than the records below it: with a quote too many, other delimiters, names run together or one left blank.
 * Such a line may have been taken for a title above the table. null = nothing is to be mended.
 */
function mendHeader(
  layout: Layout,
  mayGoBack: boolean,
  read: (dialect: CursorDialect) => SampleRecord[],
): { layout: Layout; headerRows: number } | null {
  const goesBack = mayGoBack && layout.skipLines > 0 && countHeaderRows(read(layout)) === 0;
  const start = goesBack ? { ...layout, skipLines: layout.skipLines - 1 } : layout;
  const [first, ...rest] = read(start);
  if (first === undefined || (!first.isBroken && first.fields.findLastIndex((name) => name.trim() !== '') + 1 === commonWidth(rest))) return null;
  const records = read({ ...start, hasHeader: true, ragged: 'repair' });
  const isMended = records[0]?.isRepaired === true && records[0].fields.at(-1)?.trim() !== '';
  const headerRows = isMended ? countHeaderRows(records) : 0;
  return headerRows > 0 ? { layout: start, headerRows } : null;
}

/** The layout from the row of groups above the names on, where there is one; what the person chose is kept. */
function raiseToGroups(layout: Layout, chosenSkip: number | undefined, read: (dialect: CursorDialect) => SampleRecord[]): Layout | null {
  if (chosenSkip !== undefined || layout.skipLines === 0) return null;
  const raised = { ...layout, skipLines: layout.skipLines - 1 };
  const [above, header] = read(raised);
  return isGroupRow(above, header) ? raised : null;
}

function countFooter(sample: StructureSample, layout: CursorDialect, head: readonly SampleRecord[], lineUnit: LineUnit): number {
  const bytes = sample.isWhole ? sample.bytes : sample.tail;
  if (bytes === null) return 0;
  const records = sample.isWhole ? head : readSample(bytes, { ...layout, skipLines: 0 }, SAMPLE_RECORDS, lineUnit);
  if (!sample.isWhole && commonWidth(records) !== commonWidth(head)) return 0;
  const end = findTableEnd(records, sample.isWhole);
  const last = records[end - 1];
  const lines = end >= records.length || last === undefined ? 0 : countLines(bytes, last.end ?? bytes.length);
  return lines > MAX_FOOTER_LINES ? 0 : lines;
}

function dropFooter(bytes: Uint8Array, records: readonly SampleRecord[], footerLines: number): readonly SampleRecord[] {
  const from = footerLines === 0 ? bytes.length : startOfLastLines(bytes, 0, bytes.length, footerLines);
  return records.filter(({ start }) => start === undefined || start < from);
}

function describe(sample: StructureSample, dialect: Dialect, records: readonly SampleRecord[], data: readonly SampleRecord[]): Structure['shown'] {
  const unterminated = records.find(({ status }) => status === 'unterminatedQuote');
  const bytes = sample.isWhole ? sample.bytes : sample.tail;
  return {
    preamble: linesOf(sample.bytes).slice(0, Math.min(dialect.skipLines, MAX_SHOWN)),
    footer:
      bytes === null || (dialect.footerLines ?? 0) === 0
        ? []
        : linesOf(bytes)
            .slice(-(dialect.footerLines ?? 0))
            .slice(0, MAX_SHOWN),
    comments: countComments(sample.bytes, dialect),
    repaired: data.filter(({ isRepaired }) => isRepaired === true).length,
    unterminatedAt: unterminated?.line ?? null,
  };
}

function countComments(bytes: Uint8Array, { comment }: Dialect): number {
  return comment === null || comment === undefined ? 0 : linesOf(bytes).filter((line) => line.startsWith(comment)).length;
}

function linesOf(bytes: Uint8Array): string[] {
  const lines = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('utf8')
    .split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => line.slice(0, SHOWN_CHARACTERS));
}

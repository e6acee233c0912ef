import type { Preview, PreviewColumn } from '../../../shared/contract/imports.ts';
import type { ImportKind } from '../../../shared/model/import-kind.ts';
import type { Dialect, ImportMapping, TablePart } from '../../../shared/model/import-mapping.ts';
import { computeFingerprint } from '../fingerprint.ts';
import { MAX_COLUMNS } from '../limits.ts';
import { ParserFailure } from '../parser-failure.ts';
import type { ParserRequest, SavedShape } from '../protocol.ts';
import { choosePart, openTables } from '../readers/tables/open-tables.ts';
import { CANONICAL_DIALECT, type TableSource } from '../readers/tables/table-source.ts';
import { judgeReading, type ReadingGuess } from './column-reading.ts';
import { guessColumns } from './columns/guess-columns.ts';
import { guessKind } from './kind.ts';
import type { RoleGuess, SniffedColumn } from './roles.ts';
import { openSample } from './sample.ts';
import { detectStructure } from './structure/detect-structure.ts';
import type { SampleRecord } from './structure/sample-records.ts';

export type PreviewRequest = Omit<Extract<ParserRequest, { type: 'preview' }>, 'type'>;

const SHOWN_RECORDS = 200;
const SHOWN_LINES = 30;

/**
 * Looks into the head of a file: encoding, delimiter, header, readings and roles, and a mapping that is ready to use. What the person chose is kept
 * and everything else guessed around it. Throws ParserFailure FILE_NOT_FOUND, FILE_UNREADABLE, FILE_EMPTY, FILE_NOT_TEXT, FILE_TOO_WIDE, MAPPING_INVALID
 * and what `openTables` refuses.
 */
export async function previewDelimited(request: PreviewRequest): Promise<{ preview: Preview; fingerprint: string }> {
  await using tables = await openTables(request.path, { isPreview: true });
  const parts = await tables.parts();
  const chosen = request.part ?? choosePart(parts);
  await using source = await tables.open(chosen);
  const lineUnit = source.isCanonical ? 'record' : 'physical';
  const sample = await openSample(source, request.path, request.dialect.encoding);
  const { dialect, header, data, ragged, shown } = detectStructure(sample, chosenDialect(source, request.dialect), lineUnit);
  if (data.length === 0 && header.length === 0) throw new ParserFailure('FILE_EMPTY', { path: request.path });
  const { hasHeader } = dialect;
  if (header.length > MAX_COLUMNS) throw new ParserFailure('FILE_TOO_WIDE', { columns: header.length });
  const fingerprint = computeFingerprint(header, hasHeader);
  const saved =
    request.saved.find((shape) => shape.fingerprint === fingerprint && (request.kind === null || shape.mapping.kind === request.kind)) ?? null;
  const fileHint = `${request.fileName} ${source.part.member ?? ''} ${source.part.table ?? ''}`;
  const { kind, kindConfidence, columns } = describeColumns(header, data, dialect, { kind: request.kind, fileHint }, saved);
  const preview: Preview = {
    fileName: request.fileName,
    fileSize: sample.fileSize,
    packing: sample.packing,
    dialect,
    encodingEvidence: sample.evidence,
    encodingAlternatives: [...sample.alternatives],
    kind,
    kindConfidence,
    columns,
    rows: data.slice(0, SHOWN_RECORDS).map(({ line, fields }) => ({ line, fields: [...fields] })),
    rawLines: sample.lines(SHOWN_LINES),
    ragged,
    structure: shown,
    mapping: { ...toMapping(kind, dialect, columns, saved), ...(isFileItself(source.part, parts) ? {} : { part: source.part }) },
    savedMapping: saved === null ? null : { name: saved.name, usedAt: saved.usedAt },
    part: source.part,
    parts,
  };
  return { preview, fingerprint };
}

/** Text that the program made itself has one dialect; only where its table lies is a guess, and not even that when the names are known. */
function chosenDialect(source: TableSource, chosen: Partial<Dialect>): Partial<Dialect> {
  if (!source.isCanonical) return chosen;
  const known = source.isHeaderKnown ? ({ skipLines: 0, hasHeader: true, headerRows: 1, footerLines: 0 } as const) : {};
  return { ...known, ...chosen, ...CANONICAL_DIALECT };
}

/** A mapping names its table unless the file can be nothing else than that one. */
function isFileItself({ format, member }: TablePart, parts: readonly TablePart[]): boolean {
  return format === 'delimited' && member === null && parts.every((part) => part.format === 'delimited');
}

function describeColumns(
  header: readonly string[],
  data: readonly SampleRecord[],
  dialect: Dialect,
  about: { readonly kind: ImportKind | null; readonly fileHint: string },
  saved: SavedShape | null,
): { kind: ImportKind; kindConfidence: number; columns: PreviewColumn[] } {
  const guesses = new Map<number, ReadingGuess>();
  const sniffed: SniffedColumn[] = guessColumns(header, data, dialect.delimiter === ';').map(({ index, header: name, sample, guess }) => {
    guesses.set(index, guess);
    return { index, header: name, reading: guess.reading, sample };
  });
  const { kind, confidence, roles } = guessKind(sniffed, saved?.mapping.kind ?? about.kind, about.fileHint);
  const columns = sniffed.map((column, position) => toPreviewColumn(column, guesses.get(column.index), roles[position], saved));
  return { kind, kindConfidence: confidence, columns };
}

function toPreviewColumn(
  column: SniffedColumn,
  guess: ReadingGuess | undefined,
  role: RoleGuess | undefined,
  saved: SavedShape | null,
): PreviewColumn {
  const { index, header, sample, reading } = column;
  const kept = saved?.mapping.columns.find((mapped) => mapped.index === index);
  const readings = (guess?.readings ?? []).map((weighed) => ({ ...weighed, examples: [...weighed.examples] }));
  const shown = { index, header, alternatives: [...(guess?.alternatives ?? [])], readings };
  if (kept !== undefined) {
    return { ...shown, reading: kept.reading, guess: judgeReading(sample, kept.reading), role: kept.role, roleConfidence: 1, roleEvidence: 'saved' };
  }
  return {
    ...shown,
    reading,
    guess: guess?.guess ?? judgeReading(sample, reading),
    role: role?.role ?? 'ignore',
    roleConfidence: role?.roleConfidence ?? 0,
    roleEvidence: role?.roleEvidence ?? 'none',
  };
}

function toMapping(kind: ImportKind, dialect: Dialect, columns: readonly PreviewColumn[], saved: SavedShape | null): ImportMapping {
  return {
    version: 1,
    kind,
    dialect,
    columns: columns.map(({ index, header, role, reading }) => ({ index, header, role, reading })),
    filters: saved === null ? [] : [...saved.mapping.filters],
  };
}

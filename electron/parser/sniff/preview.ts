import type { Preview, PreviewColumn } from '../../../shared/contract/imports.ts';
import { loadForSteps, loadNumberingPlans } from '../../../shared/model/cleaning/phone-number.ts';
import type { CleaningStep } from '../../../shared/model/cleaning-step.ts';
import type { ImportKind } from '../../../shared/model/import-kind.ts';
import type { Dialect, ImportMapping, TablePart } from '../../../shared/model/import-mapping.ts';
import { computeFingerprint } from '../fingerprint.ts';
import { MAX_COLUMNS } from '../limits.ts';
import { ParserFailure } from '../parser-failure.ts';
import type { ParserRequest } from '../protocol.ts';
import { choosePart, openTables } from '../readers/tables/open-tables.ts';
import { CANONICAL_DIALECT, type TableSource } from '../readers/tables/table-source.ts';
import type { KnownShape } from '../shape/known-shape.ts';
import { previewByTemplate } from '../shape/preview-by-template.ts';
import { recogniseShape, suggestRole } from '../shape/recognise-shape.ts';
import { type CleanedSample, cleanSample } from './cleaning/clean-sample.ts';
import { type KnownColumn, suggestSteps } from './cleaning/suggest-steps.ts';
import { judgeReading, type ReadingGuess } from './column-reading.ts';
import type { ColumnSample } from './column-values.ts';
import { guessColumns } from './columns/guess-columns.ts';
import { readSpread } from './columns/spread-sample.ts';
import { guessKind } from './kind.ts';
import { fitReading } from './roles/fit-reading.ts';
import type { RoleGuess, SniffedColumn } from './roles.ts';
import { openSample } from './sample.ts';
import { detectStructure } from './structure/detect-structure.ts';
import type { SampleRecord } from './structure/sample-records.ts';

export type PreviewRequest = Omit<Extract<ParserRequest, { type: 'preview' }>, 'type'>;
export interface PreviewResult {
  readonly preview: Preview;
  readonly fingerprint: string;
}

const SHOWN_RECORDS = 200;
const SHOWN_LINES = 30;
const NO_VALUES: ColumnSample = { values: [], seen: 0 };

/**
 * Looks into the head of a file: encoding, delimiter, header, readings and roles, and a mapping that is ready to use. What the person chose is kept
 * and everything else guessed around it. Throws ParserFailure FILE_NOT_FOUND, FILE_UNREADABLE, FILE_EMPTY, FILE_NOT_TEXT, FILE_TOO_WIDE, MAPPING_INVALID
 * and what `openTables` refuses.
 */
export function previewDelimited(request: PreviewRequest): Promise<PreviewResult> {
  return previewByTemplate(request, look);
}

async function look(request: PreviewRequest): Promise<PreviewResult> {
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
  const shape = recogniseShape(request, header, hasHeader, fingerprint);
  const fileHint = `${request.fileName} ${source.part.member ?? ''} ${source.part.table ?? ''}`;
  const steps = request.steps ?? shape?.steps ?? [];
  const isPlainFile = !source.isCanonical && source.packing === 'none' && source.part.member === null;
  const spread = sample.isWhole || !isPlainFile ? [] : await readSpread(request.path, source.size, dialect, header.length);
  await loadForSteps(steps);
  const cleaned = cleanSample(header, [...data, ...spread], steps, SHOWN_RECORDS);
  const { kind, kindConfidence, columns, known } = describeColumns(
    cleaned.header,
    cleaned.data,
    dialect,
    { kind: request.kind, fileHint, hasTypedCells: source.isCanonical && chosen.format !== 'xls' },
    shape,
  );
  if (known.some(({ role }) => role === 'phone')) await loadNumberingPlans();
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
    isWhole: sample.isWhole && data.length <= SHOWN_RECORDS,
    rawLines: sample.lines(SHOWN_LINES),
    ragged,
    structure: shown,
    ...describeSteps(cleaned, steps),
    suggestedSteps: suggestSteps(known, cleaned.data, header.length, request.phoneCountry ?? shape?.phoneCountry ?? null),
    mapping: {
      ...toMapping(kind, dialect, columns, shape),
      ...stepsOf(request, steps, shape),
      ...(isFileItself(source.part, parts) ? {} : { part: source.part }),
    },
    savedMapping: shape?.template ?? null,
    preset: shape?.preset ?? null,
    drift: shape?.drift ?? null,
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
  about: { readonly kind: ImportKind | null; readonly fileHint: string; readonly hasTypedCells: boolean },
  shape: KnownShape | null,
): { kind: ImportKind; kindConfidence: number; columns: PreviewColumn[]; known: KnownColumn[] } {
  const guesses = new Map<number, ReadingGuess>();
  const sniffed: SniffedColumn[] = guessColumns(header, data, {
    prefersDecimalComma: dialect.delimiter === ';',
    hasTypedCells: about.hasTypedCells,
  }).map(({ index, header: name, sample, guess }) => {
    guesses.set(index, guess);
    return { index, header: name, reading: guess.reading, sample };
  });
  const { kind, confidence, roles } = guessKind(sniffed, shape?.kind ?? about.kind, about.fileHint);
  const columns = sniffed.map((column, position) => toPreviewColumn(column, guesses.get(column.index), roles[position], shape));
  const known = columns.map(({ index, role, reading }, position) => ({ index, role, reading, sample: sniffed[position]?.sample ?? NO_VALUES }));
  return { kind, kindConfidence: confidence, columns, known };
}

function toPreviewColumn(
  column: SniffedColumn,
  guess: ReadingGuess | undefined,
  role: RoleGuess | undefined,
  shape: KnownShape | null,
): PreviewColumn {
  const { index, header, sample, reading } = column;
  const readings = (guess?.readings ?? []).map((weighed) => ({ ...weighed, examples: [...weighed.examples] }));
  const shown = { index, header, alternatives: [...(guess?.alternatives ?? [])], readings };
  const suggested = suggestRole(index, role, shape);
  const chosen = shape?.columns.get(index)?.reading ?? fitReading(suggested.role, reading, sample);
  return { ...shown, reading: chosen, guess: chosen === reading && guess !== undefined ? guess.guess : judgeReading(sample, chosen), ...suggested };
}

/** What steps did in the rows shown, and the columns they added; nothing without steps. */
function describeSteps({ added, data, counts }: CleanedSample, steps: readonly CleaningStep[]): Pick<Preview, 'steps' | 'cleaned' | 'addedColumns'> {
  if (steps.length === 0) return {};
  return { steps: [...counts], cleaned: data.slice(0, SHOWN_RECORDS).map(({ fields }) => [...fields]), addedColumns: [...added] };
}

function stepsOf(request: PreviewRequest, steps: readonly CleaningStep[], shape: KnownShape | null): Pick<ImportMapping, 'steps' | 'phoneCountry'> {
  const phoneCountry = request.phoneCountry ?? shape?.phoneCountry;
  return { ...(steps.length === 0 ? {} : { steps: [...steps] }), ...(phoneCountry === undefined ? {} : { phoneCountry }) };
}

function toMapping(kind: ImportKind, dialect: Dialect, columns: readonly PreviewColumn[], shape: KnownShape | null): ImportMapping {
  const { filters = [], constants = [] } = shape ?? {};
  return {
    version: 1,
    kind,
    dialect,
    columns: columns.map(({ index, header, role, reading }) => ({ index, header, role, reading })),
    filters: [...filters],
    ...(constants.length === 0 ? {} : { constants: [...constants] }),
  };
}

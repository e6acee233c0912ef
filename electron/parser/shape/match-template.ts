import type { ImportKind } from '../../../shared/model/import-kind.ts';
import type { MappedColumn, RowFilter } from '../../../shared/model/import-mapping.ts';
import type { SavedShape } from '../protocol.ts';
import { nameColumns } from './column-names.ts';
import type { KnownShape } from './known-shape.ts';
import { addedBy, moveSteps } from './move-steps.ts';

/** Share of the columns a template uses that a file must still have to be taken for the same export. */
const LEAST_SHARE = 0.7;
/** A single column in common says nothing: every second file has a "date". */
const LEAST_COLUMNS = 2;

interface FileShape {
  readonly header: readonly string[];
  readonly hasHeader: boolean;
  readonly fingerprint: string;
  readonly kind: ImportKind | null;
}

/**
 * The template for a file: the one made for exactly this header, whole; else the one of which most used columns are found by
 * name, wherever they stand, carried over to their new places with a list of what is missing and what is new.
 */
export function matchTemplate(templates: readonly SavedShape[], file: FileShape): KnownShape | null {
  const fitting = templates.filter(({ mapping }) => file.kind === null || mapping.kind === file.kind);
  const exact = fitting.find(({ fingerprint }) => fingerprint === file.fingerprint);
  if (exact !== undefined) return toKnownShape(exact);
  if (!file.hasHeader) return null;
  const names = new Set(nameColumns(file.header).filter((name) => name !== null));
  const candidates = fitting.flatMap((template) => {
    const used = usedNames(template);
    const found = used.filter((name) => names.has(name)).length;
    const share = used.length === 0 ? 0 : found / used.length;
    return found >= LEAST_COLUMNS && share >= LEAST_SHARE ? [{ template, share, likeness: compareNames(template, names) }] : [];
  });
  // The order of the templates, last used first, decides between equals.
  candidates.sort((a, b) => b.share - a.share || b.likeness - a.likeness);
  const [best] = candidates;
  return best === undefined ? null : carryOver(best.template, file.header);
}

/** Jaccard index of the names of all columns. */
function compareNames(template: SavedShape, names: ReadonlySet<string>): number {
  const before = new Set(nameColumns(headerOf(template)).filter((name) => name !== null));
  const common = [...before].filter((name) => names.has(name)).length;
  return common / (before.size + names.size - common);
}

function toKnownShape({ name, usedAt, mapping }: SavedShape): KnownShape {
  return {
    kind: mapping.kind,
    columns: new Map(mapping.columns.map(({ index, role, reading }) => [index, { role, reading }])),
    isWhole: false,
    filters: mapping.filters,
    constants: mapping.constants ?? [],
    steps: mapping.steps ?? [],
    phoneCountry: mapping.phoneCountry,
    evidence: 'saved',
    template: { name, usedAt },
    preset: null,
    drift: null,
  };
}

function carryOver(template: SavedShape, header: readonly string[]): KnownShape {
  const before = headerOf(template);
  const namesBefore = nameColumns(before);
  const names = nameColumns(header);
  const placeOf = new Map(names.flatMap((name, index) => (name === null ? [] : [[name, index]])));
  const move = (column: number) => placeOf.get(namesBefore[column] ?? '') ?? null;
  const { mapping } = template;
  const moved = moveSteps(mapping.steps ?? [], move, { from: before.length, to: header.length });
  const columns = mapping.columns.flatMap(({ index, role, reading }) => {
    const place = moved.moves(index);
    return place === null ? [] : [[place, { role, reading }] as const];
  });
  const known = new Set(namesBefore);
  const filters = mapping.filters.map((filter) => moveFilter(filter, moved.moves));
  return {
    ...toKnownShape(template),
    columns: new Map(columns),
    filters: filters.filter((filter) => filter !== null),
    steps: moved.steps,
    drift: {
      missing: mapping.columns.filter(({ index, role }) => role !== 'ignore' && moved.moves(index) === null).map(({ header: name }) => name),
      added: header.filter((_, index) => names[index] !== null && !known.has(names[index] ?? null)),
      droppedSteps: moved.dropped.map(({ step }) => step),
      droppedFilters: mapping.filters.filter((_, position) => filters[position] === null).map(({ column }) => before[column] ?? `#${column + 1}`),
    },
  };
}

function moveFilter(filter: RowFilter, moves: (column: number) => number | null): RowFilter | null {
  const column = moves(filter.column);
  return column === null ? null : { ...filter, column };
}

function usedNames(template: SavedShape): string[] {
  const names = nameColumns(headerOf(template));
  const used = template.mapping.columns.filter(({ role }) => role !== 'ignore').map(({ index }) => index);
  return used.flatMap((index) => names[index] ?? []);
}

/** Header of the file the template was made for; older templates know it from their columns. */
function headerOf({ header, mapping }: SavedShape): readonly string[] {
  if (header !== undefined && header.length > 0) return header;
  const added = (mapping.steps ?? []).reduce((sum, step) => sum + addedBy(step), 0);
  const width = Math.max(0, Math.max(-1, ...mapping.columns.map(({ index }) => index)) + 1 - added);
  const names = Array.from({ length: width }, () => '');
  for (const column of mapping.columns) if (isWithin(column, width)) names[column.index] = column.header;
  return names;
}

function isWithin({ index }: MappedColumn, width: number): boolean {
  return index < width;
}

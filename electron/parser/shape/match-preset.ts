import type { CleaningStep } from '../../../shared/model/cleaning-step.ts';
import type { ImportKind } from '../../../shared/model/import-kind.ts';
import type { ColumnReading, RowFilter } from '../../../shared/model/import-mapping.ts';
import type { ImportPreset, PresetStep } from '../../../shared/model/import-preset.ts';
import type { Role } from '../../../shared/model/role.ts';
import { foldName, nameColumns } from './column-names.ts';
import type { KnownShape } from './known-shape.ts';

/** What a parser needs to know of a preset. */
export type PresetShape = Omit<ImportPreset, 'sample' | 'notes'>;

interface Candidate {
  readonly preset: PresetShape;
  readonly required: number;
  readonly found: number;
}

/**
 * The known export that a header belongs to: all required columns are there. Of several the one that requires most, then the one
 * that knows most of the columns.
 */
export function matchPreset(presets: readonly PresetShape[], header: readonly string[], kind: ImportKind | null): KnownShape | null {
  const places = placesOf(header);
  const candidates = presets.flatMap((preset): Candidate[] => {
    if (kind !== null && preset.kind !== kind) return [];
    if (preset.without.some((name) => places.has(foldName(name)))) return [];
    if (preset.marks.length > 0 && findColumn(places, preset.marks) === null) return [];
    const found = preset.columns.filter(({ names }) => findColumn(places, names) !== null);
    const required = preset.columns.filter(({ isRequired }) => isRequired);
    return required.every((column) => found.includes(column)) ? [{ preset, required: required.length, found: found.length }] : [];
  });
  candidates.sort((a, b) => b.required - a.required || b.found - a.found || a.preset.id.localeCompare(b.preset.id));
  const [best] = candidates;
  return best === undefined ? null : applyPreset(best.preset, places);
}

function applyPreset(preset: PresetShape, places: ReadonlyMap<string, number>): KnownShape {
  const columns = new Map<number, { readonly role: Role; readonly reading: ColumnReading | null }>();
  const taken = new Set<Role>();
  for (const { names, role, reading } of preset.columns) {
    const place = findColumn(places, names);
    if (place === null || role === undefined || columns.has(place) || (taken.has(role) && role !== 'attribute')) continue;
    columns.set(place, { role, reading: reading ?? null });
    taken.add(role);
  }
  for (const { names, role } of preset.columns) {
    const place = role === undefined ? findColumn(places, names) : null;
    if (place !== null && !columns.has(place)) columns.set(place, { role: 'ignore', reading: null });
  }
  return {
    kind: preset.kind,
    columns,
    isWhole: preset.rest === 'ignore',
    filters: preset.filters.flatMap(({ column, test, value, when }): RowFilter[] => {
      const place = findColumn(places, column);
      return place === null || (when !== undefined && !places.has(foldName(when))) ? [] : [{ column: place, test, value }];
    }),
    constants: preset.constants.flatMap(({ role, value, when }) =>
      when === undefined || findColumn(places, when) !== null ? [{ role, value }] : [],
    ),
    steps: preset.steps.flatMap((step) => placeStep(step, places) ?? []),
    phoneCountry: undefined,
    evidence: 'header',
    template: null,
    preset: { id: preset.id, name: preset.name },
    drift: null,
  };
}

function placeStep(step: PresetStep, places: ReadonlyMap<string, number>): CleaningStep | null {
  if ('column' in step) {
    const column = findColumn(places, [step.column]);
    return column === null ? null : { ...step, column };
  }
  const columns = step.columns.map((name) => findColumn(places, [name])).filter((place) => place !== null);
  if (columns.length === 0) return null;
  if (step.step !== 'fillDown') return { ...step, columns };
  const within = step.within === undefined ? undefined : findColumn(places, [step.within]);
  if (within === null) return null;
  return { step: 'fillDown', columns, ...(within === undefined ? {} : { within }) };
}

/** Columns by name; one without a name is called by its place: "#1". */
function placesOf(header: readonly string[]): ReadonlyMap<string, number> {
  return new Map(nameColumns(header).map((name, index) => [name ?? `#${index + 1}`, index]));
}

function findColumn(places: ReadonlyMap<string, number>, names: readonly string[]): number | null {
  for (const name of names) {
    const place = name.endsWith('*') ? findBeginning(places, foldName(name.slice(0, -1))) : places.get(foldName(name));
    if (place !== undefined) return place;
  }
  return null;
}

function findBeginning(places: ReadonlyMap<string, number>, beginning: string): number | undefined {
  for (const [name, place] of places) if (name.startsWith(beginning)) return place;
  return undefined;
}

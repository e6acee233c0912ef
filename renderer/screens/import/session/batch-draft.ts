import type { Preview } from '../../../../shared/contract/imports.ts';
import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import type { Dialect, ImportMapping, RowFilter } from '../../../../shared/model/import-mapping.ts';
import { constantsInForce, draftedConstants, type MappingEdits, NO_EDITS } from '../reading/mapping-edits.ts';
import { type CompiledSteps, compileSteps, idAt, liftSteps, positionOf, type StepDraft } from './step-drafts.ts';

/** What the person decided about the files of one shape; everything left out is as the host proposes. */
export interface BatchDraft {
  readonly kind?: ImportKind;
  readonly dialect: Partial<Dialect>;
  readonly edits: MappingEdits;
  /** null = the steps of the template, if there is one. */
  readonly steps: readonly StepDraft[] | null;
  readonly phoneCountry?: string;
  /** null = not as the known export it was taken for. */
  readonly preset?: null;
  /** The person takes the table in or leaves it out; absent = as proposed. */
  readonly isLeftOut?: boolean;
}

export const NO_DRAFT: BatchDraft = { dialect: {}, edits: NO_EDITS, steps: null };

/** Columns that the file itself has. */
export function ownWidth(preview: Preview): number {
  return preview.columns.length - (preview.addedColumns?.length ?? 0);
}

/** Steps in force: the person's, else those of the proposal. */
export function stepsInForce(draft: BatchDraft, preview: Preview): readonly StepDraft[] {
  return draft.steps ?? liftSteps(preview.mapping.steps ?? [], ownWidth(preview));
}

export interface DraftedMapping {
  readonly mapping: ImportMapping;
  readonly compiled: CompiledSteps;
  /** Id of the column at a position of the mapping. */
  readonly idOf: (position: number) => number;
}

/** The host's proposal with what the person decided. */
export function draftMapping(preview: Preview, draft: BatchDraft): DraftedMapping {
  const width = ownWidth(preview);
  const compiled = compileSteps(stepsInForce(draft, preview), width);
  const idOf = (position: number) => idAt(position, compiled.added, width);
  const columns = preview.mapping.columns
    .filter(({ index }) => index < width + compiled.added.length)
    .map((column) => ({ ...column, ...draft.edits.columns[idOf(column.index)] }));
  const filters = draft.edits.filters === null ? preview.mapping.filters : placeFilters(draft.edits.filters, compiled.added, width);
  const phoneCountry = draft.phoneCountry ?? preview.mapping.phoneCountry;
  const constants = constantsInForce(draftedConstants(draft.edits, preview.mapping), columns);
  const { steps: _proposed, constants: _said, ...rest } = preview.mapping;
  const mapping: ImportMapping = {
    ...rest,
    dialect: preview.dialect,
    kind: preview.kind,
    columns,
    filters: [...filters],
    ...(compiled.steps.length === 0 ? {} : { steps: [...compiled.steps] }),
    ...(phoneCountry === undefined ? {} : { phoneCountry }),
    ...(constants.length === 0 ? {} : { constants: [...constants] }),
    ...(preview.part === undefined ? {} : { part: preview.part }),
  };
  return { mapping, compiled, idOf };
}

/** The mapping of a batch for another table of the same shape: its own encoding and place, everything else in common. */
export function mappingFor(mapping: ImportMapping, look: Preview, chosen: Partial<Dialect>): ImportMapping {
  const { part: _first, ...common } = mapping;
  return { ...common, dialect: { ...look.dialect, ...chosen }, ...(look.part === undefined ? {} : { part: look.part }) };
}

function placeFilters(filters: readonly RowFilter[], added: readonly number[], width: number): readonly RowFilter[] {
  return filters.flatMap((filter) => {
    const column = positionOf(filter.column, added, width);
    return column === null ? [] : [{ ...filter, column }];
  });
}

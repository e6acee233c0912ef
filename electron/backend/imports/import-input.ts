import type { ImportMode } from '../../../shared/contract/imports.ts';
import type { ImportMapping } from '../../../shared/model/import-mapping.ts';
import { missingRequirement } from '../../../shared/model/record-kind.ts';
import { constantFault, rolesGiven } from '../../../shared/model/row-constants.ts';
import type { ReadSummary, RecordChunk } from '../../parser/protocol.ts';
import { AppError } from '../app-error.ts';
import type { CorrectedRow } from '../store/queries/trust/corrections.ts';
import type { Store } from '../store/store.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

/** What a reader is asked for. */
export interface ReadRequest {
  readonly path: string;
  readonly mapping: ImportMapping;
  /** Raw blocks are wanted: false on a dry run. */
  readonly keepRaw: boolean;
}

/** Chunks of a file in order, then its totals. Stops and cleans up when it is returned early or the signal aborts. */
export type ReadRecords = (request: ReadRequest, signal: AbortSignal) => AsyncGenerator<RecordChunk, ReadSummary, void>;

/** What an import works on; `readRecords` is the parser unless something else feeds the import. */
export interface ImportParts {
  readonly store: Store;
  readonly warehouse: Warehouse;
  readonly readRecords?: ReadRecords;
}

/** A file and how to read it. */
export interface ImportInput {
  readonly path: string;
  /** Name to remember; by default that of the path. */
  readonly fileName?: string | undefined;
  /** Where the person's own file lies, kept so that its import can be run again; not for an upload. */
  readonly origin?: string | undefined;
  readonly mapping: ImportMapping;
  /**
   * The file holds corrected records of an earlier import: which refused row each of its records stands for. Its lines join the
   * orders that import brought, whatever the mode, and its form is not remembered as a template.
   */
  readonly corrects?: readonly CorrectedRow[] | undefined;
}

/** What an import may do to what the store holds already. */
export interface ImportChoices {
  /** By default "update". */
  readonly mode?: ImportMode | undefined;
  /** Load files whose bytes were imported before. */
  readonly allowRepeat?: boolean | undefined;
  /** Refuse to replace a period where that takes out all that another file brought for days of it: nobody is there to be asked. */
  readonly sparesOthers?: boolean | undefined;
}

/** Throws AppError MAPPING_INVALID when a role the file's kind needs is missing, MAPPING_CONSTANT when a value for all rows cannot be. */
export function assertMapping(mapping: ImportMapping): void {
  const missing = missingRequirement(mapping.kind, rolesGiven(mapping));
  if (missing !== null) throw new AppError('MAPPING_INVALID', { role: missing[0] ?? '' });
  const unfit = constantFault(mapping);
  if (unfit === null) return;
  const { role, value } = unfit.constant;
  throw new AppError('MAPPING_CONSTANT', { role, value, ...(unfit.fault === 'column' ? { column: unfit.header } : {}) });
}

import type { Preview } from '../../../shared/contract/imports.ts';
import type { CleaningStep } from '../../../shared/model/cleaning-step.ts';
import type { ImportKind } from '../../../shared/model/import-kind.ts';
import type { ColumnReading, RowConstant, RowFilter } from '../../../shared/model/import-mapping.ts';
import type { Role } from '../../../shared/model/role.ts';

/** What is known about the files of one shape, in the positions of the file at hand. */
export interface KnownShape {
  readonly kind: ImportKind;
  /** Columns whose meaning is known; a reading of null is to be found out. Of others the role is guessed, unless `isWhole`. */
  readonly columns: ReadonlyMap<number, { readonly role: Role; readonly reading: ColumnReading | null }>;
  /** Columns that are not named mean nothing. */
  readonly isWhole: boolean;
  readonly filters: readonly RowFilter[];
  /** The same in every row; no column is guessed to have such a role. */
  readonly constants: readonly RowConstant[];
  readonly steps: readonly CleaningStep[];
  readonly phoneCountry: string | undefined;
  readonly evidence: 'saved' | 'header';
  readonly template: { readonly name: string; readonly usedAt: string } | null;
  readonly preset: { readonly id: string; readonly name: string } | null;
  readonly drift: NonNullable<Preview['drift']> | null;
}

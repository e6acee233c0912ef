import type { Preview } from '../../../shared/contract/imports.ts';
import type { Dialect, ImportKind } from '../../../shared/model/import-mapping.ts';
import { AppError } from '../app-error.ts';
import type { Store } from '../store/store.ts';

/** A file to look into; what is not given is guessed. */
export interface PreviewInput {
  readonly path: string;
  readonly fileName?: string | undefined;
  readonly dialect?: Partial<Dialect> | undefined;
  readonly kind?: ImportKind | undefined;
}

/** The head of a file as it would be read, with the mapping saved for its shape when there is one. Throws what the reader reports. */
export async function previewImport(_store: Store, input: PreviewInput): Promise<Preview> {
  throw new AppError('FILE_UNREADABLE', { path: input.path });
}

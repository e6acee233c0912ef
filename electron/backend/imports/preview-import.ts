import { basename } from 'node:path';
import type { Preview } from '../../../shared/contract/imports.ts';
import type { CleaningStep } from '../../../shared/model/cleaning-step.ts';
import type { ImportKind } from '../../../shared/model/import-kind.ts';
import type { Dialect, TablePart } from '../../../shared/model/import-mapping.ts';
import { previewFile } from '../../parser/client.ts';
import { readTemplates } from '../store/queries/templates.ts';
import type { Store } from '../store/store.ts';
import { loadPresets } from './presets/load-presets.ts';

/** A file to look into; what is not given is guessed. */
export interface PreviewInput {
  readonly path: string;
  readonly fileName?: string | undefined;
  readonly dialect?: Partial<Dialect> | undefined;
  readonly kind?: ImportKind | undefined;
  readonly part?: TablePart | undefined;
  /** Known export to take the file for; null = none, absent = the one its headers belong to. */
  readonly preset?: string | null | undefined;
  /** Fingerprint of the only template to try. */
  readonly template?: string | undefined;
  readonly steps?: readonly CleaningStep[] | undefined;
  readonly phoneCountry?: string | undefined;
}

/** The head of a file as it would be read, with the mapping saved for its shape when there is one. Throws what the reader reports. */
export async function previewImport(
  store: Store,
  { path, fileName, dialect, kind, part, steps, phoneCountry, preset, template }: PreviewInput,
  signal: AbortSignal = new AbortController().signal,
): Promise<Preview> {
  const request = {
    path,
    fileName: fileName ?? basename(path),
    dialect: dialect ?? {},
    kind: kind ?? null,
    saved: readTemplates(store.reader).filter(({ fingerprint }) => template === undefined || fingerprint === template),
    presets: template === undefined ? loadPresets().presets : [],
    preset,
    part,
    steps,
    phoneCountry,
  };
  const { preview } = await previewFile(request, signal);
  return preview;
}

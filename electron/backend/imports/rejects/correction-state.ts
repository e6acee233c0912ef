import { existsSync } from 'node:fs';
import type { RawRow } from '../../../../shared/contract/import-answers.ts';
import type { ImportSummary } from '../../../../shared/contract/imports.ts';
import { countCorrected, readCorrectedFrom, readImportPath, readParentImport } from '../../store/queries/trust/corrections.ts';
import type { ReadableDatabase, Store } from '../../store/store.ts';
import { readRawRow } from '../read-imports.ts';

/** What later corrections made of an import, and which import it corrects itself. */
export function readCorrectionState(db: ReadableDatabase, importId: number): Pick<ImportSummary, 'corrects' | 'correctedLater'> {
  return { corrects: readParentImport(db, importId), correctedLater: countCorrected(db, importId) };
}

/** Where a file was read from, and whether it is still there; null when it came as an upload. */
export function readOrigin(db: ReadableDatabase, importId: number): { readonly path: string; readonly isThere: boolean } | null {
  const path = readImportPath(db, importId);
  return path === null ? null : { path, isThere: existsSync(path) };
}

/** A record as it came; one that was corrected by hand with the record it stands for. Throws AppError IMPORT_NOT_FOUND or ROW_NOT_FOUND. */
export function readRowWithOrigin(store: Store, importId: number, row: number): RawRow {
  const raw = readRawRow(store, importId, row);
  const from = readCorrectedFrom(store.reader, importId, row);
  if (from === null) return { ...raw, correctedFrom: null };
  const { fileName, line, text } = readRawRow(store, from.parentImportId, from.parentRow);
  return { ...raw, correctedFrom: { importId: from.parentImportId, row: from.parentRow, fileName, line, text } };
}

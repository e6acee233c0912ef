import type { ImportMode } from '../../../../shared/contract/imports.ts';
import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';
import type { ReadSummary } from '../../../parser/protocol.ts';
import type { WritableDatabase } from '../../store/driver.ts';
import type { ChangeJournal } from '../../store/queries/import-changes.ts';
import { readSetting, writeSetting } from '../../store/queries/meta.ts';
import { rememberTemplate } from '../../store/queries/templates.ts';
import type { ImportResolver } from '../resolve/import-resolver.ts';

const CURRENCY_CODE = /^[A-Z]{3}$/;

interface Choices {
  readonly summary: ReadSummary;
  readonly file: { readonly name: string; readonly at: string };
  readonly mapping: ImportMapping;
  readonly mode: ImportMode;
  readonly resolver: ImportResolver;
  /** Corrected rows of an earlier import: their form is not remembered. */
  readonly isCorrection: boolean;
}

/** Keeps how the file was read for the next one of its shape, and takes over its currency when the client has none yet. */
export function rememberChoices(db: WritableDatabase, journal: ChangeJournal, choices: Choices): void {
  const { summary, file, mapping, mode, resolver, isCorrection } = choices;
  const { fingerprint, header } = summary;
  if (!isCorrection) {
    journal.keep('templates', fingerprint);
    rememberTemplate(db, { fingerprint, fileName: file.name, usedAt: file.at, mode, header, mapping });
  }
  const currency = resolver.texts.of('currency')[0]?.toUpperCase() ?? '';
  if (readSetting(db, 'currency') !== '' || !CURRENCY_CODE.test(currency)) return;
  journal.keep('settings', 'currency');
  writeSetting(db, 'currency', currency);
}

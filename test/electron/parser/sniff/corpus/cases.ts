import type { ImportKind } from '../../../../../shared/model/import-kind.ts';
import { CHINESE } from './chinese.ts';
import { ENGLISH } from './english.ts';
import { PERSIAN } from './persian.ts';
import { RUSSIAN } from './russian.ts';
import { UKRAINIAN } from './ukrainian.ts';

/** A file as somebody exports it, and what its columns mean. */
export interface LabelledFile {
  readonly language: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly header: readonly string[];
  readonly roles: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const BY_LANGUAGE = { en: ENGLISH, fa: PERSIAN, ru: RUSSIAN, uk: UKRAINIAN, zh: CHINESE };

/** The whole corpus. */
export const LABELLED_FILES: readonly LabelledFile[] = Object.entries(BY_LANGUAGE).flatMap(([language, text]) =>
  text
    .trim()
    .split(/\n\n+/)
    .map((block) => parseFile(language, block)),
);

/** Text of a file as CSV. */
export function toCsv({ header, rows }: LabelledFile): string {
  return `${[header, ...rows].map((fields) => fields.map(quote).join(',')).join('\n')}\n`;
}

function quote(field: string): string {
  return /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

function parseFile(language: string, block: string): LabelledFile {
  const [title = '', ...lines] = block.split('\n');
  const [, kind = '', fileName = ''] = /^# (\w+) (.+)$/.exec(title) ?? [];
  const columns = lines.map((line) => line.split(' » '));
  const values = columns.map(([, , cells = '']) => cells.split(' ~ '));
  return {
    language,
    kind: kind as ImportKind,
    fileName,
    header: columns.map(([name = '']) => name),
    roles: columns.map(([, role = '']) => (role === '-' ? 'ignore' : role)),
    rows: (values[0] ?? []).map((_, row) => values.map((cells) => cells[row] ?? '')),
  };
}

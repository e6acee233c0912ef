import type { ImportMode } from '../../../../shared/contract/imports.ts';
import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** Everything needed to read files of one shape again, kept under a name. */
export interface Template {
  /** Of the header it was made for. */
  readonly fingerprint: string;
  readonly name: string;
  /** A person gave it its name; otherwise it bears that of the file it was last used for. */
  readonly isNamed: boolean;
  readonly mode: ImportMode;
  /** Names of all columns in order, ignored ones too; "" where the file has none. */
  readonly header: readonly string[];
  readonly mapping: ImportMapping;
  /** ISO instant. */
  readonly usedAt: string;
}

/** What an import leaves behind as a template. */
export type UsedTemplate = Omit<Template, 'name' | 'isNamed'> & { readonly fileName: string };

interface TemplateRow {
  fingerprint: string;
  name: string;
  is_named: number;
  mode: ImportMode;
  header: string;
  mapping: string;
  used_at: string;
}

/** All templates, last used first. */
export function readTemplates(db: ReadableDatabase): Template[] {
  return db.prepare<[], TemplateRow>('SELECT * FROM templates ORDER BY used_at DESC, fingerprint').all().map(toTemplate);
}

/** One template, or null. */
export function readTemplate(db: ReadableDatabase, fingerprint: string): Template | null {
  const row = db.prepare<[string], TemplateRow>('SELECT * FROM templates WHERE fingerprint = ?').get(fingerprint);
  return row === undefined ? null : toTemplate(row);
}

/** Writes a template in place of the one for the same header. */
export function writeTemplate(db: WritableDatabase, template: Template): void {
  const { fingerprint, name, isNamed, mode, header, mapping, usedAt } = template;
  db.prepare<[string, string, number, string, string, string, string, string]>(
    `INSERT INTO templates (fingerprint, name, is_named, kind, mode, header, mapping, used_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (fingerprint) DO UPDATE SET name = excluded.name, is_named = excluded.is_named, kind = excluded.kind, mode = excluded.mode,
       header = excluded.header, mapping = excluded.mapping, used_at = excluded.used_at`,
  ).run(fingerprint, name, isNamed ? 1 : 0, mapping.kind, mode, JSON.stringify(header), JSON.stringify(mapping), usedAt);
}

/** Remembers what an import did as the template of its header; a name that a person gave stays. */
export function rememberTemplate(db: WritableDatabase, { fileName, ...used }: UsedTemplate): void {
  const known = readTemplate(db, used.fingerprint);
  const isNamed = known?.isNamed === true;
  writeTemplate(db, { ...used, name: isNamed ? known.name : fileName, isNamed });
}

/** Gives a template a name; false when there is none for the fingerprint. */
export function renameTemplate(db: WritableDatabase, fingerprint: string, name: string): boolean {
  return db.prepare<[string, string]>('UPDATE templates SET name = ?, is_named = 1 WHERE fingerprint = ?').run(name, fingerprint).changes > 0;
}

/** Removes a template; false when there is none for the fingerprint. */
export function removeTemplate(db: WritableDatabase, fingerprint: string): boolean {
  return db.prepare<[string]>('DELETE FROM templates WHERE fingerprint = ?').run(fingerprint).changes > 0;
}

function toTemplate(row: TemplateRow): Template {
  return {
    fingerprint: row.fingerprint,
    name: row.name,
    isNamed: row.is_named === 1,
    mode: row.mode,
    header: JSON.parse(row.header) as string[],
    mapping: JSON.parse(row.mapping) as ImportMapping,
    usedAt: row.used_at,
  };
}

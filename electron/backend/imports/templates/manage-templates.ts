import type { TemplateSummary } from '../../../../shared/contract/templates.ts';
import { computeFingerprint } from '../../../parser/fingerprint.ts';
import { AppError } from '../../app-error.ts';
import { readTemplate, readTemplates, removeTemplate, renameTemplate, type Template, writeTemplate } from '../../store/queries/templates.ts';
import type { Store } from '../../store/store.ts';
import { formatTemplateFile, headerOf, parseTemplateFile } from './template-file.ts';

/** All templates of a client file, last used first. */
export function listTemplates({ reader }: Store): TemplateSummary[] {
  return readTemplates(reader).map(toSummary);
}

/** Gives a template a name that later imports leave alone. Throws AppError TEMPLATE_NOT_FOUND. */
export async function giveTemplateName(store: Store, fingerprint: string, name: string): Promise<TemplateSummary> {
  await store.whenWritable();
  if (!renameTemplate(store.writer, fingerprint, name)) throw new AppError('TEMPLATE_NOT_FOUND', { id: fingerprint });
  return toSummary(findTemplate(store, fingerprint));
}

/** Forgets a template; imports made with it stay. Throws AppError TEMPLATE_NOT_FOUND. */
export async function forgetTemplate(store: Store, fingerprint: string): Promise<void> {
  await store.whenWritable();
  if (!removeTemplate(store.writer, fingerprint)) throw new AppError('TEMPLATE_NOT_FOUND', { id: fingerprint });
}

/** A template as JSON text with a file name. Throws AppError TEMPLATE_NOT_FOUND. */
export function exportTemplate(store: Store, fingerprint: string): { readonly fileName: string; readonly text: string } {
  const { name, mode, header, mapping } = findTemplate(store, fingerprint);
  return formatTemplateFile({ name, mode, header: [...header], mapping });
}

/** Takes a template in, in place of the one for the same header. Throws AppError TEMPLATE_INVALID, TEMPLATE_TOO_NEW. */
export async function importTemplate(store: Store, text: string): Promise<TemplateSummary> {
  const { name, mode, mapping, header: given } = parseTemplateFile(text);
  const header = headerOf({ mapping, ...(given === undefined ? {} : { header: given }) });
  const fingerprint = computeFingerprint(header, mapping.dialect.hasHeader);
  const template: Template = { fingerprint, name, isNamed: true, mode, header, mapping, usedAt: new Date().toISOString() };
  await store.whenWritable();
  writeTemplate(store.writer, template);
  return toSummary(template);
}

function findTemplate({ writer }: Store, fingerprint: string): Template {
  const template = readTemplate(writer, fingerprint);
  if (template === null) throw new AppError('TEMPLATE_NOT_FOUND', { id: fingerprint });
  return template;
}

function toSummary({ fingerprint, name, mode, mapping, usedAt }: Template): TemplateSummary {
  const columns = mapping.columns.filter(({ role }) => role !== 'ignore').length;
  return { fingerprint, name, kind: mapping.kind, columns, steps: mapping.steps?.length ?? 0, usedAt, mode };
}

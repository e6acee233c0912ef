import { type TemplateFile, templateFileSchema } from '../../../../shared/contract/templates.ts';
import { missingRequirement } from '../../../../shared/model/record-kind.ts';
import { constantFault, rolesGiven } from '../../../../shared/model/row-constants.ts';
import { AppError } from '../../app-error.ts';

const FORMAT = 'clientele-import-template';
const VERSION = 1;
/** The engine names the place of a misplaced token, but not of one that is none. */
const SYNTAX_PLACE = /line (\d+) column (\d+)/;
const TOKEN = /\s*(?:"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null|[{}[\],:])/iuy;
const MAX_NAME = 60;

/**
 * Reads a template as it travels between machines. Throws AppError TEMPLATE_TOO_NEW for a version we do not know, and
 * TEMPLATE_INVALID with `at`: line and column of broken JSON ("3:15"), else the path to what does not fit ("mapping.columns.2.role").
 */
export function parseTemplateFile(text: string): TemplateFile {
  const value = parseJson(text);
  const { format, version } = isRecord(value) ? value : {};
  if (format !== FORMAT) throw invalid('format');
  if (typeof version === 'number' && version > VERSION) throw new AppError('TEMPLATE_TOO_NEW', { found: version, known: VERSION });
  const parsed = templateFileSchema.safeParse(value);
  if (!parsed.success) throw invalid(parsed.error.issues[0]?.path.map(String).join('.') ?? '');
  assertSense(parsed.data);
  return parsed.data;
}

/** The JSON text of a template and a file name that every system accepts. */
export function formatTemplateFile(file: Omit<TemplateFile, 'format' | 'version'>): { readonly fileName: string; readonly text: string } {
  const stem = file.name
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX_NAME);
  const { name, mode, ...rest } = file;
  const text = `${JSON.stringify({ format: FORMAT, version: VERSION, name, mode, ...rest }, null, 2)}\n`;
  return { fileName: `${stem === '' ? 'import' : stem}.template.json`, text };
}

/** Names of the file's columns: as the template says, else those of the columns that it maps. */
export function headerOf({ header, mapping }: Pick<TemplateFile, 'header' | 'mapping'>): string[] {
  if (header !== undefined) return header;
  const width = Math.max(-1, ...mapping.columns.map(({ index }) => index)) + 1;
  const names = Array.from({ length: width }, () => '');
  for (const column of mapping.columns) names[column.index] = column.header;
  return names;
}

/** What the shape alone does not say. */
function assertSense({ mapping, header }: TemplateFile): void {
  const { kind, columns, filters, dialect } = mapping;
  if (!isEncoding(dialect.encoding)) throw invalid('mapping.dialect.encoding');
  const repeated = columns.findIndex(({ index }, position) => columns.some((other, before) => before < position && other.index === index));
  if (repeated >= 0) throw invalid(`mapping.columns.${repeated}.index`);
  if (missingRequirement(kind, rolesGiven(mapping)) !== null) throw invalid('mapping.columns');
  const unfit = constantFault(mapping);
  if (unfit !== null) throw invalid(`mapping.constants.${(mapping.constants ?? []).indexOf(unfit.constant)}.role`);
  const known = new Set([...columns.map(({ index }) => index), ...(header ?? []).keys()]);
  const filter = filters.findIndex(({ column }) => !known.has(column));
  if (filter >= 0) throw invalid(`mapping.filters.${filter}.column`);
}

function isEncoding(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

function parseJson(text: string): unknown {
  const json = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(json);
  } catch (error) {
    const place = SYNTAX_PLACE.exec(error instanceof Error ? error.message : '');
    throw invalid(place === null ? findForeignToken(json) : `${place[1]}:${place[2]}`);
  }
}

/** Line and column of the first thing that is no token of JSON, or of the end. */
function findForeignToken(text: string): string {
  TOKEN.lastIndex = 0;
  let end = 0;
  while (TOKEN.test(text)) end = TOKEN.lastIndex;
  const before = text.slice(0, end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0)).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

function invalid(at: string): AppError {
  return new AppError('TEMPLATE_INVALID', { at: at === '' ? '1:1' : at });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

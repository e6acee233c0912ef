import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { ImportMode, Preview } from '../../../shared/contract/imports.ts';
import type { TemplateSummary } from '../../../shared/contract/templates.ts';
import { IMPORT_KINDS, type ImportKind } from '../../../shared/model/import-kind.ts';
import { type ImportMapping, importMappingSchema, type TablePart } from '../../../shared/model/import-mapping.ts';
import { isStrangeTable } from '../../../shared/model/record-kind.ts';
import { rolesGiven } from '../../../shared/model/row-constants.ts';
import { AppError } from '../../backend/app-error.ts';
import { type Client, choiceOption, type OptionValues, textOption, UsageError } from '../command.ts';
import { readJsonPath } from '../read-json.ts';
import { describeChoice } from './describe-choice.ts';
import { applyConstants, readConstants, type TypedConstant } from './read-constants.ts';

/** Options by which a person says how files are read. */
export const MAPPING_OPTIONS = {
  as: { type: 'string' },
  mapping: { type: 'string' },
  template: { type: 'string' },
  preset: { type: 'string' },
  sheet: { type: 'string' },
  table: { type: 'string' },
  constant: { type: 'string', multiple: true },
} as const;

export const MAPPING_HELP = `  --as KIND            what the files are about: ${IMPORT_KINDS.join(', ')} (default: guessed)
  --template T         a template: its name in the client file, or a template file (*.json), which is taken into the client file
  --mapping M.json     how to read the columns ("mapping FILE" prints the suggestion, so that it can be edited)
  --preset ID          a known export such as shopify-orders; "none" reads the file as any other
  --sheet NAME         sheet of a workbook, member of an archive, table of a database or path in a JSON document (also --table)
  --constant NAME=VALUE  the same in every row, for what no column says: currency=EUR, channel=Shop, metric=NPS (may be repeated)`;

/** How one file will be read, and what there is to say about it. */
export interface ChosenMapping {
  readonly path: string;
  readonly mapping: ImportMapping;
  /** Sentences for people: by which template or preset, what no longer fits. */
  readonly notes: readonly string[];
  /** Nothing was said about the file, and nothing in it is a table of the customer model. */
  readonly isStrange: boolean;
}

/** What the options say, before any file is looked at. */
export interface MappingChoice {
  readonly kind: ImportKind | undefined;
  readonly given: ImportMapping | null;
  readonly templateName: string | undefined;
  /** null = none. */
  readonly preset: string | null | undefined;
  readonly table: string | undefined;
  /** Values for all rows. */
  readonly constants: readonly TypedConstant[];
}

/** Reads the options. Throws UsageError. */
export function readMappingChoice(values: OptionValues): MappingChoice {
  const mappingPath = textOption(values, 'mapping');
  const templateName = textOption(values, 'template');
  const preset = textOption(values, 'preset');
  if (mappingPath !== undefined && templateName !== undefined) throw new UsageError('--mapping and --template cannot be given together.');
  return {
    kind: choiceOption(values, 'as', IMPORT_KINDS),
    given: mappingPath === undefined ? null : readJsonPath(mappingPath, '--mapping', importMappingSchema),
    templateName,
    preset: preset === 'none' ? null : preset,
    table: textOption(values, 'sheet') ?? textOption(values, 'table'),
    constants: readConstants(values),
  };
}

/** The template that was named; a file is taken into the open client file. Throws AppError TEMPLATE_NOT_FOUND and what importing a template refuses. */
export async function openTemplate(client: Client, { templateName }: MappingChoice): Promise<TemplateSummary | null> {
  return templateName === undefined ? null : await findTemplate(client, templateName);
}

/** The way of treating known rows: as said, else as the template has it. */
export function chooseMode(values: OptionValues, template: TemplateSummary | null): ImportMode {
  const said = choiceOption(values, 'mode', ['add', 'update', 'replace'] as const);
  if (said === undefined) return template?.mode ?? 'update';
  return said === 'replace' ? 'replacePeriod' : said;
}

/** How a file will be read. Throws UsageError when the template or the table named does not fit. */
export async function chooseMapping(client: Client, file: string, choice: MappingChoice, template: TemplateSummary | null): Promise<ChosenMapping> {
  const path = resolve(file);
  if (choice.given !== null) return { path, mapping: applyConstants(choice.given, choice.constants), notes: [], isStrange: false };
  const input = { source: { path }, kind: choice.kind, preset: choice.preset, template: template?.fingerprint };
  const first = await client.imports.preview(input);
  const part = choice.table === undefined ? undefined : findPart(first, choice.table);
  const preview = part === undefined ? first : await client.imports.preview({ ...input, part });
  const name = basename(file);
  if (template !== null && preview.savedMapping === null)
    throw new UsageError(`${name} does not have the columns of the template "${template.name}".`);
  if (typeof choice.preset === 'string' && preview.preset?.id !== choice.preset)
    throw new UsageError(`${name} does not have the columns of the preset ${choice.preset}.`);
  const mapping = applyConstants(preview.mapping, choice.constants);
  const { kindConfidence = 1 } = preview;
  const isStrange = isStrangeTable(kindConfidence, mapping.kind, rolesGiven(mapping));
  return { path, mapping, notes: describeChoice({ ...preview, mapping }, part !== undefined), isStrange };
}

/** A template by name or fingerprint, or from a file. */
export async function findTemplate(client: Client, nameOrPath: string): Promise<TemplateSummary> {
  const known = await client.templates.list();
  const named = known.filter(({ name, fingerprint }) => name === nameOrPath || fingerprint === nameOrPath);
  if (named.length > 1) throw new UsageError(`Several templates are called "${nameOrPath}"; name one by its fingerprint (templates list --json).`);
  if (named[0] !== undefined) return named[0];
  if (!nameOrPath.endsWith('.json')) throw new AppError('TEMPLATE_NOT_FOUND', { id: nameOrPath });
  if (!existsSync(nameOrPath)) throw new AppError('FILE_NOT_FOUND', { file: nameOrPath });
  return await client.templates.importJson({ text: readFileSync(nameOrPath, 'utf8') });
}

function findPart({ parts = [] }: Preview, name: string): TablePart {
  const found = parts.find(({ table, member }) => table === name || member === name || `${member ?? ''}/${table ?? ''}` === name);
  if (found === undefined) {
    const names = parts.map(({ table, member }) => [member, table].filter((text) => text !== null).join('/')).filter((text) => text !== '');
    throw new UsageError(`There is no table "${name}" in the file${names.length === 0 ? '' : `; it has ${names.join(', ')}`}.`);
  }
  const { format, member, table } = found;
  return { format, member, table };
}

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ImportSummary, importSummarySchema } from '../../../shared/contract/imports.ts';
import { importKindSchema } from '../../../shared/model/import-kind.ts';
import { type ImportMapping, importMappingSchema } from '../../../shared/model/import-mapping.ts';
import { AppError } from '../../backend/app-error.ts';
import { type Client, type Command, choiceOption, onlyArgument, textOption, UsageError } from '../command.ts';
import { readJsonPath } from '../read-json.ts';

const KIND_HELP = '  --as KIND          what the file is about: orders (default: guessed), customers or products';

/** Loads files into the client file, which is made when it does not exist. */
export const importCommand: Command = {
  name: 'import',
  summary: 'load CSV or TSV files into a client file (made when missing)',
  usage: 'FILE… --project FILE [--as KIND] [--mapping M.json] [--repeat] [--json]',
  help: `${KIND_HELP}
  --mapping M.json   how to read the columns; default: the mapping saved for files of this shape, else the suggested one
                     ("mapping FILE" prints the suggestion, so that it can be edited)
  --repeat           load a file even though the same bytes were loaded before

With --json: one import summary, or an array of them for several files.`,
  options: { as: { type: 'string' }, mapping: { type: 'string' }, repeat: { type: 'boolean' } },
  run: async ({ client, openProject, finishJob }, files, values) => {
    if (files.length === 0) throw new UsageError('This command needs at least one FILE to import.');
    const kind = choiceOption(values, 'as', importKindSchema.options);
    const mappingPath = textOption(values, 'mapping');
    const given = mappingPath === undefined ? null : readJsonPath(mappingPath, '--mapping', importMappingSchema);
    const missing = files.find((file) => !existsSync(file));
    // A mistyped name must not leave an empty client file behind.
    if (missing !== undefined) throw new AppError('FILE_NOT_FOUND', { file: missing });
    await openProject({ create: true });
    const summaries: ImportSummary[] = [];
    for (const file of files) {
      const source = { path: resolve(file) };
      const mapping = given ?? (await client.imports.preview({ source, kind })).mapping;
      const started = await client.imports.commit({ source, mapping, allowRepeat: values.repeat === true });
      summaries.push(importSummarySchema.parse(await finishJob(started)));
    }
    return { json: summaries.length === 1 ? summaries[0] : summaries, lines: summaries.flatMap(describeImport) };
  },
};

/** Prints the suggested mapping of a file, ready to be edited. */
export const mappingCommand: Command = {
  name: 'mapping',
  summary: 'print how the columns of a file would be read, as JSON to edit',
  usage: 'FILE [--as KIND] [--project FILE]',
  help: `${KIND_HELP}
  --project FILE     take the mapping saved in this client file for files of the same shape`,
  options: { as: { type: 'string' } },
  run: async ({ client, openProject, stagingDir }, positionals, values) => {
    const path = resolve(onlyArgument(positionals, 'one FILE'));
    if (values.project === undefined) await client.projects.create({ name: 'Preview', path: `${stagingDir}/preview.clientele` });
    else await openProject();
    const mapping = await suggestMapping(client, path, choiceOption(values, 'as', importKindSchema.options));
    return { json: mapping, lines: [JSON.stringify(mapping, null, 2)] };
  },
};

async function suggestMapping(client: Client, path: string, kind: ImportMapping['kind'] | undefined): Promise<ImportMapping> {
  return (await client.imports.preview({ source: { path }, kind })).mapping;
}

/** Control totals of an import in a few lines. */
export function describeImport({ id, fileName, ledger, newCustomers, newProducts, newOrders }: ImportSummary): string[] {
  const rows = `${ledger.read} rows = ${ledger.loaded} loaded + ${ledger.filtered} filtered + ${ledger.rejected} rejected`;
  return [
    `Import ${id}: ${fileName}`,
    `  ${rows}; amount ${ledger.amount}`,
    `  ${newCustomers} new customers, ${newProducts} new products, ${newOrders} new orders${ledger.anonymous > 0 ? `, ${ledger.anonymous} anonymous rows` : ''}`,
  ];
}

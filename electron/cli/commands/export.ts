import { resolve } from 'node:path';
import { artifactSchema } from '../../../shared/contract/segments.ts';
import { type Command, onlyArgument, requiredOption, textOption } from '../command.ts';
import { chooseFormat } from '../table-format.ts';
import { readViewContext, VIEW_HELP, VIEW_OPTIONS } from '../view-options.ts';
import { PARAMS_HELP, readParams } from './analyse.ts';

/** Writes the tables of an analysis to a file. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'write the tables of an analysis to CSV or XLSX ("segment export" writes customers)',
  usage: 'ID --out FILE --project FILE [--block B] [--params JSON] [--period A..B] [--format F] [--locale L] [--json]',
  help: `  --out FILE         .csv or .xlsx
  --block B          one table only, by its id
  --format F         csv, excelCsv or xlsx; default: by the name of FILE
  --locale L         language of titles and headers (default en)
${PARAMS_HELP}
${VIEW_HELP}`,
  options: {
    ...VIEW_OPTIONS,
    params: { type: 'string' },
    block: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
    locale: { type: 'string' },
  },
  run: async ({ client, openProject, finishJob, saveArtifact }, positionals, values) => {
    const id = onlyArgument(positionals, 'the ID of an analysis');
    const out = requiredOption(values, 'out');
    const request = {
      id,
      params: readParams(textOption(values, 'params')),
      context: readViewContext(values),
      block: textOption(values, 'block'),
      format: chooseFormat(values, out),
      locale: textOption(values, 'locale') ?? 'en',
    };
    await openProject();
    const artifact = artifactSchema.parse(await finishJob(await client.analyses.export(request)));
    await saveArtifact(artifact.artifactId, out);
    return { json: { ...artifact, path: resolve(out) }, lines: [`${resolve(out)} (${artifact.bytes} bytes)`] };
  },
};

import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { setCheckSchema, setResultSchema } from '../../../shared/contract/import-sets.ts';
import { type Check, checkSchema, type ImportMode, type ImportSummary, importSummarySchema } from '../../../shared/contract/imports.ts';
import { AppError } from '../../backend/app-error.ts';
import { type Command, type CommandContext, type CommandResult, UsageError } from '../command.ts';
import { describeFailure } from '../error-sentence.ts';
import { EXIT } from '../exit-codes.ts';
import {
  type ChosenMapping,
  chooseMapping,
  chooseMode,
  MAPPING_HELP,
  MAPPING_OPTIONS,
  openTemplate,
  readMappingChoice,
} from '../mapping/choose-mapping.ts';
import { describeCheck, describeImport, describeRejects } from '../mapping/describe-import.ts';

/** Loads files into the client file, which is made when it does not exist. */
export const importCommand: Command = {
  name: 'import',
  summary: 'load files into a client file (made when missing)',
  usage: 'FILE… --project FILE [--as KIND] [--template T] [--mode MODE] [--sheet NAME] [--set] [--check] [--strict] [--repeat] [--json]',
  help: `${MAPPING_HELP}
  --mode MODE          rows that are known already: add (left as they are), update (default), replace (the period of the file)
  --set                bring all files in as one: either all are in the client file afterwards or none
  --check              load nothing; tell the totals, what would change and which rows would be refused
  --strict             load nothing when a row would be refused (exit code 3)
  --repeat             load a file even though the same bytes were loaded before

Without --template, --mapping and --preset a file is read by the template its columns belong to, else as the export it is
recognised as, else by what its columns are called and hold. Of several files those that are no table of the customer model are
left out, which is said on standard error.
With --json: one import summary (with --check one check), or an array of them for several files.`,
  options: {
    ...MAPPING_OPTIONS,
    mode: { type: 'string' },
    set: { type: 'boolean' },
    check: { type: 'boolean' },
    strict: { type: 'boolean' },
    repeat: { type: 'boolean' },
  },
  run: async (context, files, values) => {
    if (files.length === 0) throw new UsageError('This command needs at least one FILE to import.');
    const choice = readMappingChoice(values);
    chooseMode(values, null);
    const missing = files.find((file) => !existsSync(file));
    // A mistyped name must not leave an empty client file behind.
    if (missing !== undefined) throw new AppError('FILE_NOT_FOUND', { file: missing });
    await context.openProject({ create: true });
    const template = await openTemplate(context.client, choice);
    const batch = { mode: chooseMode(values, template), allowRepeat: values.repeat === true };
    const groups = values.set === true ? [files] : files.map((file) => [file]);
    const results: CommandResult[] = [];
    for (const group of groups) {
      const result = await runFiles(group).catch((error) => {
        // What came in before stays in, and is told.
        if (results.length === 0) throw error;
        const { sentence, exitCode } = describeFailure(error);
        process.stderr.write(`${group.map((file) => basename(file)).join(', ')}: ${sentence}\n`);
        return { json: [], lines: [], exitCode };
      });
      results.push(result);
      if (result.exitCode !== undefined) break;
    }
    const documents = results.flatMap(({ json }) => json as unknown[]);
    const exitCode = results.at(-1)?.exitCode;
    return {
      json: documents.length === 1 ? documents[0] : documents,
      lines: results.flatMap(({ lines }) => lines),
      ...(exitCode === undefined ? {} : { exitCode }),
    };

    async function runFiles(group: readonly string[]): Promise<CommandResult> {
      const looked: ChosenMapping[] = [];
      for (const file of group) looked.push(await chooseMapping(context.client, file, choice, template));
      const chosen = files.length === 1 ? looked : looked.filter(({ isStrange }) => !isStrange);
      for (const { path, isStrange } of looked)
        if (isStrange && files.length > 1) process.stderr.write(`${basename(path)} is left out: it is no table of the customer model.\n`);
      if (chosen.length === 0) return { json: [], lines: [] };
      return await runGroup(context, chosen, { ...batch, checksOnly: values.check === true, isStrict: values.strict === true });
    }
  },
};

interface Batch {
  readonly mode: ImportMode;
  readonly allowRepeat: boolean;
  readonly checksOnly: boolean;
  readonly isStrict: boolean;
}

async function runGroup(context: CommandContext, chosen: readonly ChosenMapping[], batch: Batch): Promise<CommandResult> {
  const notes = chosen.map(({ notes: own }) => own.map((note) => `  ${note}`));
  if (batch.checksOnly || batch.isStrict) {
    const checks = await checkFiles(context, chosen, batch);
    const isRefused = batch.isStrict && checks.some(({ ledger }) => ledger.rejected > 0);
    if (batch.checksOnly || isRefused) {
      const lines = checks.flatMap((check, at) => [...describeCheck(basename(chosen[at]?.path ?? ''), check), ...(notes[at] ?? [])]);
      return isRefused ? { json: checks, lines: [...lines, 'Nothing was loaded.'], exitCode: EXIT.badInput } : { json: checks, lines };
    }
  }
  const summaries = await commitFiles(context, chosen, batch);
  const lines: string[] = [];
  for (const [at, summary] of summaries.entries())
    lines.push(...describeImport(summary), ...(notes[at] ?? []), ...(await readRejects(context, summary)));
  return { json: summaries, lines };
}

async function checkFiles({ client, finishJob }: CommandContext, chosen: readonly ChosenMapping[], { mode }: Batch): Promise<Check[]> {
  const [only] = chosen;
  if (chosen.length === 1 && only !== undefined) {
    return [checkSchema.parse(await finishJob(await client.imports.check({ source: { path: only.path }, mapping: only.mapping, mode })))];
  }
  return setCheckSchema.parse(await finishJob(await client.importSets.check({ files: toSetFiles(chosen), mode }))).files;
}

async function commitFiles(
  { client, finishJob }: CommandContext,
  chosen: readonly ChosenMapping[],
  { mode, allowRepeat }: Batch,
): Promise<ImportSummary[]> {
  const [only] = chosen;
  if (chosen.length === 1 && only !== undefined) {
    const started = await client.imports.commit({ source: { path: only.path }, mapping: only.mapping, mode, allowRepeat });
    return [importSummarySchema.parse(await finishJob(started))];
  }
  return setResultSchema.parse(await finishJob(await client.importSets.commit({ files: toSetFiles(chosen), mode, allowRepeat })));
}

function toSetFiles(chosen: readonly ChosenMapping[]) {
  return chosen.map(({ path, mapping }) => ({ source: { path }, mapping }));
}

async function readRejects({ client }: CommandContext, { id, ledger }: ImportSummary): Promise<string[]> {
  if (ledger.rejected === 0) return [];
  const { rows } = await client.imports.rejected({ id, offset: 0, limit: 20 });
  return describeRejects(rows, ledger.rejected);
}

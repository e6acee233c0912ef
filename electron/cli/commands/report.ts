import { resolve } from 'node:path';
import { DEPTHS } from '../../../shared/analyses/blocks.ts';
import { artifactSchema } from '../../../shared/contract/segments.ts';
import { LOCALES } from '../../../shared/contract/settings.ts';
import { type Command, choiceOption, requiredOption, textOption, UsageError } from '../command.ts';
import { readViewContext, VIEW_HELP, VIEW_OPTIONS } from '../view-options.ts';

/** Prints a report to PDF. */
export const reportCommand: Command = {
  name: 'report',
  summary: 'print a report to PDF',
  usage: '--template T --out R.pdf --project FILE [--locale en|fa] [--period A..B] [--paper A4|Letter] [--depth D] [--json]',
  help: `  --template T       overview, value or retention ("call reports.templates" tells their chapters)
  --out R.pdf        where to write it
  --locale L         en (default) or fa: right to left, Persian digits, Jalali dates
  --paper P          A4 (default) or Letter
  --depth D          owner, analyst (default) or statistician: how far the chapters go
  --title T          title on the cover
  --prepared-by P    printed on the cover
${VIEW_HELP}`,
  options: {
    ...VIEW_OPTIONS,
    template: { type: 'string' },
    out: { type: 'string' },
    locale: { type: 'string' },
    paper: { type: 'string' },
    depth: { type: 'string' },
    title: { type: 'string' },
    'prepared-by': { type: 'string' },
  },
  run: async ({ client, openProject, finishJob, saveArtifact }, positionals, values) => {
    if (positionals.length > 0) throw new UsageError(`This command takes options only, so "${positionals[0]}" is too much.`);
    const out = requiredOption(values, 'out');
    const locale = choiceOption(values, 'locale', LOCALES) ?? 'en';
    const context = readViewContext(values);
    const request = {
      template: requiredOption(values, 'template'),
      locale,
      context: values.calendar === undefined && locale === 'fa' ? { ...context, calendar: 'jalali' as const } : context,
      paper: choiceOption(values, 'paper', ['A4', 'Letter']) ?? 'A4',
      depth: choiceOption(values, 'depth', DEPTHS) ?? 'analyst',
      title: textOption(values, 'title') ?? '',
      preparedBy: textOption(values, 'prepared-by') ?? '',
    };
    await openProject();
    const artifact = artifactSchema.parse(await finishJob(await client.reports.pdf(request)));
    await saveArtifact(artifact.artifactId, out);
    return { json: { ...artifact, path: resolve(out) }, lines: [`${resolve(out)} (${artifact.bytes} bytes)`] };
  },
};

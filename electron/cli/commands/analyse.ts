import { z } from 'zod';
import { ANALYSES } from '../../../shared/analyses/registry.ts';
import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import { createTranslator } from '../../../shared/messages/translator.ts';
import { type Client, type Command, choiceOption, onlyArgument, textOption } from '../command.ts';
import { readJsonOption } from '../read-json.ts';
import { toTextTable } from '../text-table.ts';
import { readViewContext, VIEW_HELP, VIEW_OPTIONS } from '../view-options.ts';

const MAX_TEXT_ROWS = 40;

/** Option of every command that runs an analysis. */
export const PARAMS_HELP = '  --params JSON      parameters of the analysis (JSON or @FILE); what is absent keeps its default';

/** Runs an analysis and shows its tables. */
export const analyseCommand: Command = {
  name: 'analyse',
  summary: 'run an analysis; without an ID, list them',
  usage: '[ID] --project FILE [--params JSON] [--period A..B] [--filter JSON] [--format text|json] [--json]',
  help: `${PARAMS_HELP}
${VIEW_HELP}
  --format F         text (default) or json; use "export" for CSV and XLSX

Analyses: ${ANALYSES.map(({ id }) => id).join(', ')}`,
  options: { ...VIEW_OPTIONS, params: { type: 'string' }, format: { type: 'string' } },
  run: async ({ client, openProject }, positionals, values) => {
    if (positionals.length === 0) return await listAnalyses(client, openProject);
    const id = onlyArgument(positionals, 'the ID of an analysis');
    const context = readViewContext(values);
    const params = readParams(textOption(values, 'params'));
    const isJson = choiceOption(values, 'format', ['text', 'json']) === 'json';
    await openProject();
    const result = await client.analyses.run({ id, params, context });
    return { json: result, lines: isJson ? [JSON.stringify(result)] : await toLines(result) };
  },
};

/** Parameters given as JSON. */
export function readParams(text: string | undefined): Record<string, unknown> {
  return text === undefined ? {} : readJsonOption(text, '--params', z.record(z.string(), z.unknown()));
}

async function listAnalyses(client: Client, openProject: () => Promise<unknown>) {
  await openProject();
  const offers = await client.analyses.list();
  const translator = createTranslator('en');
  const rows = offers.map(({ id, missing }) => [
    id,
    translator.text(`analyses.${id}.title`),
    missing.length === 0
      ? 'ready'
      : `needs ${missing.map((need) => [need, ...(need.alternatives ?? [])].map(({ relation, column }) => `${relation}.${column}`).join(' or ')).join(', ')}`,
  ]);
  return { json: offers, lines: toTextTable(['id', 'title', 'state'], rows) };
}

async function toLines(result: AnalysisResult): Promise<string[]> {
  const [{ blockTables }, { exportWords }] = await Promise.all([
    import('../../backend/exports/block-tables.ts'),
    import('../../backend/exports/write-tables.ts'),
  ]);
  const words = exportWords('en', { calendar: result.context.calendar, currency: result.meta.currency });
  const lines: string[] = [];
  for (const table of blockTables(result.blocks, words)) {
    const rows: string[][] = [];
    for await (const row of table.rows) rows.push(row.map(({ value, format }) => words.formatter.value(value, format)));
    const header = table.columns.map((column) => column.header);
    lines.push(table.title, ...toTextTable(header, rows.slice(0, MAX_TEXT_ROWS)));
    if (rows.length > MAX_TEXT_ROWS) lines.push(`… ${rows.length - MAX_TEXT_ROWS} more rows (see "export" or --json)`);
    lines.push('');
  }
  return [...lines, `${result.meta.lines} order lines, fingerprint ${result.meta.fingerprint}`];
}

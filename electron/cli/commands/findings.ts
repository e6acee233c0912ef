import type { FindingAnswer, FindingsAnswer } from '../../../shared/contract/findings.ts';
import { createFormatter, type Formatter } from '../../../shared/format/formatter.ts';
import { createTranslator, type Translator } from '../../../shared/messages/translator.ts';
import { type Command, UsageError } from '../command.ts';
import { toTextTable } from '../text-table.ts';
import { readViewContext, VIEW_HELP, VIEW_OPTIONS } from '../view-options.ts';

/** What stands out, over all analyses. */
export const findingsCommand: Command = {
  name: 'findings',
  summary: 'what stands out in all analyses, with tests and error rate',
  usage: '--project FILE [--all] [--period A..B] [--filter JSON] [--json]',
  help: `${VIEW_HELP}
  --all              also the comparisons that may be chance`,
  options: { ...VIEW_OPTIONS, all: { type: 'boolean' } },
  run: async ({ client, openProject }, positionals, values) => {
    if (positionals.length > 0) throw new UsageError(`This command takes no argument, so "${positionals[0]}" is too much.`);
    const context = readViewContext(values);
    const { currency } = await openProject();
    const answer = await client.findings.list({ context });
    const words = {
      translator: createTranslator('en'),
      formatter: createFormatter({ locale: 'en', calendar: context.calendar, currency, latinDigits: true }),
    };
    return { json: answer, lines: toLines(answer, values.all === true, words) };
  },
};

interface Words {
  readonly translator: Translator;
  readonly formatter: Formatter;
}

function toLines({ findings, open, quiet, tested, level, failed }: FindingsAnswer, withOpen: boolean, words: Words): string[] {
  const { translator, formatter } = words;
  const say = (block: FindingAnswer['block']): string => translator.message(block.claim, formatter);
  const shown = withOpen ? [...findings, ...open] : findings;
  const rows = shown.map(({ analysis, standing, money, block }) => [
    translator.t(`findings.standing.${standing}`),
    money === null ? '' : formatter.value(money.toFixed(0), { kind: 'money' }),
    block.evidence?.q === undefined ? '' : formatter.value(block.evidence.q, { kind: 'number', digits: 4 }),
    analysis,
    say(block),
  ]);
  return [
    ...(quiet === null ? [] : [say(quiet), ...(quiet.action === undefined ? [] : [translator.message(quiet.action, formatter)]), '']),
    ...(rows.length === 0 ? [] : [...toTextTable(['standing', 'money a year', 'q', 'analysis', 'finding'], rows), '']),
    translator.t('findings.rule', { count: tested, level: formatter.value(level, { kind: 'percent', digits: 0 }) }),
    ...failed.map(({ analysis, code }) => `${analysis} could not be looked at: ${code}`),
  ];
}

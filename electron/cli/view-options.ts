import { type ViewContext, viewContextSchema } from '../../shared/contract/analyses.ts';
import { parseIsoDay } from '../../shared/model/day.ts';
import { calendarSchema } from '../../shared/model/period.ts';
import { segmentRuleSchema } from '../../shared/segments/schema.ts';
import { choiceOption, type OptionValues, textOption, UsageError } from './command.ts';
import { readJsonOption } from './read-json.ts';

/** Options of every command that looks at data under a period and a filter. */
export const VIEW_OPTIONS = {
  period: { type: 'string' },
  filter: { type: 'string' },
  calendar: { type: 'string' },
} as const;

export const VIEW_HELP = `  --period A..B      days from A to B, both included, as YYYY-MM-DD
  --filter JSON      only customers that a segment rule selects (JSON or @FILE)
  --calendar C       gregorian (default) or jalali: how months and weeks are counted`;

/** The shared context those options describe. */
export function readViewContext(values: OptionValues): ViewContext {
  const filter = textOption(values, 'filter');
  const period = textOption(values, 'period');
  return viewContextSchema.parse({
    period: period === undefined ? null : parsePeriod(period),
    filter: filter === undefined ? null : readJsonOption(filter, '--filter', segmentRuleSchema),
    calendar: choiceOption(values, 'calendar', calendarSchema.options) ?? 'gregorian',
  });
}

/** "2024-01-01..2024-12-31" as epoch days. */
function parsePeriod(text: string): { fromDay: number; toDay: number } {
  const [from = '', to = '', ...rest] = text.split('..');
  try {
    if (rest.length > 0) throw new RangeError('too many parts');
    const period = { fromDay: parseIsoDay(from), toDay: parseIsoDay(to) };
    if (period.fromDay > period.toDay) throw new RangeError('ends before it begins');
    return period;
  } catch {
    throw new UsageError(`--period takes two days in order such as 2024-01-01..2024-12-31, not "${text}".`);
  }
}

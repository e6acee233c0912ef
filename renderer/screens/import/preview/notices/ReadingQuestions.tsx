import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Preview } from '../../../../../shared/contract/imports.ts';
import type { ColumnReading } from '../../../../../shared/model/import-mapping.ts';
import { useWords, type Words } from '../../../../state/words.ts';
import { columnName } from '../../reading/column-name.ts';
import { dateQuestion } from '../../reading/date-question.ts';
import { type Need, withReading } from '../../reading/mapping-edits.ts';
import { numberQuestion } from '../../reading/number-question.ts';
import { readingKey, readingLabel } from '../../reading/readings.ts';
import { contradictionsOf, evidenceOf } from '../../reading/weigh.ts';
import type { BatchReading } from '../../session/batch-reading.ts';
import { Notice } from './Notice.tsx';

/** Dates and figures that can be two things, asked plainly: the same value as the days or amounts it would be. */
export function ReadingQuestions({ reading: { preview, survey, drafted, needs, edit } }: { readonly reading: BatchReading }) {
  const words = useWords();
  const { t } = words;
  return needs.map((need) => {
    if (need.need !== 'choice') return null;
    const evidence = evidenceOf(preview, need.index, need.options[0] ?? { kind: 'text' }, survey);
    const choose = (option: ColumnReading) => edit((edits) => withReading(edits, drafted.idOf(need.index), option));
    const { title, answers } = ask(preview, need, words);
    return (
      <Notice key={need.index} icon="help" tone="caution">
        <Box component="span" id={`question-${need.index}`}>
          <strong>{title}</strong>
        </Box>
        <Box role="group" aria-labelledby={`question-${need.index}`} sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
          {need.options.map((option) => {
            const label = readingLabel(option, words);
            const answer = answers.get(readingKey(option));
            const against = contradictionsOf(evidence, option)?.contradicts ?? 0;
            const fit = against === 0 ? t('imports.dates.fitsAll') : t('imports.dates.against', { count: against });
            return (
              <Button key={readingKey(option)} variant="outlined" title={label} onClick={() => choose(option)}>
                {answer?.shown ?? label}
                <Typography component="span" variant="caption" color="textSecondary" sx={{ marginInlineStart: 2 }}>
                  {answer?.hint === undefined ? fit : `${answer.hint} · ${fit}`}
                </Typography>
              </Button>
            );
          })}
        </Box>
        <Typography variant="caption" color="textSecondary">
          {t('imports.dates.why')}
        </Typography>
      </Notice>
    );
  });
}

interface Question {
  readonly title: string;
  /** By reading: what the value would be, and what that says about its marks. */
  readonly answers: ReadonlyMap<string, { readonly shown: string; readonly hint?: string }>;
}

function ask(preview: Preview, need: Extract<Need, { need: 'choice' }>, words: Words): Question {
  const { t, formatter } = words;
  const header = columnName(need, words);
  if (need.options[0]?.kind === 'number') {
    const question = numberQuestion(preview, need.index, need.options);
    const answers = (question?.amounts ?? []).map(({ reading, amount }) => {
      const hint = t(amount.includes('.') ? 'imports.numbers.decimals' : 'imports.numbers.thousands');
      return [readingKey(reading), { shown: formatter.exact(amount, { kind: 'number', digits: 0 }), hint }] as const;
    });
    const title = question === null ? t('imports.numbers.askPlain', { header }) : t('imports.numbers.ask', { header, value: question.value });
    return { title, answers: new Map(answers) };
  }
  const question = dateQuestion(preview, need.index, need.options);
  const answers = (question?.days ?? []).map(({ reading, day }) => [readingKey(reading), { shown: formatter.day(day) }] as const);
  const title = question === null ? t('imports.dates.askPlain', { header }) : t('imports.dates.ask', { header, value: question.value });
  return { title, answers: new Map(answers) };
}

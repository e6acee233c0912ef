import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ColumnReading } from '../../../../../shared/model/import-mapping.ts';
import { useWords } from '../../../../state/words.ts';
import { columnName } from '../../reading/column-name.ts';
import { dateQuestion } from '../../reading/date-question.ts';
import { withReading } from '../../reading/mapping-edits.ts';
import { readingKey, readingLabel } from '../../reading/readings.ts';
import { contradictionsOf, evidenceOf } from '../../reading/weigh.ts';
import type { BatchReading } from '../../session/batch-reading.ts';
import { Notice } from './Notice.tsx';

/** Dates that can be two things, asked plainly: the same value as the days it would be. */
export function DateQuestions({ reading: { preview, survey, drafted, needs, edit } }: { readonly reading: BatchReading }) {
  const words = useWords();
  const { t, formatter } = words;
  return needs.map((need) => {
    if (need.need !== 'choice') return null;
    const question = dateQuestion(preview, need.index, need.options);
    const evidence = evidenceOf(preview, need.index, need.options[0] ?? { kind: 'text' }, survey);
    const choose = (option: ColumnReading) => edit((edits) => withReading(edits, drafted.idOf(need.index), option));
    const name = columnName(need, words);
    return (
      <Notice key={need.index} icon="help" tone="caution">
        <Box component="span" id={`date-${need.index}`}>
          <strong>
            {question === null ? t('imports.dates.askPlain', { header: name }) : t('imports.dates.ask', { header: name, value: question.value })}
          </strong>
        </Box>
        <Box role="group" aria-labelledby={`date-${need.index}`} sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
          {need.options.map((option) => {
            const day = question?.days.find(({ reading }) => readingKey(reading) === readingKey(option))?.day;
            const label = readingLabel(option, words);
            const against = contradictionsOf(evidence, option)?.contradicts ?? 0;
            return (
              <Button key={readingKey(option)} variant="outlined" title={label} onClick={() => choose(option)}>
                {day === undefined ? label : formatter.day(day)}
                <Typography component="span" variant="caption" color="textSecondary" sx={{ marginInlineStart: 2 }}>
                  {against === 0 ? t('imports.dates.fitsAll') : t('imports.dates.against', { count: against })}
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

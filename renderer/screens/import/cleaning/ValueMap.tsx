import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import InputBase from '@mui/material/InputBase';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { CleaningStep } from '../../../../shared/model/cleaning-step.ts';
import { useWords } from '../../../state/words.ts';
import type { BatchReading } from '../session/batch-reading.ts';
import { distinctValues } from './new-step.ts';
import { useValuesBefore } from './use-values-before.ts';

type MapValues = Extract<CleaningStep, { step: 'mapValues' }>;

const AT_ONCE = 12;

export interface ValueMapProps {
  /** Of the draft. */
  readonly id: number;
  readonly step: MapValues;
  readonly reading: BatchReading;
  readonly onStep: (step: MapValues) => void;
}

/** The values of a column, as the steps before leave them, with what each becomes; a value left as it is takes no part. */
export function ValueMap({ id, step, reading, onStep }: ValueMapProps) {
  const { t, formatter } = useWords();
  const [limit, setLimit] = useState(AT_ONCE);
  const seen = distinctValues(useValuesBefore(reading, id, step.column));
  const mapped = new Map(step.values.map(({ from, to }) => [from, to]));
  const rows = [
    ...seen,
    ...step.values.filter(({ from }) => !seen.some(({ value }) => value === from)).map(({ from }) => ({ value: from, count: 0 })),
  ];
  const set = (from: string, to: string) => {
    const next = new Map(mapped).set(from, to);
    const values = [...next].filter(([value, becomes]) => value !== becomes).map(([value, becomes]) => ({ from: value, to: becomes }));
    onStep({ ...step, values: values.length === 0 ? [{ from, to: from }] : values });
  };
  return (
    <Box sx={{ paddingBlockStart: 2 }}>
      <Box
        component="table"
        sx={(theme) => ({
          width: '100%',
          borderSpacing: 0,
          fontSize: '0.75rem',
          '& th, & td': { textAlign: 'start', padding: '2px 4px', borderBlockEnd: `1px solid ${theme.tokens.line}` },
        })}
      >
        <thead>
          <tr>
            <th scope="col">{t('imports.cleaning.value')}</th>
            <th scope="col">{t('imports.cleaning.becomes')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, limit).map(({ value, count }) => (
            <tr key={value}>
              <td>
                <bdi>{value}</bdi>{' '}
                <Typography component="span" variant="caption" color="textSecondary">
                  {count > 0 && formatter.integer(count)}
                </Typography>
              </td>
              <td>
                <InputBase
                  value={mapped.get(value) ?? value}
                  onChange={(event) => set(value, event.target.value)}
                  inputProps={{ 'aria-label': t('imports.cleaning.becomesOf', { value }), dir: 'auto' }}
                  sx={(theme) => ({
                    fontSize: '0.75rem',
                    paddingInline: 1.5,
                    border: `1px solid ${theme.tokens.edge}`,
                    borderRadius: 1,
                    fontWeight: (mapped.get(value) ?? value) === value ? 400 : 700,
                    '&.Mui-focused': { outline: `2px solid ${theme.tokens.accent}` },
                  })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </Box>
      {rows.length > limit && <Button onClick={() => setLimit(limit + 5 * AT_ONCE)}>{t('app.action.more')}</Button>}
    </Box>
  );
}

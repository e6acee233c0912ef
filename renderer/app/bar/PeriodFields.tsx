import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { DayField } from '../../components/DayField.tsx';
import type { Period } from '../../state/view-context.ts';
import { useWords } from '../../state/words.ts';

export interface PeriodFieldsProps {
  readonly period: Period | null;
  readonly lastDay: number;
  readonly onChoose: (period: Period) => void;
}

/** Two days of one's own choice, in the calendar of the window. */
export function PeriodFields({ period, lastDay, onChoose }: PeriodFieldsProps) {
  const { t } = useWords();
  const [fromDay, setFromDay] = useState<number | null>(period?.fromDay ?? lastDay - 29);
  const [toDay, setToDay] = useState<number | null>(period?.toDay ?? lastDay);
  const isRight = fromDay !== null && toDay !== null && fromDay <= toDay;
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <DayField label={t('app.period.from')} day={fromDay} onChange={setFromDay} />
      <DayField label={t('app.period.to')} day={toDay} onChange={setToDay} />
      <Button variant="contained" disabled={!isRight} onClick={() => isRight && onChoose({ fromDay, toDay })}>
        {t('app.period.apply')}
      </Button>
    </Box>
  );
}

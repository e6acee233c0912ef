import Box from '@mui/material/Box';
import { DayField } from '../../../components/DayField.tsx';

export interface WordDayProps {
  readonly label: string;
  /** NaN while nothing readable is typed. */
  readonly day: number;
  readonly onChange: (day: number) => void;
}

/** A day in a sentence. */
export function WordDay({ label, day, onChange }: WordDayProps) {
  return (
    <Box sx={{ width: 160, marginBlock: 0.5 }}>
      <DayField label={label} day={Number.isFinite(day) ? day : null} onChange={(chosen) => onChange(chosen ?? Number.NaN)} />
    </Box>
  );
}

import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useWords } from '../../state/words.ts';
import { NumberField } from './NumberField.tsx';

export interface NumbersFieldProps {
  readonly label: string;
  readonly values: readonly number[];
  readonly count: number;
  readonly onChange: (values: readonly number[]) => boolean;
}

/** A short list of numbers, such as cut-offs between classes. */
export function NumbersField({ label, values, count, onChange }: NumbersFieldProps) {
  const { formatter } = useWords();
  const id = useId();
  return (
    <Box role="group" aria-labelledby={id}>
      <Typography id={id} variant="caption" color="textSecondary">
        {label}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, marginBlockStart: 1 }}>
        {[...Array(count).keys()].map((place) => (
          <NumberField
            key={place}
            label={formatter.integer(place + 1)}
            value={values[place] ?? 0}
            width={84}
            onChange={(value) => onChange(Array.from({ length: count }, (_entry, other) => (other === place ? value : (values[other] ?? 0))))}
          />
        ))}
      </Box>
    </Box>
  );
}

import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import { parseTypedNumber } from '../../components/typed-number.ts';
import { useWords } from '../../state/words.ts';

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly isWhole?: boolean;
  readonly limits?: { readonly min: number; readonly max: number };
  readonly width?: number;
  /** False when the value does not fit. */
  readonly onChange: (value: number) => boolean;
}

/** A number typed in the digits of any of our languages; taken over as soon as it fits, said when it does not. */
export function NumberField({ label, value, isWhole = false, limits, width = 140, onChange }: NumberFieldProps) {
  const { t, formatter } = useWords();
  const [typed, setTyped] = useState(String(value));
  const [fits, setFits] = useState(true);
  useEffect(() => {
    setTyped((before) => (parseTypedNumber(before) === value ? before : String(value)));
    setFits(true);
  }, [value]);
  const take = (next: string) => {
    setTyped(next);
    const number = parseTypedNumber(next);
    const inRange =
      number !== null && (limits === undefined || (number >= limits.min && number <= limits.max)) && (!isWhole || Number.isInteger(number));
    setFits(inRange && onChange(number));
  };
  const hint =
    limits === undefined
      ? t('analyses.screen.doesNotFit')
      : t('analyses.screen.between', { min: formatter.integer(limits.min), max: formatter.integer(limits.max) });
  return (
    <TextField
      size="small"
      label={label}
      value={typed}
      error={!fits}
      helperText={fits ? undefined : hint}
      onChange={(event) => take(event.target.value)}
      slotProps={{ htmlInput: { inputMode: isWhole ? 'numeric' : 'decimal', dir: 'ltr' } }}
      sx={{ width }}
    />
  );
}

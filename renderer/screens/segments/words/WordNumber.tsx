import InputBase from '@mui/material/InputBase';
import { useState } from 'react';
import { parseTypedNumber } from '../../../components/typed-number.ts';
import { useWords } from '../../../state/words.ts';
import { wordStyle } from './word-style.ts';

export interface WordNumberProps {
  readonly label: string;
  /** NaN while nothing readable is typed. */
  readonly value: number;
  readonly isWrong: boolean;
  readonly onChange: (value: number) => void;
}

/** A number in a sentence, typed in any digits. */
export function WordNumber({ label, value, isWrong, onChange }: WordNumberProps) {
  const { formatter } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const written = Number.isFinite(value) ? formatter.value(value, { kind: 'quantity' }) : '';
  const isStillTyped = typed !== null && Object.is(parseTypedNumber(typed) ?? Number.NaN, value);
  const text = isStillTyped ? typed : written;
  return (
    <InputBase
      value={text}
      error={isWrong}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(parseTypedNumber(event.target.value) ?? Number.NaN);
      }}
      onBlur={() => setTyped(null)}
      inputProps={{ 'aria-label': label, 'aria-invalid': isWrong, inputMode: 'decimal', dir: 'ltr' }}
      style={{ width: `${Math.max(3, text.length + 1.5)}ch` }}
      sx={(theme) => ({
        ...wordStyle(theme),
        fontVariantNumeric: 'tabular-nums',
        '& input': { ...wordStyle(theme)['& input'], textAlign: 'center' },
        ...(isWrong ? { borderBlockEndColor: theme.tokens.bad } : {}),
      })}
    />
  );
}

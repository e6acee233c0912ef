import InputBase from '@mui/material/InputBase';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { WordCaret } from './WordCaret.tsx';
import { wordStyle } from './word-style.ts';

export interface WordOption<Value extends string> {
  readonly value: Value;
  /** In the list. */
  readonly label: string;
  /** In the sentence, where that differs. */
  readonly shown?: string;
}

export interface WordSelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly WordOption<Value>[];
  readonly onChange: (value: Value) => void;
}

/** A word of a sentence that is one out of several. */
export function WordSelect<Value extends string>({ label, value, options, onChange }: WordSelectProps<Value>) {
  const chosen = options.find((option) => option.value === value);
  const shown = chosen?.shown ?? chosen?.label ?? value;
  return (
    <Select
      value={value}
      onChange={(event) => onChange(event.target.value as Value)}
      renderValue={() => <bdi>{shown}</bdi>}
      input={<InputBase />}
      IconComponent={WordCaret}
      SelectDisplayProps={{ 'aria-label': `${label}: ${shown}` }}
      sx={(theme) => ({
        ...wordStyle(theme),
        '& .MuiSelect-select.MuiInputBase-input': { padding: '2px 4px', paddingInlineEnd: '22px', minHeight: 0, lineHeight: 1.6 },
        '& .MuiSelect-icon': { color: theme.tokens.accent },
      })}
    >
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          <bdi>{option.label}</bdi>
        </MenuItem>
      ))}
    </Select>
  );
}

import FormControl from '@mui/material/FormControl';
import InputLabel from '@mui/material/InputLabel';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useId } from 'react';

export interface LabelledSelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly minWidth?: number;
}

/** One value out of several. */
export function LabelledSelect<Value extends string>({ label, value, options, onChange, minWidth = 120 }: LabelledSelectProps<Value>) {
  const id = useId();
  return (
    <FormControl sx={{ minWidth: `min(${minWidth}px, 100%)`, maxWidth: '100%' }}>
      <InputLabel id={id}>{label}</InputLabel>
      <Select
        labelId={id}
        label={label}
        value={value}
        onChange={(event) => onChange(event.target.value as Value)}
        // Twice the class: the kit's own rule cuts the text off.
        sx={{ '& .MuiSelect-select.MuiSelect-select': { whiteSpace: 'normal', overflowWrap: 'anywhere' } }}
      >
        {options.map((option) => (
          <MenuItem key={option.value} value={option.value} sx={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
            {option.label}
          </MenuItem>
        ))}
      </Select>
    </FormControl>
  );
}

import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useId } from 'react';
import { SettingRow } from './SettingRow.tsx';

export interface ChoiceRowProps<Value extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

/** A setting with a few values, all in sight. */
export function ChoiceRow<Value extends string>({ label, hint, value, options, onChange }: ChoiceRowProps<Value>) {
  const id = useId();
  return (
    <SettingRow label={label} labelId={id} {...(hint === undefined ? {} : { hint })}>
      <ToggleButtonGroup
        exclusive
        aria-labelledby={id}
        value={value}
        onChange={(_event, chosen: Value | null) => {
          if (chosen !== null) onChange(chosen);
        }}
      >
        {options.map((option) => (
          <ToggleButton key={option.value} value={option.value} lang={option.value === 'fa' || option.value === 'en' ? option.value : undefined}>
            {option.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </SettingRow>
  );
}

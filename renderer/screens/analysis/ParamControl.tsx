import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import type { ParamField } from '../../../shared/analyses/define.ts';
import { DayField } from '../../components/DayField.tsx';
import { LabelledSelect } from '../../components/LabelledSelect.tsx';
import { useWords } from '../../state/words.ts';
import { AmountField } from './AmountField.tsx';
import { NumberField } from './NumberField.tsx';
import { NumbersField } from './NumbersField.tsx';

export interface ParamControlProps {
  readonly analysis: string;
  readonly field: ParamField;
  readonly value: unknown;
  /** Width of a typed number in pixels; the usual one when left out. */
  readonly width?: number;
  /** False when the value does not fit the analysis. */
  readonly onChange: (value: unknown) => boolean;
}

/** One setting, in the control its field asks for. */
export function ParamControl({ analysis, field, value, width, onChange }: ParamControlProps) {
  const { text } = useWords();
  const wide = width === undefined ? {} : { width };
  const label = text(`analyses.${analysis}.params.${field.name}`);
  switch (field.control) {
    case 'choice':
      return (
        <LabelledSelect
          label={label}
          value={String(value)}
          options={field.options.map((option) => ({ value: option, label: text(`analyses.${analysis}.options.${field.name}.${option}`) }))}
          onChange={onChange}
          minWidth={160}
        />
      );
    case 'switch':
      return <FormControlLabel label={label} control={<Switch checked={value === true} onChange={(event) => onChange(event.target.checked)} />} />;
    case 'day':
      return (
        <Box sx={{ width: 200 }}>
          <DayField label={label} day={typeof value === 'number' ? value : null} onChange={onChange} />
        </Box>
      );
    case 'integer':
      return <NumberField label={label} value={Number(value)} isWhole limits={{ min: field.min, max: field.max }} {...wide} onChange={onChange} />;
    case 'number':
      return <AmountField label={label} field={field} value={Number(value)} {...wide} onChange={onChange} />;
    case 'numbers':
      return <NumbersField label={label} values={Array.isArray(value) ? value.map(Number) : []} count={field.count} onChange={onChange} />;
  }
}

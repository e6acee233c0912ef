import type { ParamField } from '../../../shared/analyses/define.ts';
import { NumberField } from './NumberField.tsx';

export interface AmountFieldProps {
  readonly label: string;
  readonly field: Extract<ParamField, { control: 'number' }>;
  readonly value: number;
  readonly width?: number;
  readonly onChange: (value: number) => boolean;
}

/** A share is typed in percent and kept as a fraction; any other number is kept as typed. */
export function AmountField({ label, field, value, width, onChange }: AmountFieldProps) {
  const scale = field.unit === 'share' ? 100 : 1;
  return (
    <NumberField
      label={field.unit === 'share' ? `${label} (%)` : label}
      value={Number((value * scale).toPrecision(12))}
      limits={{ min: field.min * scale, max: field.max * scale }}
      {...(width === undefined ? {} : { width })}
      onChange={(typed) => onChange(typed / scale)}
    />
  );
}

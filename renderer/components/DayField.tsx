import { AdapterDateFns } from '@mui/x-date-pickers/AdapterDateFns';
import { AdapterDateFnsJalali } from '@mui/x-date-pickers/AdapterDateFnsJalali';
import { DatePicker } from '@mui/x-date-pickers/DatePicker';
import { LocalizationProvider, type LocalizationProviderProps } from '@mui/x-date-pickers/LocalizationProvider';
import { faIR as pickerTextsFa } from '@mui/x-date-pickers/locales';
import type { Locale } from 'date-fns';
import { enGB } from 'date-fns/locale/en-GB';
import { faIR } from 'date-fns-jalali/locale/fa-IR';
import { fromEpochDay, toEpochDay } from '../../shared/model/day.ts';
import { useCalendar, usePreferences } from '../state/preferences.ts';

/** The kit types its texts as possibly undefined; they are all there. */
const PERSIAN_TEXTS = pickerTextsFa.components.MuiLocalizationProvider.defaultProps.localeText as NonNullable<
  LocalizationProviderProps<Locale>['localeText']
>;

export interface DayFieldProps {
  readonly label: string;
  /** Epoch day; null = empty or not a day yet. */
  readonly day: number | null;
  readonly onChange: (day: number | null) => void;
}

/** A day typed or picked, Gregorian or Jalali as the window counts. */
export function DayField({ label, day, onChange }: DayFieldProps) {
  const isJalali = useCalendar() === 'jalali';
  const isPersian = usePreferences((state) => state.locale === 'fa');
  const texts = isPersian ? { localeText: PERSIAN_TEXTS } : {};
  const picker = (
    <DatePicker
      label={label}
      value={day === null ? null : toLocalDate(day)}
      onChange={(date) => onChange(date === null || Number.isNaN(date.getTime()) ? null : fromLocalDate(date))}
      slotProps={{ textField: { size: 'small', fullWidth: true } }}
    />
  );
  return isJalali ? (
    <LocalizationProvider dateAdapter={AdapterDateFnsJalali} adapterLocale={faIR} {...texts}>
      {picker}
    </LocalizationProvider>
  ) : (
    <LocalizationProvider dateAdapter={AdapterDateFns} adapterLocale={enGB} {...texts}>
      {picker}
    </LocalizationProvider>
  );
}

/** The picker works with local dates; noon keeps the day whatever the clock does. */
function toLocalDate(epochDay: number): Date {
  const { year, month, day } = fromEpochDay(epochDay);
  return new Date(year, month - 1, day, 12);
}

function fromLocalDate(date: Date): number {
  return toEpochDay({ year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() });
}

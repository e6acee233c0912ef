import { formatNumberText } from '../number-text.ts';
import { formatSerialDate, formatTime } from '../xlsx/serial-date.ts';

const DURATION = /^(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?$/;
const SECONDS = { day: 86_400, hour: 3600, minute: 60 } as const;

/**
 * Canonical text of a cell by the type and value its tag states; null when its paragraphs are the value. Fractions of a second go, a date at midnight is
 * a day alone, times count hours beyond 24 and may be negative. Some programs write dates as day counts that a style shows as dates.
 */
export function formatStatedValue(attribute: (name: string) => string | null, dateStyles: ReadonlySet<string>): string | null {
  switch (attribute('value-type')) {
    case 'float':
    case 'percentage':
    case 'currency': {
      const value = attribute('value');
      if (value === null) return null;
      const isDay = dateStyles.size > 0 && dateStyles.has(attribute('style-name') ?? '');
      return (isDay ? formatSerialDate(Number(value), false) : null) ?? formatNumberText(value);
    }
    case 'date':
      return formatDate(attribute('date-value'));
    case 'time':
      return formatDuration(attribute('time-value'));
    case 'boolean':
      return attribute('boolean-value');
    default:
      return attribute('string-value');
  }
}

function formatDate(written: string | null): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:[.,]\d+)?Z?)?$/.exec(written ?? '');
  if (match === null) return written;
  const [, day = '', clock = '00:00:00'] = match;
  return clock === '00:00:00' ? day : `${day}T${clock}`;
}

function formatDuration(written: string | null): string | null {
  const match = DURATION.exec(written ?? '');
  if (match === null) return written;
  const [, sign = '', days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
  return `${sign}${formatTime(Number(days) * SECONDS.day + Number(hours) * SECONDS.hour + Number(minutes) * SECONDS.minute + Number(seconds))}`;
}

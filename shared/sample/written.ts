import { toJalaali } from 'jalaali-js';
import { formatIsoDay, fromEpochDay } from '../model/day.ts';
import { formatDecimal } from '../model/decimal.ts';
import type { ShopLocale } from './seasons.ts';

/** "2024-03-05", in Persian "1402/12/15"; "" for no day. */
export function dayText(day: number | null, locale: ShopLocale): string {
  if (day === null) return '';
  if (locale === 'en') return formatIsoDay(day);
  const { year, month, day: dayOfMonth } = fromEpochDay(day);
  const { jy, jm, jd } = toJalaali(year, month, dayOfMonth);
  return `${jy}/${pad(jm)}/${pad(jd)}`;
}

/** "2024-03-05 14:07", in Persian "1402/12/15 14:07". */
export function instantText({ day, minute }: { readonly day: number; readonly minute: number }, locale: ShopLocale): string {
  return `${dayText(day, locale)} ${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

/** Two decimals where there are cents: 12.5 → "12.50". */
export function moneyText(scaled: number): string {
  const text = formatDecimal(scaled);
  const decimals = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
  return decimals === 1 ? `${text}0` : text;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

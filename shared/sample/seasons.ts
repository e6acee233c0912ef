import { toGregorian, toJalaali } from 'jalaali-js';
import { fromEpochDay, toEpochDay } from '../model/day.ts';

export type ShopLocale = 'en' | 'fa';

/** Demand by weekday, Monday first; the Western shop peaks at the weekend, the Persian one on Thursday. */
export const WEEKDAY_DEMAND: Readonly<Record<ShopLocale, readonly number[]>> = {
  en: [0.94, 0.88, 0.9, 0.96, 1.06, 1.2, 1.06],
  fa: [0.95, 0.97, 1.02, 1.3, 0.62, 1.1, 1.04],
};

/** Demand by month of the year of the shop's calendar, without the feasts. */
export const MONTH_DEMAND: Readonly<Record<ShopLocale, readonly number[]>> = {
  en: [0.86, 0.9, 0.98, 1, 1.02, 0.96, 0.86, 0.84, 1, 1.06, 1.12, 1.16],
  fa: [0.84, 1, 1.04, 0.98, 0.92, 0.96, 1.04, 1, 1, 0.98, 1, 1.14],
};

const MONDAY_OFFSET = 3;

/** Relative demand of a day (about 1 on average): weekday × month × feast. */
export function demandOfDay(epochDay: number, locale: ShopLocale): number {
  const weekday = (((epochDay + MONDAY_OFFSET) % 7) + 7) % 7;
  return (WEEKDAY_DEMAND[locale][weekday] ?? 1) * (MONTH_DEMAND[locale][monthOf(epochDay, locale) - 1] ?? 1) * feastFactor(epochDay, locale);
}

/** Days from `epochDay` to the next main feast of the locale: Christmas, or Nowruz. */
export function daysToFeast(epochDay: number, locale: ShopLocale): number {
  const { year, month, day } = fromEpochDay(epochDay);
  if (locale === 'en') {
    const thisYear = toEpochDay({ year, month: 12, day: 25 });
    return (thisYear >= epochDay ? thisYear : toEpochDay({ year: year + 1, month: 12, day: 25 })) - epochDay;
  }
  const { jy } = toJalaali(year, month, day);
  const thisYear = nowruz(jy);
  return (thisYear >= epochDay ? thisYear : nowruz(jy + 1)) - epochDay;
}

/** Shopping swells over the four weeks before the feast and nearly stops during it. */
function feastFactor(epochDay: number, locale: ShopLocale): number {
  const before = daysToFeast(epochDay, locale);
  const quietDays = locale === 'en' ? 3 : 5;
  if (before > 0 && before <= 30) return 1 + 1.15 * (1 - Math.abs(before - 9) / 22) ** 1.2 * (before <= 2 ? 0.6 : 1);
  const since = daysSinceFeast(epochDay, locale);
  return since < quietDays ? 0.35 : since < 14 && locale === 'fa' ? 0.7 : 1;
}

function daysSinceFeast(epochDay: number, locale: ShopLocale): number {
  const { year, month, day } = fromEpochDay(epochDay);
  if (locale === 'en') {
    const thisYear = toEpochDay({ year, month: 12, day: 25 });
    return epochDay - (thisYear <= epochDay ? thisYear : toEpochDay({ year: year - 1, month: 12, day: 25 }));
  }
  return epochDay - nowruz(toJalaali(year, month, day).jy);
}

function monthOf(epochDay: number, locale: ShopLocale): number {
  const { year, month, day } = fromEpochDay(epochDay);
  return locale === 'en' ? month : toJalaali(year, month, day).jm;
}

function nowruz(jalaliYear: number): number {
  const { gy, gm, gd } = toGregorian(jalaliYear, 1, 1);
  return toEpochDay({ year: gy, month: gm, day: gd });
}

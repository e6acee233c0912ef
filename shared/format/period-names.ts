import type { Locale } from '../contract/settings.ts';
import type { Calendar } from '../model/period.ts';

/** Names of months and quarters by language and calendar: the words a formatted day is made of. */

const MONTHS: Readonly<Record<Locale, Readonly<Record<Calendar, readonly string[]>>>> = {
  en: {
    gregorian: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    jalali: ['Farvardin', 'Ordibehesht', 'Khordad', 'Tir', 'Mordad', 'Shahrivar', 'Mehr', 'Aban', 'Azar', 'Dey', 'Bahman', 'Esfand'],
  },
  fa: {
    gregorian: ['ژانویه', 'فوریه', 'مارس', 'آوریل', 'مه', 'ژوئن', 'ژوئیه', 'اوت', 'سپتامبر', 'اکتبر', 'نوامبر', 'دسامبر'],
    jalali: ['فروردین', 'اردیبهشت', 'خرداد', 'تیر', 'مرداد', 'شهریور', 'مهر', 'آبان', 'آذر', 'دی', 'بهمن', 'اسفند'],
  },
};

/** Persian names Jalali quarters by the seasons that they are. */
const PERSIAN_QUARTERS: Readonly<Record<Calendar, readonly string[]>> = {
  gregorian: ['سه‌ماههٔ اول', 'سه‌ماههٔ دوم', 'سه‌ماههٔ سوم', 'سه‌ماههٔ چهارم'],
  jalali: ['بهار', 'تابستان', 'پاییز', 'زمستان'],
};

/** Name of a month, 1–12. */
export function monthName(month: number, calendar: Calendar, locale: Locale): string {
  return MONTHS[locale][calendar][month - 1] ?? '';
}

/** Name of a quarter, 1–4: "Q3", "پاییز". */
export function quarterName(quarter: number, calendar: Calendar, locale: Locale): string {
  return locale === 'fa' ? (PERSIAN_QUARTERS[calendar][quarter - 1] ?? '') : `Q${quarter}`;
}

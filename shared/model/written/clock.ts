import { toLatinFigures } from './digits.ts';

const HALF =
  'a\\.?\\s?m\\.?|p\\.?\\s?m\\.?|ق\\.?\\s?ظ\\.?|ب\\.?\\s?ظ\\.?|قبل[\\s\\u200c]?از[\\s\\u200c]?ظهر|بعد[\\s\\u200c]?از[\\s\\u200c]?ظهر|صبح|عصر|ص|م|дп|пп|öö|ös|上午|下午|午前|午後|오전|오후';
const ZONE =
  '(?:z|utc|gmt|cet|cest|eet|eest|wet|west|bst|msk|est|edt|cst|cdt|mst|mdt|pst|pdt|ist|irst|irdt|jst|kst|hkt|sgt|aest|aedt)?\\s*(?:[+-]\\d{1,2}(?::?\\d{2})?)?(?:\\s*[([].*[)\\]])?';
const TIME = new RegExp(
  `^(?:(${HALF})\\s*)?(\\d{1,2})\\s*[:.h时時点點]\\s*(\\d{2})(?:\\s*[:.m分]\\s*(\\d{2})(?:[.,:]\\d{1,9})?)?\\s*[s秒分]?\\s*(${HALF})?\\s*(?:uhr|h|год|ч)?\\.?\\s*${ZONE}$`,
  'i',
);
/** "2 PM" */
const HOUR_ONLY = new RegExp(`^(\\d{1,2})\\s*(${HALF})$`, 'i');
/** "0826", "082659" */
const COMPACT = /^(\d{2})(\d{2})(\d{2})?$/;
const AFTERNOON = /^(?:p|ب|م|عصر|пп|ös|下|午後|오후)/i;
/** Words between a date and its time. */
const LINK = /^(?:at|um|à|a\s+las|alle|às|о|в|ساعت|saat)\s+/i;
const MARKS = /[\u200e\u200f\u061c]/g;
/** They may stand in many places of a time, and the pattern would try each of them with a share of a long run. */
const BLANKS = /\s+/g;
/** Longer texts are no times. */
const LONGEST = 200;
const DAY_END = 86_400;

/**
 * Seconds since midnight of a time of day: "8:26", "08:26:00.123", "14h05", "2:05 PM" and its like in Persian, Arabic, Russian, Ukrainian, Turkish,
 * Chinese, Japanese and Korean, "0826". A zone behind it is read over: the clock that was written is kept. 24:00 is the end of the day.
 * null when the text is no time.
 */
export function parseClockText(text: string): number | null {
  if (text.length > LONGEST) return null;
  const clean = toLatinFigures(text).replace(MARKS, '').replace(BLANKS, ' ').trim().replace(LINK, '');
  const match = TIME.exec(clean);
  if (match !== null) return toSeconds(match[2] ?? '', match[3] ?? '', match[4] ?? '0', match[1] ?? match[5]);
  const hour = HOUR_ONLY.exec(clean);
  if (hour !== null) return toSeconds(hour[1] ?? '', '0', '0', hour[2]);
  const compact = COMPACT.exec(clean);
  return compact === null ? null : toSeconds(compact[1] ?? '', compact[2] ?? '', compact[3] ?? '0', undefined);
}

function toSeconds(hourText: string, minuteText: string, secondText: string, half: string | undefined): number | null {
  let hour = Number(hourText);
  const minute = Number(minuteText);
  const second = Number(secondText);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (AFTERNOON.test(half) ? 12 : 0);
  }
  if (hour === 24 && minute === 0 && second === 0) return DAY_END;
  return hour > 23 || minute > 59 || second > 59 ? null : hour * 3600 + minute * 60 + second;
}

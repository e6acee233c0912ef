import { describe, expect, test } from 'vitest';
import { type DateReading, parseDateText, parseTimeText } from '../../../../shared/model/written-date.ts';

const reading = (order: DateReading['order'], calendar: DateReading['calendar'] = 'gregorian'): DateReading => ({ kind: 'date', order, calendar });
const YMD = reading('ymd');
const DMY = reading('dmy');
const MDY = reading('mdy');
const JALALI = reading('dmy', 'jalali');
const ALL = [YMD, DMY, MDY, reading('ymd', 'jalali'), JALALI, reading('ymd', 'buddhist'), reading('dmy', 'buddhist')];

function show(text: string, how: DateReading): string {
  const seconds = parseDateText(text, how);
  return typeof seconds === 'string' ? seconds : new Date(seconds * 1000).toISOString().slice(0, 19).replace('T00:00:00', '');
}

describe('months and days of the week as words', () => {
  test.each([
    ['5 March 2024', DMY],
    ['Tuesday, 5 March 2024', DMY],
    ['5th of March 2024', DMY],
    ['05-Mar-24', DMY],
    ['Mar 5, 2024', MDY],
    ['Tue, Mar 5th, 2024', MDY],
    ['2024-Mar-05', YMD],
    ['5. März 2024', DMY],
    ['Di., 5. Mrz. 2024', DMY],
    ['Dienstag, 5. Maerz 2024', DMY],
    ['5 mars 2024', DMY],
    ['mar. 5 mars 2024', DMY],
    ['5 de marzo de 2024', DMY],
    ['martes, 5 de marzo de 2024', DMY],
    ['5 marzo 2024', DMY],
    ['5 de março de 2024', DMY],
    ['5 maart 2024', DMY],
    ['5 marca 2024', DMY],
    ['5 Mart 2024', DMY],
    ['5 Mart 2024 Salı', DMY],
    ['5 марта 2024 г.', DMY],
    ['вт, 5 мар. 2024', DMY],
    ['5 березня 2024 року', DMY],
    ['вівторок, 5 бер 2024', DMY],
    ['۵ مارس ۲۰۲۴', DMY],
    ['5 مارس 2024', DMY],
    ['۱۵ اسفند ۱۴۰۲', JALALI],
    ['سه‌شنبه ۱۵ اسفند ۱۴۰۲', JALALI],
    ['سه شنبه، ۱۵ اسفند ماه ۱۴۰۲', JALALI],
    ['15 Esfand 1402', JALALI],
    ['2024年3月5日', YMD],
    ['2024年3月5日 星期二', YMD],
    ['2024年03月05日（火）', YMD],
    ['2024년 3월 5일', YMD],
    ['2024. 3. 5.', YMD],
    ['05.03.2024 г.', DMY],
    ['2567-03-05', reading('ymd', 'buddhist')],
    ['๐๕/๐๓/๒๕๖๗', reading('dmy', 'buddhist')],
    ['5 March 2567', reading('dmy', 'buddhist')],
  ])('%s', (text, how) => {
    expect(show(text, how)).toBe('2024-03-05');
  });

  test('a word decides the order: no other reading fits', () => {
    expect(ALL.filter((how) => typeof parseDateText('5 March 2024', how) === 'number')).toEqual([DMY]);
    expect(ALL.filter((how) => typeof parseDateText('۱۵ اسفند ۱۴۰۲', how) === 'number')).toEqual([JALALI]);
  });

  test.each([
    ['5 Smarch 2024', DMY],
    ['5 ma 2024', DMY],
    ['31 février 2024', DMY],
    ['Hello 5 March 2024', DMY],
    ['۳۱ مهر ۱۴۰۲', JALALI],
    ['2024 total', YMD],
    ['March', MDY],
  ])('%s is no date', (text, how) => {
    expect(show(text, how)).toBe('notADate');
  });
});

describe('months and quarters alone are their first day', () => {
  test.each([
    ['2024-03', YMD, '2024-03-01'],
    ['202403', YMD, '2024-03-01'],
    ['2024年3月', YMD, '2024-03-01'],
    ['03/2024', DMY, '2024-03-01'],
    ['Mar 2024', DMY, '2024-03-01'],
    ['März 2024', DMY, '2024-03-01'],
    ['март 2024 г.', DMY, '2024-03-01'],
    ['2024 March', YMD, '2024-03-01'],
    ['2024-Q2', YMD, '2024-04-01'],
    ['2024Q4', YMD, '2024-10-01'],
    ['Q1 2024', DMY, '2024-01-01'],
    ['3. Quartal 2024', DMY, '2024-07-01'],
    ['3 кв. 2024', DMY, '2024-07-01'],
    ['۱۴۰۲/۰۵', reading('ymd', 'jalali'), '2023-07-23'],
    ['مرداد ۱۴۰۲', JALALI, '2023-07-23'],
    ['202413', YMD, 'notADate'],
    ['2024-Q5', YMD, 'notADate'],
    ['03/2024', MDY, 'notADate'],
  ])('%s', (text, how, expected) => {
    expect(show(text, how)).toBe(expected);
  });
});

describe('two-digit years', () => {
  test.each([
    ['05/03/24', DMY, '2024-03-05'],
    ['05/03/70', DMY, '1970-03-05'],
    ['24/03/05', YMD, '2024-03-05'],
    ['۰۲/۱۲/۱۵', reading('ymd', 'jalali'), '2024-03-05'],
    ['۹۹/۰۱/۰۱', reading('ymd', 'jalali'), '2020-03-20'],
    ['05/03/67', reading('dmy', 'buddhist'), '2024-03-05'],
  ])('%s', (text, how, expected) => {
    expect(show(text, how)).toBe(expected);
  });
});

describe('clocks behind dates', () => {
  test.each([
    ['2024-03-05T08:26:59.123456+03:30', YMD, '2024-03-05T08:26:59'],
    ['2024-03-05 08:26:59+00', YMD, '2024-03-05T08:26:59'],
    ['2024-03-05 08:26:59 -0500', YMD, '2024-03-05T08:26:59'],
    ['2024-03-05T08:26:59.000+0000', YMD, '2024-03-05T08:26:59'],
    ['2024-03-05T08:26Z', YMD, '2024-03-05T08:26:00'],
    ['2024-03-05T08:26:59[Europe/Berlin]', YMD, '2024-03-05T08:26:59'],
    ['05.03.2024 um 08:26 Uhr', DMY, '2024-03-05T08:26:00'],
    ['05/03/2024 à 8h26', DMY, '2024-03-05T08:26:00'],
    ['05/03/2024 2:05 p. m.', DMY, '2024-03-05T14:05:00'],
    ['۱۴۰۲/۱۲/۱۵ ساعت ۲:۰۵ ب.ظ', reading('ymd', 'jalali'), '2024-03-05T14:05:00'],
    ['۱۴۰۲/۱۲/۱۵ ۲:۰۵ بعدازظهر', reading('ymd', 'jalali'), '2024-03-05T14:05:00'],
    ['۱۴۰۲/۱۲/۱۵ ۸:۰۵ قبل‌ازظهر', reading('ymd', 'jalali'), '2024-03-05T08:05:00'],
    ['2024年3月5日 下午2:05', YMD, '2024-03-05T14:05:00'],
    ['2024/3/5 上午 8:05:09', YMD, '2024-03-05T08:05:09'],
    ['2024年3月5日 14时05分09秒', YMD, '2024-03-05T14:05:09'],
    ['5 марта 2024 г., 8:26', DMY, '2024-03-05T08:26:00'],
    ['Tue Mar 05 2024 08:26:59 GMT+0100 (CET)', MDY, '2024-03-05T08:26:59'],
    ['Tue Mar 05 08:26:59 UTC 2024', MDY, '2024-03-05T08:26:59'],
    ['Tue, 05 Mar 2024 08:26:59 GMT', DMY, '2024-03-05T08:26:59'],
    ['2024-03-05 25:00', YMD, 'notADate'],
    ['2024-03-05 08:60', YMD, 'notADate'],
    ['2024-03-05 late', YMD, 'notADate'],
  ])('%s', (text, how, expected) => {
    expect(show(text, how)).toBe(expected);
  });

  test.each([
    ['0826', 8 * 3600 + 26 * 60],
    ['2 PM', 14 * 3600],
    ['12 am', 0],
    ['۸:۲۶ ق.ظ', 8 * 3600 + 26 * 60],
    ['午後 2:05', 14 * 3600 + 300],
    ['24:00', 86_400],
    ['2460', null],
    ['8', null],
    ['0:00 PM', null],
    ['8:26   PM   (UTC)', 20 * 3600 + 26 * 60],
    [`8:26:00${' '.repeat(180)}x`, null],
    [`8:26${' h'.repeat(90)} (x`, null],
  ])('%s alone', (text, expected) => {
    expect(parseTimeText(text)).toBe(expected);
  });
});

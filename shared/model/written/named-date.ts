import { findMonth, foldName } from './month-names.ts';

/** A date whose month is a word, cut into parts; what follows it is still to be read. */
export interface NamedDate {
  readonly order: 'ymd' | 'dmy' | 'mdy';
  readonly calendar: 'gregorian' | 'jalali';
  /** As written: two digits or four. */
  readonly year: string;
  readonly month: number;
  readonly day: number;
  readonly rest: string;
}

const WORD = "([\\p{L}][\\p{L}\\p{M}\\u200c'’]*)\\.?";
const GAP = '[-\\s./,،]*';
const OF = '(?:(?:de|del|of|do)\\s+)?';
const YEAR = '(\\d{4}|\\d{2})(?:\\s*(?:года|году|год|г|року|рік|р|سال|yılı|roku|年)\\.?(?![\\p{L}]))?';
const END = '(?=$|[T\\s,،])';
const ORDINAL = '(?:st|nd|rd|th|er|ère|º|°|ª|-?го)?\\.?';
const DAY_NAME_YEAR = new RegExp(`^(?:le\\s+)?(\\d{1,2})${ORDINAL}${GAP}${OF}${WORD}${GAP}(?:ماه\\s*)?${OF}'?${YEAR}${END}`, 'iu');
const NAME_DAY_YEAR = new RegExp(`^${WORD}${GAP}(\\d{1,2})(?:st|nd|rd|th)?,?[-\\s./]+(\\d{4}|(?<=-)\\d{2})${END}`, 'iu');
const YEAR_NAME_DAY = new RegExp(`^(\\d{4})${GAP}${WORD}${GAP}(\\d{1,2})${END}`, 'iu');
/** As Unix prints it: "Mar 05 08:26:00 UTC 2024". */
const UNIX = /^(\p{L}{3})\s+(\d{1,2})\s+(\d{1,2}:\d{2}:\d{2})\s+(?:[A-Z+:\d]+\s+)?(\d{4})$/u;
const NAME_YEAR = new RegExp(`^${WORD}${GAP}(?:ماه\\s*)?${OF}(\\d{4})(?:\\s*(?:года|г|року|р)\\.?)?$`, 'iu');
const YEAR_NAME = new RegExp(`^(\\d{4})${GAP}${WORD}$`, 'iu');
const LEADING_WORD = /^(?:(?:یک|دو|سه|چهار|پنج)?[\s\u200c]?شنبه|[\p{L}][\p{L}\p{M}\u200c'’-]*)\.?[,،]?\s+/u;
const TRAILING_WORD = /[\s,،]+([\p{L}][\p{L}\p{M}\u200c'’]*)\.?$/u;
const HAN_WEEKDAY = /[\s(（]*(?:星期|周|週|礼拜)[一二三四五六日天][)）]?|[(（][月火水木金土日][)）]/u;
const WEEKDAYS = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun ' +
    'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so ' +
    'lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim ' +
    'lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom ' +
    'lunedì martedì mercoledì giovedì venerdì sabato domenica gio sab segunda terça quarta quinta sexta ' +
    'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag poniedziałek wtorek środa czwartek piątek sobota niedziela ' +
    'pazartesi salı çarşamba perşembe cuma cumartesi pazar pzt sal çar per cum cmt paz ' +
    'понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс ' +
    "понеділок вівторок середа четвер п'ятниця пятниця субота неділя нд " +
    'شنبه یکشنبه دوشنبه سهشنبه چهارشنبه پنجشنبه جمعه ' +
    'الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد'
  )
    .split(' ')
    .map(foldName),
);

/** A written date without the day of the week before or behind it; null when there is none. */
export function stripWeekday(text: string): string | null {
  if (HAN_WEEKDAY.test(text)) return text.replace(HAN_WEEKDAY, ' ').trim();
  const leading = LEADING_WORD.exec(text)?.[0];
  if (leading !== undefined && isWeekday(leading)) return text.slice(leading.length);
  const trailing = TRAILING_WORD.exec(text);
  return trailing !== null && isWeekday(trailing[1] ?? '') ? text.slice(0, trailing.index) : null;
}

function isWeekday(word: string): boolean {
  return WEEKDAYS.has(foldName(word.trim().replace(/[,،]$/, '').replace(/\s/g, '')));
}

/** The parts of a date whose month is a word, in any of the languages known; null when it is none. Only a month: its first day. */
export function cutNamedDate(text: string): NamedDate | null {
  const dayFirst = DAY_NAME_YEAR.exec(text);
  if (dayFirst !== null) return toParts('dmy', dayFirst[3], dayFirst[2], dayFirst[1], text.slice(dayFirst[0].length));
  const nameFirst = NAME_DAY_YEAR.exec(text);
  if (nameFirst !== null) return toParts('mdy', nameFirst[3], nameFirst[1], nameFirst[2], text.slice(nameFirst[0].length));
  const unix = UNIX.exec(text);
  if (unix !== null) return toParts('mdy', unix[4], unix[1], unix[2], ` ${unix[3]}`);
  const yearFirst = YEAR_NAME_DAY.exec(text);
  if (yearFirst !== null) return toParts('ymd', yearFirst[1], yearFirst[2], yearFirst[3], text.slice(yearFirst[0].length));
  const month = NAME_YEAR.exec(text);
  if (month !== null) return toParts('dmy', month[2], month[1], '1', '');
  const yearMonth = YEAR_NAME.exec(text);
  return yearMonth === null ? null : toParts('ymd', yearMonth[1], yearMonth[2], '1', '');
}

function toParts(order: NamedDate['order'], year = '', word = '', day = '', rest = ''): NamedDate | null {
  const named = findMonth(word);
  return named === null ? null : { order, calendar: named.calendar, year, month: named.month, day: Number(day), rest };
}

/** A month that a word names. */
export interface NamedMonth {
  /** 1–12 */
  readonly month: number;
  readonly calendar: 'gregorian' | 'jalali';
}

/** Twelve words a line: nominative and genitive forms, short forms that are no beginning of them. Chinese and most dates with numbers need none. */
const GREGORIAN = [
  'january february march april may june july august september october november december',
  'januar februar märz april mai juni juli august september oktober november dezember',
  'jänner feber maerz - - - - - - - - -',
  '- - mrz - - - - - - - - -',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  'januari februari maart april mei juni juli augustus september oktober november december',
  'styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień',
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
  'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь',
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  'січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень',
  'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
  'ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر',
  '- - - آپریل می جون جولای آگوست سپتمبر - - -',
  'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
  '一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月',
];
const JALALI = [
  'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند',
  'حمل ثور جوزا سرطان امرداد سنبله میزان عقرب قوس جدی دلو حوت',
  'farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand',
];
const LEAST_LETTERS = 3;
const MARKS = /\p{M}/gu;
const EXACT = new Map<string, NamedMonth>();
for (const [lists, calendar] of [[GREGORIAN, 'gregorian'] as const, [JALALI, 'jalali'] as const]) {
  for (const words of lists) {
    for (const [index, word] of words.split(' ').entries()) if (word !== '-') EXACT.set(foldName(word), { month: index + 1, calendar });
  }
}
const FOUND = new Map<string, NamedMonth | null>();
const MAX_FOUND = 5000;

/** The month a word names, in full or by its first three letters or more ("Mär", "сент.", "août", "فروردین"); null when it names none or several. */
export function findMonth(word: string): NamedMonth | null {
  const known = FOUND.get(word);
  if (known !== undefined) return known;
  const folded = foldName(word);
  const found = EXACT.get(folded) ?? findByBeginning(folded);
  if (FOUND.size < MAX_FOUND) FOUND.set(word, found);
  return found;
}

/** The form under which names of months and days are compared: no accents, no case, no full stop, Arabic letters in their Persian form. */
export function foldName(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(/[.\u200c\u200e\u200f]/g, '')
    .replaceAll('ي', 'ی')
    .replaceAll('ك', 'ک')
    .replaceAll('ı', 'i');
}

function findByBeginning(beginning: string): NamedMonth | null {
  if (beginning.length < LEAST_LETTERS) return null;
  let found: NamedMonth | null = null;
  for (const [name, month] of EXACT) {
    if (!name.startsWith(beginning)) continue;
    if (found !== null && (found.month !== month.month || found.calendar !== month.calendar)) return null;
    found = month;
  }
  return found;
}

import { canonicalText } from '../written-text.ts';

/** Legal forms behind a name. Those of two letters count in capitals or with full stops only: "SA", "s.a.". Longer chains come first. */
const ENDINGS = [
  'gmbh & co kgaa',
  'gmbh & co kg',
  'gmbh & co ohg',
  'ag & co kg',
  'ug (haftungsbeschränkt)',
  'gmbh',
  'mbh',
  'kgaa',
  'ohg',
  'gbr',
  'ltd şti',
  'san ve tic a ş',
  'pty ltd',
  'pte ltd',
  'pvt ltd',
  'private limited',
  'co ltd',
  'company limited',
  'limited liability company',
  'public limited company',
  'limited',
  'ltd',
  'incorporated',
  'inc',
  'corporation',
  'corp',
  'company',
  'co',
  'llc',
  'llp',
  'pllc',
  'plc',
  'sa de cv',
  's de rl de cv',
  'sarl',
  'sàrl',
  'sasu',
  'sas',
  'eurl',
  'snc',
  'slu',
  'srls',
  'srl',
  'spa',
  'sapa',
  'spółka z ograniczoną odpowiedzialnością',
  'spółka akcyjna',
  'sp z oo',
  'sp j',
  'sp k',
  'spol s ro',
  'sro',
  'ltda',
  'lda',
  'oyj',
  'aps',
  'asa',
  'kft',
  'zrt',
  'nyrt',
  'ооо',
  'оао',
  'зао',
  'пао',
  'тоо',
  'тов',
  'пат',
  'прат',
  'фоп',
];
const SHORT_ENDINGS = ['ag', 'kg', 'se', 'ug', 'ek', 'eg', 'sa', 'sl', 'ab', 'as', 'oy', 'bv', 'nv', 'lp', 'aş', 'ао', 'ип', 'ат', 'пп'];
const BEGINNINGS = [
  'общество с ограниченной ответственностью',
  'публичное акционерное общество',
  'открытое акционерное общество',
  'закрытое акционерное общество',
  'акционерное общество',
  'индивидуальный предприниматель',
  'ооо',
  'оао',
  'зао',
  'пао',
  'ао',
  'ип',
  'тоо',
  'чуп',
  'товариство з обмеженою відповідальністю',
  'приватне акціонерне товариство',
  'публічне акціонерне товариство',
  'приватне підприємство',
  'фізична особа-підприємець',
  'тов',
  'пат',
  'прат',
  'фоп',
  'пп',
  'ат',
  'شرکت سهامی خاص',
  'شرکت سهامی عام',
  'شرکت تعاونی',
  'شرکت',
  'موسسه',
  'مؤسسه',
  'شركة',
  '株式会社',
];
/** Written without a blank before them, or in brackets. */
const ATTACHED = [
  '（有限责任公司）',
  '股份有限公司',
  '有限责任公司',
  '有限責任公司',
  '有限公司',
  '株式会社',
  '公司',
  '\\(?سهامی خاص\\)?',
  '\\(?سهامی عام\\)?',
  '\\(?با مسئولیت محدود\\)?',
  '\\(?مسئولیت محدود\\)?',
];
/** Longer texts are no names. */
const LONGEST_NAME = 200;
const QUOTES = /^[«»"“”„'‹›]+|[«»"“”„'‹›]+$/g;

const ENDING = new RegExp(`[\\s,،]+(?:${ENDINGS.map(toPattern).join('|')})[\\s.,،]*$`, 'iu');
const SHORT_ENDING = new RegExp(
  `[\\s,،]+(?:${SHORT_ENDINGS.map((form) => `${form.toUpperCase()}|(?:${dotted(form)})|(?:${dotted(form.toUpperCase())})`).join('|')})[\\s.,،]*$`,
  'u',
);
const BEGINNING = new RegExp(`^(?:${BEGINNINGS.map(toPattern).join('|')})(?:[\\s.,،]+|(?=[«"“„]))`, 'iu');
const ATTACHED_ENDING = new RegExp(`[\\s(（]*(?:${ATTACHED.join('|')})[\\s)）.,،]*$`, 'u');

/** A company's name without its legal form ("Ltd", "GmbH & Co. KG", "ООО «…»", "شرکت … (سهامی خاص)", "…有限公司"); a name that is nothing else stays as it is. */
export function stripCompanySuffix(text: string): string {
  const name = canonicalText(text);
  if (name.length > LONGEST_NAME) return text;
  let rest = name;
  for (;;) {
    const shorter = stripOnce(rest);
    if (shorter === '' || shorter === rest) break;
    rest = shorter;
  }
  return rest === name ? text : rest;
}

function stripOnce(name: string): string {
  for (const pattern of [ENDING, SHORT_ENDING, BEGINNING, ATTACHED_ENDING]) {
    const shorter = name.replace(pattern, '');
    if (shorter !== name) return shorter.trim().replace(QUOTES, '').trim();
  }
  return name;
}

/** Abbreviations with or without full stops and blanks between their letters ("G.m.b.H.", "Sp. z o.o."). */
function toPattern(form: string): string {
  return form
    .split(' ')
    .map((word) => (word === '&' ? '(?:&|und|and|\\+)' : word.length <= 5 ? [...word].map(quoteForPattern).join('\\.?') : quoteForPattern(word)))
    .join('\\.?,?\\s*');
}

function dotted(form: string): string {
  return [...form].map((letter) => `${letter}\\.`).join('\\s?');
}

function quoteForPattern(text: string): string {
  return text.replace(/[()[\]{}.*+?^$|\\]/g, '\\$&');
}

/** Code points of the zero of each script whose digits appear in files: Arabic-Indic, Persian, Indian scripts, Thai, Lao, Tibetan, Burmese, Khmer, full width. */
const ZEROS = [
  0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x17e0, 0xff10,
];
const OTHER_DIGIT = new RegExp(`[${ZEROS.map((zero) => `\\u{${zero.toString(16)}}-\\u{${(zero + 9).toString(16)}}`).join('')}]`, 'gu');
const ANY_OTHER = new RegExp(OTHER_DIGIT.source, 'u');

/** Digits of any script as 0–9. */
export function toLatinDigits(text: string): string {
  if (!ANY_OTHER.test(text)) return text;
  return text.replace(OTHER_DIGIT, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (ZEROS.findLast((zero) => zero <= code) ?? code));
  });
}

/** Full-width marks (，．／：－％（）…) and the full-width blank, as East Asian keyboards write them around figures. */
const WIDE_MARK = /[\uff01-\uff0f\uff1a-\uff20\u3000]/g;
const ANY_WIDE = new RegExp(WIDE_MARK.source);
const WIDE_BY = 0xfee0;

/** Digits of any script as 0–9, and full-width marks as those of ASCII. */
export function toLatinFigures(text: string): string {
  const digits = toLatinDigits(text);
  if (!ANY_WIDE.test(digits)) return digits;
  return digits.replace(WIDE_MARK, (mark) => (mark === '\u3000' ? ' ' : String.fromCharCode(mark.charCodeAt(0) - WIDE_BY)));
}

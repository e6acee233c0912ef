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

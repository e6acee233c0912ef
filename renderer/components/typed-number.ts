const EASTERN = /[\u06f0-\u06f9\u0660-\u0669]/g;
const FULL_WIDTH = /[\uff10-\uff19]/g;

/**
 * A number as people type it, in Latin, Persian, Arabic or full-width digits; null when it is none. Blanks and the Arabic mark group
 * thousands; a comma does where three digits follow it every time (1,000), else it is the decimal mark (3,5).
 */
export function parseTypedNumber(text: string): number | null {
  const latin = text
    .trim()
    .replace(EASTERN, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(FULL_WIDTH, (digit) => String((digit.codePointAt(0) ?? 0) - 0xff10))
    .replace(/\u066b/g, '.')
    .replace(/\u2212/g, '-')
    .replace(/[\u200e\u200f]/g, '')
    .replace(/(?<=\d)[\s\u066c\u00a0\u202f](?=\d{3}(?!\d))/g, '');
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(latin) ? latin.replaceAll(',', '') : latin.replace(',', '.');
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

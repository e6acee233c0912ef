const EASTERN = /[\u06f0-\u06f9\u0660-\u0669]/g;

/** A number as people type it, in Latin, Persian or Arabic digits, with or without separators of thousands; null when it is none. */
export function parseTypedNumber(text: string): number | null {
  const plain = text
    .replace(EASTERN, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/\u066b/g, '.')
    .replace(/[\s,\u066c\u00a0\u202f\u200e\u200f]/g, '')
    .replace(/\u2212/g, '-');
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

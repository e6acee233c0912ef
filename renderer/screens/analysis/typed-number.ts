const ZEROS = [0x0660, 0x06f0, 0xff10] as const;

/** Number typed by a person in Latin, Arabic-Indic, Persian or full-width digits with a point, comma or Persian mark; null when it is none. */
export function readTypedNumber(typed: string): number | null {
  const latin = Array.from(typed.trim(), (char) => {
    const code = char.codePointAt(0) ?? 0;
    const zero = ZEROS.find((first) => code >= first && code <= first + 9);
    return zero === undefined ? char : String(code - zero);
  })
    .join('')
    .replace(/[٫,]/, '.');
  return /^-?\d+(\.\d+)?$/.test(latin) ? Number(latin) : null;
}

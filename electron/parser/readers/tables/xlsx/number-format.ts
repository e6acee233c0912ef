/** What a number in a cell stands for, by the format it is shown in. */
export type CellMeaning =
  | { readonly kind: 'number' }
  | { readonly kind: 'date' }
  /** A time of day; an elapsed time may exceed 24 hours. */
  | { readonly kind: 'time'; readonly isElapsed: boolean }
  /** A whole number filled up with zeros: a postcode, an article number. */
  | { readonly kind: 'padded'; readonly digits: number };

const NUMBER: CellMeaning = { kind: 'number' };
const DATE: CellMeaning = { kind: 'date' };
const TIME: CellMeaning = { kind: 'time', isElapsed: false };
const ELAPSED: CellMeaning = { kind: 'time', isElapsed: true };

const BUILT_IN: readonly (readonly [from: number, to: number, meaning: CellMeaning])[] = [
  [14, 17, DATE],
  [18, 21, TIME],
  [22, 22, DATE],
  [27, 31, DATE],
  [32, 35, TIME],
  [36, 36, DATE],
  [45, 45, TIME],
  [46, 46, ELAPSED],
  [47, 47, TIME],
  [50, 54, DATE],
  [55, 56, TIME],
  [57, 58, DATE],
  [71, 74, DATE],
  [75, 76, TIME],
  [77, 77, DATE],
  [78, 78, TIME],
  [79, 79, ELAPSED],
  [80, 80, TIME],
  [81, 81, DATE],
];

/** Meaning of the formats Excel knows by number (ECMA-376 18.8.30, those of East Asian and Thai versions included). */
export function meaningOfBuiltIn(id: number): CellMeaning {
  return BUILT_IN.find(([from, to]) => id >= from && id <= to)?.[2] ?? NUMBER;
}

/**
 * Meaning of a format code such as `dd.mm.yyyy`, `[$-419]D MMMM YYYY;@`, `[h]:mm` or `00000`. Only the first section counts; what is quoted, escaped,
 * padding, a colour, a condition or a locale says nothing; m is a month unless hours or seconds stand beside it.
 */
export function meaningOfCode(code: string): CellMeaning {
  const bare = code
    .replace(/"[^"]*"?/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '');
  const section = bare.split(';')[0] ?? '';
  if (/\[(h+|m+|s+)\]/i.test(section)) return ELAPSED;
  const letters = section
    .replace(/\[[^\]]*\]/g, '')
    .replace(/general|standard/gi, '')
    .replace(/e[+-]/gi, '')
    .toLowerCase();
  const zeros = /^(0{2,15})$/.exec(letters.trim());
  if (zeros !== null) return { kind: 'padded', digits: (zeros[1] ?? '').length };
  const withoutHalves = letters.replace(/am\/pm|a\/p|上午\/下午/g, '');
  const hasTime = /[hs]/.test(withoutHalves);
  if (/[ydeb]/.test(withoutHalves) || (withoutHalves.includes('m') && !hasTime)) return DATE;
  return hasTime ? TIME : NUMBER;
}

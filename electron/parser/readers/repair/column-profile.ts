/** A value that cannot stand in this column: a word under dates. */
export const IMPOSSIBLE = 10;
/** A value that has not been met in this column but may stand there. */
export const UNUSUAL = 1;
/** A value that fits once a stray quote at its edge is thought away. */
const STRAY_QUOTE = 0.5;
/** Columns whose values are written in so few ways are told by them. */
const MOST_SHAPES = 10;
const MOST_OUTLINES = 40;
const COVERED = 0.97;
/** Shapes of at most this share of the values may be mistakes themselves. */
const RARE = 0.02;
const LEAST_VALUES = 5;
const MOST_WORDS = 6;

/** What the values of a column look like, learned from records that are whole. Texts are bytes read as Latin-1: only their outline matters. */
export interface ColumnProfile {
  /** Shapes that nearly all values have; null = free text. */
  readonly shapes: ReadonlySet<string> | null;
  /** The same with every digit and letter counted; null = too many of them. */
  readonly outlines: ReadonlySet<string> | null;
  /** Its values are numbers, dates, codes or addresses: nothing else can stand there. */
  readonly isFirm: boolean;
  /** Share of values that are blank. */
  readonly blank: number;
  /** Class that nearly all values begin with, null = several. */
  readonly firstClass: string | null;
  /** Values that are digits and marks alone occur. */
  readonly hasFigures: boolean;
}

/** Learns every column from whole records; all have `width` fields. */
export function learnColumns(records: readonly (readonly string[])[], width: number): ColumnProfile[] {
  return Array.from({ length: width }, (_, column) => learnColumn(records.map((fields) => (fields[column] ?? '').trim())));
}

function learnColumn(values: readonly string[]): ColumnProfile {
  const filled = values.filter((value) => value !== '');
  const blank = values.length === 0 ? 1 : 1 - filled.length / values.length;
  const counts = countBy(filled.map(shapeOf));
  const least = filled.length * RARE;
  const common = [...counts]
    .filter(([, count]) => count > least)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_SHAPES);
  const covered = common.reduce((sum, [, count]) => sum + count, 0);
  const isShaped = filled.length >= LEAST_VALUES && covered >= filled.length * COVERED;
  const shapes = isShaped ? new Set(common.map(([shape]) => shape)) : null;
  const isFirm = shapes !== null && shapes.size > 0 && [...shapes].every((shape) => /[9@]/.test(shape) || shape.includes('://'));
  const outlines = new Set(filled.map(outlineOf));
  const [[first = '', times = 0] = []] = [...countBy(filled.map((value) => classOf(value)))].sort((a, b) => b[1] - a[1]);
  return {
    outlines: outlines.size <= MOST_OUTLINES ? outlines : null,
    shapes: isFirm || shapes === null ? shapes : isWordy(shapes) ? null : shapes,
    isFirm,
    blank,
    firstClass: times >= filled.length * COVERED && filled.length > 0 ? first : null,
    hasFigures: filled.some((value) => !/[A-Za-z\x80-\xff]/.test(value)),
  };
}

/** Phrases of several words are free text, however alike their outlines are. */
function isWordy(shapes: ReadonlySet<string>): boolean {
  return [...shapes].some((shape) => shape.split(' ').length > MOST_WORDS);
}

/** How badly a value fits a column: 0 = as all others. `quote` at its edge counts little. */
export function misfit(column: ColumnProfile, text: string, quote: string): number {
  const value = text.trim();
  if (value === '') return column.blank === 0 ? UNUSUAL : 0.2 * (1 - column.blank);
  if (column.blank === 1) return UNUSUAL * 2;
  const own = misfitOf(column, value);
  if (own === 0 || quote === '') return own;
  const bare = value.startsWith(quote) ? value.slice(1) : value.endsWith(quote) ? value.slice(0, -1) : value;
  return bare === value ? own : Math.min(own, STRAY_QUOTE + misfitOf(column, bare));
}

function misfitOf(column: ColumnProfile, value: string): number {
  if (column.shapes !== null) {
    if (column.shapes.has(shapeOf(value))) return 0;
    return column.isFirm ? IMPOSSIBLE : UNUSUAL;
  }
  const isStrange = (!column.hasFigures && !/[A-Za-z\x80-\xff]/.test(value)) || /^[a-z]+:\/\//i.test(value);
  return isStrange ? UNUSUAL * 2 : 0;
}

/** Outline of a value: runs of digits are one 9, runs of letters one a, blanks one blank; marks stay. */
function shapeOf(value: string): string {
  return value
    .replace(/[A-Za-z\x80-\xff]+/g, 'a')
    .replace(/\d+/g, '9')
    .replace(/\s+/g, ' ');
}

/** Outline of a value, character for character: 9 for a digit, a for a letter. */
export function outlineOf(value: string): string {
  return value.replace(/[A-Za-z\x80-\xff]/g, 'a').replace(/\d/g, '9');
}

/** What a value begins with: a capital, a small letter, a digit, a letter beyond ASCII, or that mark. */
export function classOf(value: string): string {
  const [first = ''] = value;
  if (/[A-Z]/.test(first)) return 'A';
  if (/[a-z]/.test(first)) return 'a';
  if (/\d/.test(first)) return '9';
  return first > '\x7f' ? 'x' : first;
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** A column of a table as its CREATE statement declares it. */
export interface DeclaredColumn {
  readonly name: string;
  /** The row number itself: INTEGER PRIMARY KEY. */
  readonly isRowId: boolean;
  /** Computed when it is read, so not in the records. */
  readonly isVirtual: boolean;
  /** What records from before the column was added stand for. */
  readonly fallback: string | null;
}

/** Columns in their declared order, and the names that form the key of a table WITHOUT ROWID (else null). */
export interface TableShape {
  readonly columns: readonly DeclaredColumn[];
  readonly keyOrder: readonly string[] | null;
}

interface Token {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** What is opened and never closed goes on to the end: each character is looked at once. */
const TOKEN =
  /--[^\n]*|\/\*(?:(?!\*\/)[\s\S])*(?:\*\/)?|"((?:[^"]|"")*)(?:"|$)|`((?:[^`]|``)*)(?:`|$)|\[([^\]]*)(?:\]|$)|'((?:[^']|'')*)(?:'|$)|[\p{L}_$][\p{L}\p{N}_$]*|-?\d[\w.]*|[^\s]/gu;
/** Words for numbers. */
const FLAGS: ReadonlyMap<string, string> = new Map([
  ['TRUE', '1'],
  ['FALSE', '0'],
]);
const CONSTRAINTS = new Set(['CONSTRAINT', 'PRIMARY', 'UNIQUE', 'CHECK', 'FOREIGN']);

/** Reads the columns out of a CREATE TABLE statement; null when it is none. */
export function readTableShape(sql: string): TableShape | null {
  const tokens = tokenize(sql);
  const open = tokens.findIndex(({ text, isQuoted }) => text === '(' && !isQuoted);
  if (open < 0) return null;
  const { parts, end } = splitParts(tokens, open);
  const definitions = parts.filter(([first]) => first !== undefined && !isConstraint(first));
  const constraints = parts.filter(([first]) => first !== undefined && isConstraint(first));
  const tableKey = constraints.map(readTableKey).find((key) => key !== null) ?? null;
  const columns = definitions.map((part) => toColumn(part, tableKey));
  const isWithoutRowId = /^WITHOUT ROWID|(,| )WITHOUT ROWID/i.test(
    tokens
      .slice(end + 1)
      .map(({ text }) => text)
      .join(' '),
  );
  if (!isWithoutRowId) return { columns, keyOrder: null };
  const own = definitions.filter((part) => has(part, 'PRIMARY', 'KEY')).map(([first]) => first?.text ?? '');
  return { columns: columns.map((column) => ({ ...column, isRowId: false })), keyOrder: tableKey ?? own };
}

function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  for (const [whole, double, back, square, single] of sql.matchAll(TOKEN)) {
    if (whole.startsWith('--') || whole.startsWith('/*')) continue;
    const quoted = double?.replaceAll('""', '"') ?? back?.replaceAll('``', '`') ?? square ?? single?.replaceAll("''", "'");
    tokens.push({ text: quoted ?? whole, isQuoted: quoted !== undefined });
  }
  return tokens;
}

function isConstraint({ text, isQuoted }: Token): boolean {
  return !isQuoted && CONSTRAINTS.has(text.toUpperCase());
}

/** What stands between the commas of the outer brackets, and where those close. */
function splitParts(tokens: readonly Token[], open: number): { parts: Token[][]; end: number } {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (let index = open; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const mark = token.isQuoted ? '' : token.text;
    if (mark === '(' && depth++ === 0) continue;
    if (mark === ')' && --depth === 0) return { parts, end: index };
    if (mark === ',' && depth === 1) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return { parts, end: tokens.length };
}

function toColumn(part: readonly Token[], tableKey: readonly string[] | null): DeclaredColumn {
  const name = part[0]?.text ?? '';
  const type = part[1]?.isQuoted === false ? part[1].text.toUpperCase() : '';
  const isOwnKey = has(part, 'PRIMARY', 'KEY') && !has(part, 'KEY', 'DESC');
  const isTableKey = tableKey?.length === 1 && tableKey[0]?.toLowerCase() === name.toLowerCase();
  const next = part[2]?.text.toUpperCase();
  const isInteger = type === 'INTEGER' && (next === undefined || !part[2]?.isQuoted) && next !== '(';
  return {
    name,
    isRowId: isInteger && (isOwnKey || isTableKey),
    isVirtual: has(part, 'AS', '(') && !has(part, ')', 'STORED'),
    fallback: readDefault(part),
  };
}

function readTableKey(part: readonly Token[]): string[] | null {
  if (!has(part, 'PRIMARY', 'KEY')) return null;
  const open = part.findIndex(({ text }) => text === '(');
  const { parts } = splitParts(part, open < 0 ? part.length : open);
  return parts.map(([first]) => first?.text ?? '').filter((name) => name !== '');
}

/** A word, a figure or a text, in brackets or not; null for what would have to be computed, and where nothing is said. */
function readDefault(part: readonly Token[]): string | null {
  const at = part.findIndex(({ text, isQuoted }) => !isQuoted && text.toUpperCase() === 'DEFAULT');
  if (at < 0) return null;
  const isMark = (token: Token | undefined, marks: string) => token?.isQuoted === false && marks.includes(token.text);
  const rest = part.slice(at + 1);
  const isBracketed = isMark(rest[0], '(');
  if (isBracketed) rest.shift();
  const sign = isMark(rest[0], '+-') ? rest.shift()?.text : '';
  const [value, after] = rest;
  if (value === undefined || (isBracketed && !isMark(after, ')'))) return null;
  if (value.isQuoted) return value.text;
  if (/^-?\d/.test(value.text)) return sign === '-' ? `-${value.text}` : value.text;
  return FLAGS.get(value.text.toUpperCase()) ?? null;
}

function has(part: readonly Token[], first: string, second: string): boolean {
  return part.some(
    ({ text, isQuoted }, index) =>
      !isQuoted && text.toUpperCase() === first && part[index + 1]?.isQuoted === false && part[index + 1]?.text.toUpperCase() === second,
  );
}

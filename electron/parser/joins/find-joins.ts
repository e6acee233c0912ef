import type { Join } from '../../../shared/contract/import-sets.ts';
import { findNearMisses } from '../../../shared/model/cleaning/near-misses.ts';
import { formatDecimal } from '../../../shared/model/decimal.ts';
import type { ImportKind } from '../../../shared/model/import-kind.ts';
import type { Role } from '../../../shared/model/role.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { FileProfile } from './file-profile.ts';
import { isSameName, NOUNS } from './nouns.ts';

const MOST_JOINS = 60;
const MOST_EXAMPLES = 5;
const MOST_NEAR_MISSES = 50;
/** Share of the values that must be found where only headers, or nothing but the values, speak for a join. */
const LEAST_BY_HEADER = 0.5;
const LEAST_BY_VALUES = 0.95;
const LEAST_VALUES = 20;
const LEAST_NAMED = 3;
const SHORTEST_VALUE = 4;

/** Files whose rows are what others name. */
const OWNERS: Readonly<Partial<Record<string, readonly ImportKind[]>>> = {
  order: ['orderHeads', 'orders'],
  customer: ['customers', 'companies'],
  product: ['products'],
  campaign: ['campaigns'],
  employee: ['employees'],
};

interface Side {
  readonly file: number;
  readonly profile: FileProfile;
  readonly column: ColumnProfile;
}

interface Match {
  readonly values: number;
  readonly matched: number;
  readonly mostFrom: number;
  readonly mostTo: number;
}

/**
 * Keys by which rows of some files name rows of others: columns whose roles name the same thing, and columns whose headers and values
 * say so. Best first: those the import uses, then pairs of files that meet in a third, then by the share of values that are found.
 */
export function findJoins(files: readonly FileProfile[]): Join[] {
  const sides = files.flatMap((profile, file) =>
    profile.columns.filter(({ isFollowed, texts }) => isFollowed && texts.length > 0).map((column) => ({ file, profile, column })),
  );
  const joins: Join[] = [];
  for (const [place, one] of sides.entries()) {
    for (const other of sides.slice(place + 1)) {
      if (one.file !== other.file) joins.push(...joinOf(one, other));
    }
  }
  const share = ({ values, matched }: Join) => matched / values;
  const rank = ({ isUsed, isSibling = false }: Join) => Number(isUsed) + Number(isUsed && !isSibling);
  return joins
    .filter((join) => !isOutdone(join, joins))
    .map((join) => (isSibling(join, files) ? { ...join, isSibling: true } : join))
    .sort((a, b) => rank(b) - rank(a) || share(b) - share(a) || b.values - a.values)
    .slice(0, MOST_JOINS);
}

/** The column finds nothing in one column of the other file because it is another column of it that it names. */
function isOutdone({ from, to, matched, isUsed }: Join, joins: readonly Join[]): boolean {
  return (
    isUsed &&
    matched === 0 &&
    joins.some(
      (other) => other.isUsed && other.matched > 0 && other.from.file === from.file && other.from.column === from.column && other.to.file === to.file,
    )
  );
}

/** Neither file lists what both name, and a third one does. */
function isSibling({ from, to, isUsed }: Join, files: readonly FileProfile[]): boolean {
  const noun = isUsed ? nounAt(files[from.file], from.column) : undefined;
  const owners = noun === undefined ? undefined : OWNERS[noun];
  if (owners === undefined) return false;
  const lists = (profile: FileProfile | undefined) => profile !== undefined && owners.includes(profile.kind);
  return !lists(files[from.file]) && !lists(files[to.file]) && files.some((profile) => lists(profile) && hasNoun(profile, noun));
}

function hasNoun(profile: FileProfile, noun: string | undefined): boolean {
  return profile.columns.some(({ isFollowed, texts, index }) => isFollowed && texts.length > 0 && nounAt(profile, index) === noun);
}

function nounAt(profile: FileProfile | undefined, column: number): string | undefined {
  return profile === undefined ? undefined : NOUNS[profile.roleOf(column)];
}

function joinOf(one: Side, other: Side): Join[] {
  const [roleOne, roleOther] = [roleAt(one), roleAt(other)];
  const noun = NOUNS[roleOne];
  const isUsed = noun !== undefined && noun === NOUNS[roleOther];
  const [from, to] = orient(one, other, isUsed ? noun : undefined);
  const match = compare(from.column, to.column, isUsed ? 0 : leastShare(from.column, to.column));
  if (match === null || (!isUsed && !isLikely(from.column, to.column, match))) return [];
  if (isUsed && roleOne !== roleOther && match.matched === 0) return [];
  return [describe(from, to, match, isUsed)];
}

function roleAt({ profile, column }: Side): Role {
  return profile.roleOf(column.index);
}

/** The side that names comes first, the side that is named second: the list of what is named where one is, else the side whose values repeat less. */
function orient(one: Side, other: Side, noun: string | undefined): readonly [from: Side, to: Side] {
  const owners = (noun === undefined ? undefined : OWNERS[noun]) ?? [];
  const rank = ({ profile }: Side) => {
    const place = owners.indexOf(profile.kind);
    return place < 0 ? owners.length : place;
  };
  const swaps = rank(one) - rank(other) || mostRows(one.column) - mostRows(other.column) || other.column.texts.length - one.column.texts.length;
  return swaps <= 0 ? [other, one] : [one, other];
}

/** Share of the values that must be found where the roles say nothing. */
function leastShare(from: ColumnProfile, to: ColumnProfile): number {
  return isSameName(from.header, to.header) ? LEAST_BY_HEADER : LEAST_BY_VALUES;
}

function isLikely(from: ColumnProfile, to: ColumnProfile, { values, matched }: Match): boolean {
  const share = matched / values;
  if (isSameName(from.header, to.header)) return values >= LEAST_NAMED && share >= LEAST_BY_HEADER;
  if (share < LEAST_BY_VALUES || values < LEAST_VALUES) return false;
  return from.texts.reduce((sum, text) => sum + text.length, 0) / from.texts.length >= SHORTEST_VALUE;
}

/** How many values are found; null as soon as it is sure that their share is less than `least`. */
function compare(from: ColumnProfile, to: ColumnProfile, least: number): Match | null {
  const mostMissing = from.texts.length * (1 - least);
  let matched = 0;
  for (const [index, text] of from.texts.entries()) {
    if (to.codeOf(text) !== 0) matched += 1;
    else if (index + 1 - matched > mostMissing) return null;
  }
  return { values: from.texts.length, matched, mostFrom: mostRows(from), mostTo: mostRows(to) };
}

function mostRows({ rows }: ColumnProfile): number {
  let most = 0;
  for (const count of rows) if (count > most) most = count;
  return most;
}

function describe(from: Side, to: Side, { values, matched, mostFrom, mostTo }: Match, isUsed: boolean): Join {
  const [lost, unnamed] = [orphansOf(from.column, to.column), orphansOf(to.column, from.column)];
  const misses = findNearMisses(lost.texts, to.column.texts);
  return {
    from: { file: from.file, column: from.column.index },
    to: { file: to.file, column: to.column.index },
    values,
    matched,
    orphans: {
      from: lost.rows,
      to: unnamed.rows,
      fromExamples: lost.texts.slice(0, MOST_EXAMPLES),
      toExamples: unnamed.texts.slice(0, MOST_EXAMPLES),
    },
    most: { from: mostFrom, to: mostTo },
    nearMisses: misses.slice(0, MOST_NEAR_MISSES).map((miss) => ({ ...miss, rows: from.column.rowsOf(from.column.codeOf(miss.from)) })),
    multiplied: [...multiplied(from, to, mostTo), ...multiplied(to, from, mostFrom)],
    isUsed,
  };
}

function orphansOf(column: ColumnProfile, other: ColumnProfile): { readonly texts: string[]; readonly rows: number } {
  const texts: string[] = [];
  let rows = 0;
  column.texts.forEach((text, index) => {
    if (other.codeOf(text) !== 0) return;
    texts.push(text);
    rows += column.rowsOf(index + 1);
  });
  return { texts, rows };
}

/** Amounts of one side that a plain join would count as often as the other side has rows for their value. */
function multiplied({ file, profile, column }: Side, other: Side, mostOther: number): Join['multiplied'] {
  if (mostOther <= 1) return [];
  return profile.amounts.flatMap(({ index, total }, place) => {
    const joinedTotal = joinTotal(column, place, other.column);
    return joinedTotal === total ? [] : [{ file, column: index, total: formatDecimal(total), joinedTotal: formatDecimal(joinedTotal) }];
  });
}

/** What an amount adds up to over all pairs of rows that share a value. */
function joinTotal(column: ColumnProfile, place: number, other: ColumnProfile): bigint {
  const sums = column.sums[place];
  let total = 0n;
  column.texts.forEach((text, index) => {
    const rows = other.rowsOf(other.codeOf(text));
    if (rows > 0) total += BigInt(sums?.[index + 1] ?? 0) * BigInt(rows);
  });
  return total;
}

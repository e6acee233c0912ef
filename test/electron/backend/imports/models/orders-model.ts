import type { ImportMode } from '../../../../../shared/contract/imports.ts';

/** A line of a file of orders; `order` "" = it bears no number, `day` null = its date cannot be read. */
export interface ModelRow {
  readonly order: string;
  readonly day: number | null;
  readonly product: string;
  readonly amount: number;
}

type Line = Omit<ModelRow, 'day'> & { readonly day: number };

/** What a client file holds in force: orders with a number by it, and lines without one. */
export interface ModelState {
  readonly orders: ReadonlyMap<string, { readonly day: number; readonly lines: readonly Line[] }>;
  readonly keyless: readonly Line[];
}

export const EMPTY: ModelState = { orders: new Map(), keyless: [] };

const dated = ({ day, product, amount }: Line) => `${day} ${product} ${amount}`;
const undated = ({ product, amount }: Line) => `${product} ${amount}`;

/** Pairs of equal lines, and what is left of either side. */
function pair(held: readonly Line[], given: readonly Line[], say: (line: Line) => string) {
  const left = [...given];
  const [pairs, rest]: [Line[], Line[]] = [[], []];
  for (const line of held) {
    const at = left.findIndex((other) => say(other) === say(line));
    if (at >= 0) left.splice(at, 1);
    (at >= 0 ? pairs : rest).push(line);
  }
  return { pairs, rest, left };
}

const earliest = (lines: readonly Line[]) => lines.reduce((day, line) => Math.min(day, line.day), Number.POSITIVE_INFINITY);

/** The rule of `reimport/README.md` for one number, with plain lists. The file's own first and last order must be none of those it shares with the store. */
function settleOrder(held: { day: number; lines: readonly Line[] }, given: readonly Line[], mode: ImportMode, [from, to]: readonly [number, number]) {
  const { pairs, rest, left } = pair(held.lines, given, dated);
  const inside = rest.filter(({ day }) => day >= from && day <= to);
  const moved = pair(
    rest.filter(({ day }) => day < from || day > to),
    left,
    undated,
  );
  const going = [...inside, ...moved.pairs];
  if (going.length === 0 && left.length === 0) return held;
  if (going.length === 0 && pairs.length === 0) return { day: Math.min(held.day, earliest(given)), lines: [...held.lines, ...given] };
  if (mode === 'add') return held;
  const lines = [...pairs, ...moved.rest, ...left];
  return { day: Math.min(earliest(given), earliest([...pairs, ...moved.rest])), lines };
}

/** What the client file should hold after a file. */
export function importRows(state: ModelState, rows: readonly ModelRow[], mode: ImportMode): ModelState {
  const lines = rows.filter((row): row is Line => row.day !== null);
  const days = lines.map(({ day }) => day);
  const period = [Math.min(...days), Math.max(...days)] as const;
  const isWithin = ({ day }: { readonly day: number }) => day >= period[0] && day <= period[1];
  const given = Map.groupBy(
    lines.filter(({ order }) => order !== ''),
    ({ order }) => order,
  );
  const orders = new Map(state.orders);
  if (mode === 'replacePeriod') for (const [order, held] of orders) if (!given.has(order) && isWithin(held)) orders.delete(order);
  for (const [order, own] of given) {
    const held = orders.get(order);
    orders.set(order, held === undefined ? { day: earliest(own), lines: own } : settleOrder(held, own, mode, period));
  }
  const { pairs, rest, left } = pair(
    state.keyless,
    lines.filter(({ order }) => order === ''),
    dated,
  );
  const stay = mode === 'replacePeriod' ? rest.filter((line) => !isWithin(line)) : rest;
  return { orders, keyless: [...pairs, ...stay, ...left] };
}

/** What it should hold after rows without a number were put right: they come in, whatever is there already. */
export function correctRows(state: ModelState, rows: readonly Line[]): ModelState {
  return { ...state, keyless: [...state.keyless, ...rows] };
}

/** A state as text: every line in force, and the date of every order with a number. */
export function describeState({ orders, keyless }: ModelState): string[] {
  const own = [...orders].flatMap(([order, { day, lines }]) => [`${order} on ${day}`, ...lines.map((line) => `${order}: ${dated(line)}`)]);
  return [...own, ...keyless.map((line) => `: ${dated(line)}`)].sort();
}

/** The fact columns before and after sorting; all of one length, in shared memory. */
export interface FactColumns {
  readonly length: number;
  readonly customerCount: number;
  readonly customer: Int32Array;
  readonly day: Int32Array;
  readonly order: Int32Array;
  readonly product: Int32Array;
  readonly amount: Float64Array;
  readonly quantity: Float64Array;
  readonly sale: Uint8Array;
}

/** Above this many lines of one customer a comparison sort beats insertion. */
const INSERTION_LIMIT = 48;

/**
 * Sorts the columns by customer, day, order in place; lines equal in all three keep their order.
 * Counting sort by customer, then each customer's few lines: O(lines + customers) when lines came in order of time.
 */
export function sortFacts(facts: FactColumns, checkpoint: (fraction: number) => void): void {
  if (isSorted(facts)) return;
  const { length, customerCount, customer } = facts;
  const starts = new Int32Array(customerCount + 2);
  for (let at = 0; at < length; at++) increment(starts, (customer[at] ?? 0) + 1);
  for (let id = 1; id < starts.length; id++) starts[id] = (starts[id] ?? 0) + (starts[id - 1] ?? 0);
  checkpoint(0.1);
  const next = starts.slice();
  const order = new Int32Array(length);
  for (let at = 0; at < length; at++) {
    const id = customer[at] ?? 0;
    const place = next[id] ?? 0;
    order[place] = at;
    next[id] = place + 1;
  }
  checkpoint(0.3);
  for (let id = 0; id <= customerCount; id++) {
    sortRange(order, starts[id] ?? 0, starts[id + 1] ?? length, facts);
    if (id % 65_536 === 0) checkpoint(0.3 + (0.2 * id) / (customerCount + 1));
  }
  const columns = [facts.customer, facts.day, facts.order, facts.product, facts.amount, facts.quantity, facts.sale];
  columns.forEach((column, index) => {
    permute(column, order);
    checkpoint(0.5 + (0.5 * (index + 1)) / columns.length);
  });
}

function isSorted({ length, customer, day, order }: FactColumns): boolean {
  for (let at = 1; at < length; at++) {
    const step = (customer[at] ?? 0) - (customer[at - 1] ?? 0) || (day[at] ?? 0) - (day[at - 1] ?? 0) || (order[at] ?? 0) - (order[at - 1] ?? 0);
    if (step < 0) return false;
  }
  return true;
}

function sortRange(positions: Int32Array, from: number, to: number, { day, order }: FactColumns): void {
  const compare = (a: number, b: number) => (day[a] ?? 0) - (day[b] ?? 0) || (order[a] ?? 0) - (order[b] ?? 0) || a - b;
  if (to - from > INSERTION_LIMIT) {
    for (let at = from + 1; at < to; at++) {
      if (compare(positions[at - 1] ?? 0, positions[at] ?? 0) > 0) {
        positions.subarray(from, to).sort(compare);
        return;
      }
    }
    return;
  }
  for (let at = from + 1; at < to; at++) {
    const position = positions[at] ?? 0;
    let hole = at;
    while (hole > from && compare(positions[hole - 1] ?? 0, position) > 0) {
      positions[hole] = positions[hole - 1] ?? 0;
      hole--;
    }
    positions[hole] = position;
  }
}

function permute(column: Int32Array | Float64Array | Uint8Array, order: Int32Array): void {
  const source = column.slice();
  for (let at = 0; at < order.length; at++) column[at] = source[order[at] ?? 0] ?? 0;
}

function increment(counts: Int32Array, index: number): void {
  counts[index] = (counts[index] ?? 0) + 1;
}

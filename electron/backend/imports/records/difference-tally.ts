import type { Difference } from '../../../../shared/contract/imports.ts';
import { formatIsoDay, SECONDS_PER_DAY } from '../../../../shared/model/day.ts';
import { formatDecimal } from '../../../../shared/model/decimal.ts';
import type { RecordValue } from '../../store/queries/records/record-batch.ts';
import type { RecordForm } from '../../store/queries/records/record-tables.ts';

const MOST_EXAMPLES = 20;

type What = Difference['examples'][number]['what'];
type Change = Difference['examples'][number]['changes'][number];

/** Counts how a file differs from the store, with a few examples of each kind. */
export class DifferenceTally {
  readonly counts = { new: 0, changed: 0, unchanged: 0, vanished: 0 };
  readonly #examples: Difference['examples'] = [];

  unchanged(rows = 1): void {
    this.counts.unchanged += rows;
  }

  /** `describe` is called only for rows that become examples. */
  count(what: What, describe: () => { readonly key: string; readonly changes: Change[] }): void {
    this.counts[what] += 1;
    if (this.#examples.filter((example) => example.what === what).length < MOST_EXAMPLES) this.#examples.push({ what, ...describe() });
  }

  read(): Difference {
    return { ...this.counts, examples: [...this.#examples] };
  }
}

/** A stored value as the text of an example. References are shown by `nameOf`. */
export function describeValue(form: RecordForm, value: RecordValue, nameOf: (id: number) => string): string {
  if (value === null) return '';
  switch (form) {
    case 'text':
      return String(value);
    case 'decimal':
      return formatDecimal(BigInt(value));
    case 'seconds':
      return describeInstant(Number(value));
    case 'flag':
      return Number(value) === 1 ? 'true' : 'false';
    case 'reference':
      return nameOf(Number(value));
  }
}

/** "2024-03-01" or "2024-03-01 09:30:00". */
export function describeInstant(seconds: number): string {
  const day = Math.floor(seconds / SECONDS_PER_DAY);
  const time = seconds - day * SECONDS_PER_DAY;
  if (time === 0) return formatIsoDay(day);
  const part = (value: number) => String(Math.floor(value) % 60).padStart(2, '0');
  return `${formatIsoDay(day)} ${String(Math.floor(time / 3600)).padStart(2, '0')}:${part(time / 60)}:${part(time)}`;
}

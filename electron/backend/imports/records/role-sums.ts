import type { Role } from '../../../../shared/model/role.ts';
import type { RecordChunk } from '../../../parser/protocol.ts';
import { pickRows } from '../../store/queries/records/record-batch.ts';
import { valuesOf } from '../resolve/parties/chunk-values.ts';
import { ExactTotal } from './exact-total.ts';

/** Σ of each decimal role over the rows of a file, and of the amount over those that were not loaded, in ten-thousandths. */
export class RoleSums {
  readonly #totals: ReadonlyMap<Role, ExactTotal>;
  readonly #skipped = new ExactTotal();

  constructor(roles: readonly Role[]) {
    this.#totals = new Map(roles.map((role) => [role, new ExactTotal()]));
  }

  /** Takes a chunk, of which some rows were not loaded. */
  take(chunk: RecordChunk, skipped: ReadonlySet<number>): void {
    for (const [role, total] of this.#totals) {
      const column = valuesOf(chunk, role, []);
      if (column === null) continue;
      total.take(column);
      if (role === 'amount' && skipped.size > 0) this.#skipped.take(pickRows(column, Int32Array.from(skipped)));
    }
  }

  /** Of the amount: over the loaded rows and over the others. */
  amounts(): { readonly loadedAmount: bigint; readonly otherAmount: bigint } {
    const total = this.#totals.get('amount')?.total ?? 0n;
    return { loadedAmount: total - this.#skipped.total, otherAmount: this.#skipped.total };
  }

  /** Of every role, over all rows. */
  all(): Partial<Record<Role, bigint>> {
    return Object.fromEntries([...this.#totals].map(([role, { total }]) => [role, total]));
  }
}

import type { Role } from '../../../shared/model/role.ts';
import type { ColumnBuffer } from './columns.ts';
import type { ReadPlan } from './read-plan.ts';
import type { Refusal } from './row-converter.ts';

interface Demand {
  readonly columns: readonly ColumnBuffer[];
  /** What is reported when none of the columns has a value. */
  readonly refusal: Refusal;
}

/** Judges whether a converted record holds what its kind needs: one value of each need, or any value at all where nothing is asked for. */
export class RowDemand {
  readonly #demands: readonly Demand[];

  constructor(plan: ReadPlan, columns: ReadonlyMap<Role, ColumnBuffer>, attributes: readonly ColumnBuffer[]) {
    const indexOf = findIndexes(plan);
    const demands = plan.needs.map((roles) => ({
      columns: roles.flatMap((role) => columns.get(isNamePart(role) ? 'customerName' : role) ?? []),
      refusal: { reason: 'missingValue', column: indexOf.get(roles[0]) ?? null } as const,
    }));
    const anything = { columns: [...columns.values(), ...attributes], refusal: { reason: 'missingValue', column: null } as const };
    this.#demands = demands.length > 0 ? demands : [anything];
  }

  /** What the record at position `row` lacks; null = nothing. */
  judge(row: number): Refusal | null {
    for (let index = 0; index < this.#demands.length; index++) {
      const demand = this.#demands[index] as Demand;
      if (!isMet(demand.columns, row)) return demand.refusal;
    }
    return null;
  }
}

function isMet(columns: readonly ColumnBuffer[], row: number): boolean {
  for (let index = 0; index < columns.length; index++) if ((columns[index] as ColumnBuffer).isFilled(row)) return true;
  return false;
}

/** Column of the file for each role. */
function findIndexes(plan: ReadPlan): ReadonlyMap<Role | undefined, number> {
  const indexes = new Map<Role | undefined, number>();
  for (const { role, index } of [...plan.texts, ...plan.decimals, ...plan.dates, ...plan.flags]) indexes.set(role, index);
  if (plan.lastNameIndex !== null) indexes.set('lastName', plan.lastNameIndex);
  if (plan.firstNameIndex !== null) indexes.set('firstName', plan.firstNameIndex);
  return indexes;
}

function isNamePart(role: Role): boolean {
  return role === 'firstName' || role === 'lastName';
}

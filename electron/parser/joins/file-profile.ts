import { nameAddedColumns } from '../../../shared/model/cleaning/text-cleaner.ts';
import type { ImportKind } from '../../../shared/model/import-kind.ts';
import type { ImportMapping, MappedColumn } from '../../../shared/model/import-mapping.ts';
import { ROLE_FORMS, type Role, type RoleForm } from '../../../shared/model/role.ts';
import { RecordCleaner } from '../clean/record-cleaner.ts';
import { DecimalField } from '../read/fields/decimal-field.ts';
import { FieldBytes } from '../read/fields/field-bytes.ts';
import type { RecordView } from '../read/record-view.ts';
import { CompiledFilter } from '../read/row-filter.ts';
import { ColumnProfile } from './column-profile.ts';

/** Money that is counted once: a join that repeats its row counts it again. */
const AMOUNT_ROLES: ReadonlySet<Role> = new Set<Role>(['amount', 'discount', 'cost', 'fee', 'value', 'budget', 'annualRevenue']);

/** An amount column of a file and its total in ten-thousandths. */
export interface AmountColumn {
  readonly index: number;
  total: bigint;
}

interface AmountReader extends AmountColumn {
  readonly field: DecimalField;
}

/** What joins need to know of a file: the values of its columns that may name things, and its amounts. Rows that the filters of the mapping take out do not count. */
export class FileProfile {
  readonly kind: ImportKind;
  readonly columns: ColumnProfile[] = [];
  readonly amounts: AmountReader[] = [];
  readonly #mapping: ImportMapping;
  readonly #field = new FieldBytes();
  readonly #filters: CompiledFilter[];
  #row = new Float64Array(0);
  #cleaner: RecordCleaner | null = null;

  constructor(mapping: ImportMapping) {
    this.kind = mapping.kind;
    this.#mapping = mapping;
    this.#filters = mapping.filters.map((filter) => {
      const column = mapping.columns.find(({ index }) => index === filter.column);
      return new CompiledFilter(filter, column?.reading ?? { kind: 'text' });
    });
  }

  /** Role of a column. */
  roleOf(index: number): Role {
    return this.#mapping.columns.find((column) => column.index === index)?.role ?? 'ignore';
  }

  setHeader(header: readonly string[]): void {
    const steps = this.#mapping.steps ?? [];
    const names = [...header, ...nameAddedColumns(steps, header)];
    if (steps.length > 0) this.#cleaner = new RecordCleaner(steps, header.length);
    const mapped = new Map(this.#mapping.columns.map((column) => [column.index, column]));
    for (const column of mapped.values()) {
      if (!AMOUNT_ROLES.has(column.role) || column.reading.kind !== 'number') continue;
      this.amounts.push({ index: column.index, total: 0n, field: new DecimalField(column.reading) });
    }
    names.forEach((name, index) => {
      if (mayName(mapped.get(index))) this.columns.push(new ColumnProfile(index, name, this.amounts.length));
    });
    this.#row = new Float64Array(this.amounts.length);
  }

  add(raw: RecordView, line: number): void {
    const record = this.#cleaner === null ? raw : this.#cleaner.clean(raw, line);
    const field = this.#field;
    if (!this.#filters.every((filter) => filter.column < record.fields.count && filter.judge(record, field) === 'pass')) return;
    this.#readAmounts(record);
    for (const column of this.columns) {
      if (column.index >= record.fields.count) continue;
      field.point(record, column.index);
      column.add(field, this.#row);
    }
  }

  #readAmounts(record: RecordView): void {
    for (const [place, amount] of this.amounts.entries()) {
      this.#row[place] = Number.NaN;
      if (amount.index >= record.fields.count) continue;
      this.#field.point(record, amount.index);
      const fast = amount.field.fast(this.#field);
      const result = Number.isNaN(fast) ? amount.field.slow(this.#field) : null;
      if (result !== null && result.kind !== 'value') continue;
      const scaled = result?.kind === 'value' ? result.scaled : fast;
      this.#row[place] = Number(scaled);
      amount.total += BigInt(scaled);
    }
  }
}

/** Columns that measure or date do not name things. */
function mayName(column: MappedColumn | undefined): boolean {
  if (column === undefined) return true;
  const form: RoleForm = ROLE_FORMS[column.role];
  if (form === 'key' || form === 'text') return true;
  return form === 'none' && (column.reading.kind === 'text' || column.reading.kind === 'number');
}

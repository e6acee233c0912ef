import { SECONDS_PER_DAY } from '../../../shared/model/day.ts';
import type { ImportMapping, RejectReason } from '../../../shared/model/import-mapping.ts';
import type { Role } from '../../../shared/model/role.ts';
import type { ExactDecimal } from '../../../shared/model/written-number.ts';
import type { ChunkColumn } from '../protocol.ts';
import type { RecordCursor } from '../readers/record-cursor.ts';
import { ESCAPED } from '../readers/tokenizer.ts';
import { type ColumnBuffer, DecimalColumn, SecondsColumn, TextColumn } from './columns.ts';
import { DateField, TimeField } from './date-field.ts';
import { DecimalField, type DecimalResult } from './decimal-field.ts';
import { FieldBytes } from './field-bytes.ts';
import { LineAmount } from './line-amount.ts';
import { NameJoiner } from './name-joiner.ts';
import { planReading } from './read-plan.ts';

/** Why a record is refused, and the column at fault. */
export interface Refusal {
  readonly reason: RejectReason;
  readonly column: number | null;
}

interface DecimalPart {
  readonly index: number;
  readonly field: DecimalField;
  readonly column: DecimalColumn;
  value: number | bigint;
  exact: ExactDecimal | null;
}

/** Turns the fields of a record into entries of the chunk's columns. */
export class RowConverter {
  /** Of the record converted last: its amount, whether it was rounded, whether it names no customer. */
  amount: number | bigint = 0;
  isRounded = false;
  isAnonymous = false;
  readonly #columns = new Map<Role, ColumnBuffer>();
  readonly #field = new FieldBytes();
  readonly #decimals: DecimalPart[] = [];
  readonly #texts: { readonly index: number; readonly column: TextColumn }[] = [];
  readonly #identity: TextColumn[] = [];
  readonly #date: { readonly index: number; readonly field: DateField; readonly column: SecondsColumn } | null;
  readonly #time: { readonly index: number; readonly field: TimeField } | null;
  readonly #names: NameJoiner | null;
  readonly #customer: TextColumn | null;
  readonly #amount: LineAmount | null;
  readonly #amountColumn = new DecimalColumn();
  readonly #isOrders: boolean;

  /** Throws ParserFailure MAPPING_INVALID. */
  constructor(mapping: ImportMapping) {
    const plan = planReading(mapping);
    this.#isOrders = plan.kind === 'orders';
    for (const { role, index, reading } of plan.decimals) {
      const column = role === 'amount' ? this.#amountColumn : new DecimalColumn();
      this.#decimals.push({ index, field: new DecimalField(reading), column, value: Number.NaN, exact: null });
      this.#columns.set(role, column);
    }
    for (const { role, index, isKey } of plan.texts) {
      const column = new TextColumn(isKey);
      this.#texts.push({ index, column });
      this.#columns.set(role, column);
    }
    this.#date = plan.date === null ? null : { index: plan.date.index, field: new DateField(plan.date.reading), column: new SecondsColumn() };
    if (this.#date !== null) this.#columns.set('orderDate', this.#date.column);
    this.#time = plan.timeIndex === null ? null : { index: plan.timeIndex, field: new TimeField() };
    this.#names = this.#createNames(plan.firstNameIndex, plan.lastNameIndex);
    this.#customer = this.#textOf('customerId');
    this.#amount = this.#isOrders ? this.#createAmount(plan.decimals.map(({ role }) => role)) : null;
    for (const role of plan.identity) {
      const column = this.#textOf(role);
      if (column !== null) this.#identity.push(column);
    }
    if (this.#names !== null && plan.identity.includes('firstName')) this.#identity.push(this.#names.column);
  }

  /** Writes the cursor's record to position `row` of the columns, or tells why it is refused. */
  convert(cursor: RecordCursor, row: number): Refusal | null {
    return this.#convertDecimals(cursor, row) ?? this.#convertDate(cursor, row) ?? this.#convertTexts(cursor, row);
  }

  /** The columns of the first `length` rows by role; starts over. */
  take(length: number): Partial<Record<Role, ChunkColumn>> {
    const columns: Partial<Record<Role, ChunkColumn>> = {};
    for (const [role, column] of this.#columns) columns[role] = column.take(length);
    return columns;
  }

  #convertDecimals(cursor: RecordCursor, row: number): Refusal | null {
    for (const part of this.#decimals) {
      this.#field.point(cursor, part.index);
      const value = part.field.fast(this.#field);
      if (Number.isNaN(value)) {
        const refusal = take(part, part.field.slow(this.#field));
        if (refusal !== null) return refusal;
      } else {
        part.value = value;
        part.exact = null;
      }
      part.column.set(row, part.value);
    }
    if (this.#amount === null) return null;
    const fault = this.#amount.compute();
    if (fault !== null) return fault;
    this.amount = this.#amount.value;
    this.isRounded = this.#amount.isRounded;
    this.#amountColumn.set(row, this.amount);
    return null;
  }

  #convertDate(cursor: RecordCursor, row: number): Refusal | null {
    if (this.#date === null) return null;
    const { index, field, column } = this.#date;
    this.#field.point(cursor, index);
    let seconds = field.read(this.#field);
    if (typeof seconds === 'string') return { reason: seconds, column: index };
    if (seconds === null && this.#isOrders) return { reason: 'missingValue', column: index };
    if (this.#time !== null && seconds !== null) {
      this.#field.point(cursor, this.#time.index);
      const time = this.#time.field.read(this.#field);
      if (typeof time === 'string') return { reason: time, column: this.#time.index };
      if (time !== null) seconds = Math.floor(seconds / SECONDS_PER_DAY) * SECONDS_PER_DAY + time;
    }
    column.seconds[row] = seconds ?? Number.NaN;
    return null;
  }

  #convertTexts(cursor: RecordCursor, row: number): Refusal | null {
    const { starts, ends, forms } = cursor.fields;
    const { bytes } = cursor;
    for (const { index, column } of this.#texts) {
      if (forms[index] !== ESCAPED) {
        column.codes[row] = column.texts.codeOf(bytes, starts[index] as number, ends[index] as number);
        continue;
      }
      this.#field.point(cursor, index);
      column.codes[row] = column.texts.codeOf(this.#field.bytes, this.#field.start, this.#field.end);
    }
    this.#names?.join(cursor, this.#field, row);
    this.isAnonymous = this.#isOrders && (this.#customer === null || this.#customer.codes[row] === 0);
    const isNameless = this.#identity.length > 0 && this.#identity.every(({ codes }) => codes[row] === 0);
    return isNameless ? { reason: 'missingValue', column: this.#texts[0]?.index ?? null } : null;
  }

  #createNames(first: number | null, last: number | null): NameJoiner | null {
    if (first === null && last === null) return null;
    const given = this.#textOf('customerName');
    const column = given ?? new TextColumn(false);
    this.#columns.set('customerName', column);
    return new NameJoiner(column, given !== null, [first, last]);
  }

  #createAmount(roles: readonly Role[]): LineAmount {
    this.#columns.set('amount', this.#amountColumn);
    const part = (role: Role) => this.#decimals[roles.indexOf(role)] ?? null;
    return new LineAmount(part('amount'), part('quantity'), part('unitPrice'));
  }

  #textOf(role: Role): TextColumn | null {
    const column = this.#columns.get(role);
    return column instanceof TextColumn ? column : null;
  }
}

function take(part: DecimalPart, result: DecimalResult): Refusal | null {
  if (result.kind === 'bad') return { reason: result.reason, column: part.index };
  part.value = result.kind === 'value' ? result.scaled : Number.NaN;
  part.exact = result.kind === 'value' ? result.exact : null;
  return null;
}

import { SECONDS_PER_DAY } from '../../../shared/model/day.ts';
import { isOrderKind } from '../../../shared/model/import-kind.ts';
import type { ImportMapping, RejectReason } from '../../../shared/model/import-mapping.ts';
import type { Role } from '../../../shared/model/role.ts';
import { readingOfBirthdays } from '../../../shared/model/written-date.ts';
import type { ExactDecimal } from '../../../shared/model/written-number.ts';
import { ParserFailure } from '../parser-failure.ts';
import type { AttributeColumn, ChunkColumn } from '../protocol.ts';
import { ESCAPED } from '../readers/tokenizer.ts';
import { type ColumnBuffer, DecimalColumn, FlagColumn, KeyColumn, SecondsColumn, TextColumn } from './columns.ts';
import { DateField, TimeField } from './fields/date-field.ts';
import { DecimalField, type DecimalResult } from './fields/decimal-field.ts';
import { FieldBytes } from './fields/field-bytes.ts';
import { FlagField } from './fields/flag-field.ts';
import { LineAmount } from './line-amount.ts';
import { NameJoiner } from './name-joiner.ts';
import { planReading, type ReadPlan } from './read-plan.ts';
import type { RecordView } from './record-view.ts';
import { RowDemand } from './row-demand.ts';
import { countsAnonymous, hasLineAmount } from './row-needs.ts';

const MOST_CURRENCIES = 20;

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

interface DatePart {
  readonly index: number;
  readonly field: DateField;
  readonly column: SecondsColumn;
  /** Column of the time of day that belongs to the date. */
  readonly timeIndex: number | null;
}

/** Turns the fields of a record into entries of the chunk's columns. */
export class RowConverter {
  /** Of the record converted last: whether a figure was rounded (of order lines only the amount is asked), and whether it names no customer. */
  isRounded = false;
  isAnonymous = false;
  readonly #columns = new Map<Role, ColumnBuffer>();
  readonly #attributes: { readonly name: string; readonly column: TextColumn }[] = [];
  readonly #field = new FieldBytes();
  readonly #decimals: DecimalPart[] = [];
  readonly #dates: DatePart[] = [];
  readonly #flags: { readonly index: number; readonly field: FlagField; readonly column: FlagColumn }[] = [];
  readonly #texts: { readonly index: number; readonly column: TextColumn | KeyColumn }[] = [];
  readonly #time = new TimeField();
  readonly #names: NameJoiner | null;
  readonly #customer: KeyColumn | null;
  readonly #amount: LineAmount | null;
  readonly #currencies = new Set<string>();
  readonly #amountColumn = new DecimalColumn();
  readonly #demand: RowDemand;
  readonly #countsAnonymous: boolean;

  /** Throws ParserFailure MAPPING_INVALID. */
  constructor(mapping: ImportMapping) {
    const plan = planReading(mapping);
    this.#countsAnonymous = countsAnonymous(plan.kind);
    this.#addMeasures(plan);
    this.#addTexts(plan);
    this.#names = this.#createNames(plan.firstNameIndex, plan.lastNameIndex);
    const customer = this.#columns.get('customerId');
    this.#customer = customer instanceof KeyColumn ? customer : null;
    this.#amount = hasLineAmount(plan.kind) ? this.#createAmount(plan.decimals.map(({ role }) => role)) : null;
    this.#demand = new RowDemand(
      plan,
      this.#columns,
      this.#attributes.map(({ column }) => column),
    );
    // Added last: what every row has is not asked whether a row has it.
    for (const { role, value, isKey } of plan.constants) this.#columns.set(role, constantColumn(role, value, isKey));
  }

  /** Writes the record to position `row` of the columns, or tells why it is refused. */
  convert(record: RecordView, row: number): Refusal | null {
    return (
      this.#convertDecimals(record, row) ??
      this.#convertDates(record, row) ??
      this.#convertFlags(record, row) ??
      this.#convertTexts(record, row) ??
      this.#demand.judge(row)
    );
  }

  /** Signs, codes and words of currencies that stood beside figures, the first of them. */
  get currencies(): readonly string[] {
    return [...this.#currencies];
  }

  /** The columns of the first `length` rows by role, and the attributes; starts over. */
  take(length: number): { columns: Partial<Record<Role, ChunkColumn>>; attributes: AttributeColumn[] } {
    const columns: Partial<Record<Role, ChunkColumn>> = {};
    for (const [role, column] of this.#columns) columns[role] = column.take(length);
    return { columns, attributes: this.#attributes.map(({ name, column }) => ({ name, column: column.take(length) })) };
  }

  #convertDecimals(record: RecordView, row: number): Refusal | null {
    for (const part of this.#decimals) {
      this.#field.point(record, part.index);
      const value = part.field.fast(this.#field);
      if (Number.isNaN(value)) {
        const refusal = this.#take(part, part.field.slow(this.#field));
        if (refusal !== null) return refusal;
      } else {
        part.value = value;
        part.exact = null;
      }
      part.column.set(row, part.value);
    }
    if (this.#amount === null) {
      this.isRounded = this.#decimals.some(({ exact }) => exact !== null);
      return null;
    }
    const fault = this.#amount.compute();
    if (fault !== null) return fault;
    this.isRounded = this.#amount.isRounded;
    this.#amountColumn.set(row, this.#amount.value);
    return null;
  }

  #take(part: DecimalPart, result: DecimalResult): Refusal | null {
    if (result.kind === 'bad') return { reason: result.reason, column: part.index };
    part.value = result.kind === 'value' ? result.scaled : Number.NaN;
    part.exact = result.kind === 'value' ? result.exact : null;
    if (result.kind === 'value' && result.currency !== null && this.#currencies.size < MOST_CURRENCIES) this.#currencies.add(result.currency);
    return null;
  }

  #convertDates(record: RecordView, row: number): Refusal | null {
    for (const part of this.#dates) {
      this.#field.point(record, part.index);
      let seconds = part.field.read(this.#field);
      if (typeof seconds === 'string') return { reason: seconds, column: part.index };
      if (part.timeIndex !== null && seconds !== null) {
        this.#field.point(record, part.timeIndex);
        const time = this.#time.read(this.#field);
        if (typeof time === 'string') return { reason: time, column: part.timeIndex };
        if (time !== null) seconds = Math.floor(seconds / SECONDS_PER_DAY) * SECONDS_PER_DAY + time;
      }
      part.column.seconds[row] = seconds ?? Number.NaN;
    }
    return null;
  }

  #convertFlags(record: RecordView, row: number): Refusal | null {
    for (const { index, field, column } of this.#flags) {
      this.#field.point(record, index);
      const said = field.read(this.#field);
      if (typeof said === 'string') return { reason: said, column: index };
      column.flags[row] = said;
    }
    return null;
  }

  #convertTexts(record: RecordView, row: number): Refusal | null {
    const { starts, ends, forms } = record.fields;
    const { bytes } = record;
    for (const { index, column } of this.#texts) {
      if (forms[index] !== ESCAPED) {
        column.set(row, bytes, starts[index] as number, ends[index] as number);
        continue;
      }
      this.#field.point(record, index);
      column.set(row, this.#field.bytes, this.#field.start, this.#field.end);
    }
    this.#names?.join(record, this.#field, row);
    this.isAnonymous = this.#countsAnonymous && (this.#customer === null || this.#customer.codes[row] === 0);
    return null;
  }

  #addMeasures(plan: ReadPlan): void {
    for (const { role, index, reading } of plan.decimals) {
      const column = role === 'amount' ? this.#amountColumn : new DecimalColumn();
      this.#decimals.push({ index, field: new DecimalField(reading), column, value: Number.NaN, exact: null });
      this.#columns.set(role, column);
    }
    for (const { role, index, reading } of plan.dates) {
      const column = new SecondsColumn();
      const read = role === 'birthDate' && reading.kind === 'date' ? readingOfBirthdays(reading, today()) : reading;
      this.#dates.push({ index, field: new DateField(read), column, timeIndex: role === 'orderDate' ? plan.timeIndex : null });
      this.#columns.set(role, column);
    }
    for (const { role, index, reading } of plan.flags) {
      const column = new FlagColumn();
      this.#flags.push({ index, field: new FlagField(reading), column });
      this.#columns.set(role, column);
    }
  }

  #addTexts(plan: ReadPlan): void {
    for (const { role, index, isKey } of plan.texts) {
      const scope = role === 'customerId' ? 'file' : role === 'orderId' && isOrderKind(plan.kind) ? 'chunk' : null;
      const column = scope === null ? new TextColumn(isKey) : new KeyColumn(scope);
      this.#texts.push({ index, column });
      this.#columns.set(role, column);
    }
    for (const { name, index } of plan.attributes) {
      const column = new TextColumn(false);
      this.#texts.push({ index, column });
      this.#attributes.push({ name, column });
    }
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

/** A column that holds one text in every row; nothing is to be done for a record. Throws ParserFailure MAPPING_INVALID when the text is none. */
function constantColumn(role: Role, value: string, isKey: boolean): TextColumn {
  const column = new TextColumn(isKey);
  const bytes = new TextEncoder().encode(value);
  const code = column.texts.codeOf(bytes, 0, bytes.length);
  if (code === 0) throw new ParserFailure('MAPPING_INVALID', { role, constant: value });
  column.codes.fill(code);
  return column;
}

/** Epoch day of today, as the world's clock has it. */
function today(): number {
  return Math.floor(Date.now() / 1000 / SECONDS_PER_DAY);
}

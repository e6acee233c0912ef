import { nameAddedColumns } from '../../../shared/model/cleaning/text-cleaner.ts';
import { unguardFormula } from '../../../shared/model/formula-guard.ts';
import type { ImportMapping, RejectedRow, RejectReason } from '../../../shared/model/import-mapping.ts';
import { ROLE_FORMS, type Role } from '../../../shared/model/role.ts';
import { canonicalText, isNullToken } from '../../../shared/model/written-text.ts';
import { RecordCleaner } from '../clean/record-cleaner.ts';
import { CHUNK_RECORDS, CHUNK_TEXT_BYTES, FIRST_CHUNK_RECORDS, REPORTED_CHARACTERS } from '../limits.ts';
import { ParserFailure } from '../parser-failure.ts';
import type { ChunkColumn, ReadSummary, RecordChunk, RepairedRow } from '../protocol.ts';
import type { RecordCursor, RecordStatus } from '../readers/record-cursor.ts';
import { AmountSum } from './amount-sum.ts';
import { FieldBytes } from './fields/field-bytes.ts';
import { RawBuilder } from './raw-builder.ts';
import type { RecordView } from './record-view.ts';
import { RowConverter } from './row-converter.ts';
import { CompiledFilter } from './row-filter.ts';
import { hasLineAmount } from './row-needs.ts';

/** What is longer is no order number; sixteen thousand rows of a chunk may each hold one. */
const LONGEST_ORDER_BYTES = 1024;
/** Mended records that are listed; the rest is counted. */
const LISTED_REPAIRS = 10_000;

/** The counts of a summary; the rest is known to whoever read the file. */
export type Totals = Omit<ReadSummary, 'sha256' | 'fileSize' | 'header' | 'fingerprint'>;

/** Gathers records into chunks and keeps the ledger: every record ends up loaded, filtered or refused. */
export class ChunkBuilder {
  /** Header of the file; set before the first record. */
  header: readonly string[] | null = null;
  readonly #mapping: ImportMapping;
  readonly #converter: RowConverter;
  readonly #filters: CompiledFilter[];
  readonly #raw: RawBuilder | null;
  readonly #field = new FieldBytes();
  readonly #sums = new Map<Role, AmountSum>();
  readonly #filteredBy: number[];
  readonly #rowNo = new Int32Array(CHUNK_RECORDS);
  #rejected: RejectedRow[] = [];
  #mended: RepairedRow[] = [];
  #repaired = 0;
  #inChunk = 0;
  #mostRecords = FIRST_CHUNK_RECORDS;
  #loadedInChunk = 0;
  #records = 0;
  #loaded = 0;
  #refused = 0;
  #rounded = 0;
  #anonymous = 0;
  #minWidth = 0;
  #cleaner: RecordCleaner | null = null;
  /** Headers of the file's columns and of those that steps add. */
  #names: readonly string[] = [];
  #width = 0;
  /** Column of the order number, where rows are lines of orders. */
  readonly #orderColumn: number | null;

  /** Throws ParserFailure MAPPING_INVALID. */
  constructor(mapping: ImportMapping, keepRaw: boolean) {
    this.#mapping = mapping;
    this.#converter = new RowConverter(mapping);
    this.#filters = mapping.filters.map((filter) => {
      const column = mapping.columns.find(({ index }) => index === filter.column);
      return new CompiledFilter(filter, column?.reading ?? { kind: 'text' });
    });
    this.#filteredBy = mapping.filters.map(() => 0);
    this.#orderColumn = hasLineAmount(mapping.kind) ? (mapping.columns.find(({ role }) => role === 'orderId')?.index ?? null) : null;
    this.#raw = keepRaw ? new RawBuilder(CHUNK_TEXT_BYTES / 2) : null;
  }

  get isFull(): boolean {
    return this.#inChunk >= this.#mostRecords || (this.#raw?.textBytes ?? 0) >= CHUNK_TEXT_BYTES;
  }

  get isEmpty(): boolean {
    return this.#inChunk === 0;
  }

  /** Throws ParserFailure MAPPING_INVALID when the mapping speaks of a column the file does not have. */
  setHeader(header: readonly string[]): void {
    this.header = header;
    this.#width = header.length;
    const steps = this.#mapping.steps ?? [];
    this.#names = [...header, ...nameAddedColumns(steps, header)];
    if (steps.length > 0) this.#cleaner = new RecordCleaner(steps, header.length);
    this.#minWidth = this.#mapping.dialect.hasHeader ? header.findLastIndex((name) => name !== '') + 1 : header.length;
    for (const { index, role } of this.#mapping.columns) {
      if (role === 'ignore') continue;
      if (index >= this.#names.length) throw new ParserFailure('MAPPING_INVALID', { role, column: index });
      this.#require(index);
    }
    for (const { column } of this.#filters) {
      if (column >= this.#names.length) throw new ParserFailure('MAPPING_INVALID', { column });
      this.#require(column);
    }
  }

  /** Every record must reach this column of the file; those that steps add are always there. */
  #require(column: number): void {
    if (column < this.#width) this.#minWidth = Math.max(this.#minWidth, column + 1);
  }

  /** Takes the record the cursor stands on. */
  add(cursor: RecordCursor, status: RecordStatus): void {
    this.#records++;
    this.#inChunk++;
    this.#keepRaw(cursor, status);
    const fault = status === 'record' ? this.#misfit(cursor) : status;
    if (fault !== null) {
      this.#refuse(cursor, fault, null);
      return;
    }
    const record: RecordView = this.#cleaner === null ? cursor : this.#cleaner.clean(cursor, cursor.line);
    if (this.#filters.length > 0 && !this.#passes(cursor, record)) return;
    const refusal = this.#converter.convert(record, this.#loadedInChunk);
    if (cursor.isRepaired) this.#noteRepair(cursor);
    if (refusal === null) this.#load();
    else this.#refuse(cursor, refusal.reason, refusal.column, record);
  }

  #noteRepair(cursor: RecordCursor): void {
    this.#repaired++;
    if (this.#repaired > LISTED_REPAIRS) return;
    const value = cursor.decode(cursor.start, Math.min(cursor.end, cursor.start + REPORTED_CHARACTERS * 4)).trimEnd();
    this.#mended.push({ row: this.#records, line: cursor.line, value: value.slice(0, REPORTED_CHARACTERS) });
  }

  #load(): void {
    this.#rowNo[this.#loadedInChunk] = this.#records;
    this.#loadedInChunk++;
    this.#loaded++;
    if (this.#converter.isRounded) this.#rounded++;
    if (this.#converter.isAnonymous) this.#anonymous++;
  }

  /** To be called before the cursor is refilled: its bytes are about to move. */
  settle(): void {
    this.#raw?.settle();
  }

  /** The chunk so far; starts the next one. */
  take(bytes: { readonly bytesRead: number; readonly bytesTotal: number }): RecordChunk {
    const length = this.#loadedInChunk;
    const { columns, attributes } = this.#converter.take(length);
    this.#addSums(columns);
    const chunk: RecordChunk = {
      length,
      rowNo: this.#rowNo.slice(0, length),
      columns,
      attributes,
      rejected: this.#rejected,
      repaired: this.#mended,
      raw: this.#raw?.take() ?? null,
      progress: { ...bytes, records: this.#records },
    };
    this.#rejected = [];
    this.#mended = [];
    this.#inChunk = 0;
    this.#loadedInChunk = 0;
    this.#mostRecords = CHUNK_RECORDS;
    return chunk;
  }

  summary(): Totals {
    return {
      read: this.#records,
      loaded: this.#loaded,
      filtered: this.#filteredBy.reduce((sum, count) => sum + count, 0),
      rejected: this.#refused,
      ...(this.#repaired > 0 ? { repaired: this.#repaired } : {}),
      filteredBy: [...this.#filteredBy],
      amount: this.#sums.get('amount')?.text() ?? '0',
      sums: Object.fromEntries([...this.#sums].map(([role, sum]) => [role, sum.text()])),
      rounded: this.#rounded,
      anonymous: this.#anonymous,
      steps: this.#cleaner?.counts ?? [],
      ...(this.#converter.currencies.length > 0 ? { currencies: this.#converter.currencies } : {}),
    };
  }

  #addSums(columns: RecordChunk['columns']): void {
    for (const [role, column] of Object.entries(columns) as [Role, ChunkColumn][]) {
      if (ROLE_FORMS[role] !== 'decimal') continue;
      const sum = this.#sums.get(role) ?? new AmountSum();
      sum.addColumn(column);
      this.#sums.set(role, sum);
    }
  }

  #passes(cursor: RecordCursor, record: RecordView): boolean {
    for (const [index, filter] of this.#filters.entries()) {
      const verdict = filter.judge(record, this.#field);
      if (verdict === 'pass') continue;
      if (verdict === 'fail') this.#filteredBy[index] = (this.#filteredBy[index] ?? 0) + 1;
      else this.#refuse(cursor, verdict, filter.column, record);
      return false;
    }
    return true;
  }

  #misfit(cursor: RecordCursor): RejectReason | null {
    const { count } = cursor.fields;
    if (count < this.#minWidth) return 'tooFewFields';
    return count > this.#width && !this.#isSurplusBlank(cursor) ? 'tooManyFields' : null;
  }

  #isSurplusBlank(cursor: RecordCursor): boolean {
    for (let index = this.#width; index < cursor.fields.count; index++) {
      if (index >= cursor.fields.ends.length - 1) return false;
      this.#field.point(cursor, index);
      if (!this.#field.isBlank()) return false;
    }
    return true;
  }

  #keepRaw(cursor: RecordCursor, status: RecordStatus): void {
    if (this.#raw === null) return;
    if (status === 'record') {
      this.#raw.add(this.#records, cursor.line, cursor.bytes, cursor.start, cursor.end);
      return;
    }
    const text = new TextEncoder().encode(cursor.decode(cursor.start, cursor.end));
    this.#raw.add(this.#records, cursor.line, text, 0, text.length);
  }

  #refuse(cursor: RecordCursor, reason: RejectReason, column: number | null, record: RecordView = cursor): void {
    this.#refused++;
    const order = reason === 'lineTooLong' ? '' : this.#orderOf(record);
    this.#rejected.push({
      row: this.#records,
      line: cursor.line,
      column: column === null ? null : this.#nameOf(column),
      reason,
      value: this.#reportedText(cursor, reason, column).slice(0, REPORTED_CHARACTERS),
      ...(order === '' ? {} : { order }),
    });
  }

  /** Number of the order a refused record is part of, as it would have been read: the cell may stand before the fault. "" = it has none. */
  #orderOf(record: RecordView): string {
    const column = this.#orderColumn;
    if (column === null || column >= Math.min(record.fields.count, record.fields.ends.length)) return '';
    const { starts, ends } = record.fields;
    if ((ends[column] as number) - (starts[column] as number) > LONGEST_ORDER_BYTES) return '';
    const text = canonicalText(record.text(column));
    return isNullToken(text) ? '' : unguardFormula(text);
  }

  #nameOf(column: number): string {
    const name = this.#names[column] ?? '';
    return name === '' ? `#${column + 1}` : name;
  }

  #reportedText(cursor: RecordCursor, reason: RejectReason, column: number | null): string {
    if (column !== null && column < this.#width) return cursor.text(column, REPORTED_CHARACTERS * 4);
    if (column !== null) return '';
    const from = reason === 'unterminatedQuote' || reason === 'badQuote' ? cursor.fields.faultAt : cursor.start;
    return cursor.decode(from, Math.min(cursor.end, from + REPORTED_CHARACTERS * 4)).trimEnd();
  }
}

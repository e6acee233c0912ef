import { type DuckDBResult, DuckDBTypeId } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import type { QueryColumn, QueryTable } from '../../../shared/analyses/define.ts';

type NumberArray = Int32Array | Float64Array | BigInt64Array;

interface ColumnSink {
  readonly push: (vector: duckdb.Vector, count: number) => void;
  readonly finish: () => QueryColumn;
}

const FIRST_CAPACITY = 2048;

/**
 * Reads a result by vectors into columns. The array follows the SQL type: INTEGER and smaller, BOOLEAN → Int32Array;
 * DOUBLE, FLOAT, UINTEGER → Float64Array; BIGINT, UBIGINT, HUGEINT (sums) → BigInt64Array; VARCHAR → strings.
 * Throws a RangeError when a sum leaves 64 bits and for types a query has to cast itself (DECIMAL, DATE, lists).
 */
export async function readTable(result: DuckDBResult): Promise<QueryTable> {
  const names = result.columnNames();
  const sinks = names.map((name, index) => createSink(result.columnTypeId(index), name));
  let rowCount = 0;
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const count = chunk.rowCount;
    rowCount += count;
    sinks.forEach((sink, index) => {
      sink.push(duckdb.data_chunk_get_vector(chunk.chunk, index), count);
    });
  }
  return { rowCount, columns: Object.fromEntries(names.map((name, index) => [name, sinks[index]?.finish() ?? { values: [] }])) };
}

function createSink(type: DuckDBTypeId, name: string): ColumnSink {
  switch (type) {
    case DuckDBTypeId.INTEGER:
      return numberSink(Int32Array, 4, (data, count) => new Int32Array(data.buffer, data.byteOffset, count));
    case DuckDBTypeId.SQLNULL:
      return numberSink(Int32Array, 4, (_, count) => new Int32Array(count));
    case DuckDBTypeId.BOOLEAN:
    case DuckDBTypeId.UTINYINT:
      return numberSink(Int32Array, 1, (data) => data);
    case DuckDBTypeId.TINYINT:
      return numberSink(Int32Array, 1, (data, count) => new Int8Array(data.buffer, data.byteOffset, count));
    case DuckDBTypeId.SMALLINT:
      return numberSink(Int32Array, 2, (data, count) => new Int16Array(data.buffer, data.byteOffset, count));
    case DuckDBTypeId.USMALLINT:
      return numberSink(Int32Array, 2, (data, count) => new Uint16Array(data.buffer, data.byteOffset, count));
    case DuckDBTypeId.UINTEGER:
      return numberSink(Float64Array, 4, (data, count) => new Uint32Array(data.buffer, data.byteOffset, count));
    case DuckDBTypeId.FLOAT:
      return numberSink(Float64Array, 4, (data, count) => new Float32Array(data.buffer, data.byteOffset, count));
    case DuckDBTypeId.DOUBLE:
      return numberSink(Float64Array, 8, (data, count) => new Float64Array(data.buffer, data.byteOffset, count));
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UBIGINT:
      return numberSink(BigInt64Array, 8, (data, count) => new BigInt64Array(data.buffer, data.byteOffset, count));
    case DuckDBTypeId.HUGEINT:
      return numberSink(BigInt64Array, 16, (data, count, validity) => narrowSums(data, count, validity, name));
    case DuckDBTypeId.VARCHAR:
      return textSink();
    default:
      throw new RangeError(`column "${name}" has type ${DuckDBTypeId[type]}: cast it in the query`);
  }
}

function numberSink<Target extends NumberArray>(
  make: new (length: number) => Target,
  width: number,
  view: (data: Uint8Array, count: number, validity: Uint8Array | null) => ArrayLike<number> | ArrayLike<bigint>,
): ColumnSink {
  let values = new make(FIRST_CAPACITY);
  let nulls: Uint8Array | null = null;
  let length = 0;
  return {
    push: (vector, count) => {
      if (length + count > values.length) {
        const wider = new make(Math.max(values.length * 2, length + count));
        wider.set(values.subarray(0, length) as never);
        values = wider;
      }
      const validity = validityOf(vector, count);
      values.set(view(duckdb.vector_get_data(vector, count * width), count, validity) as never, length);
      nulls = addNulls(validity, count, length, values.length, nulls);
      length += count;
    },
    finish: () => {
      const exact = values.slice(0, length);
      if (nulls === null) return { values: exact };
      clearNulls(exact, nulls);
      return { values: exact, nulls: nulls.slice(0, length) };
    },
  };
}

function textSink(): ColumnSink {
  const values: (string | null)[] = [];
  return {
    push: (vector, count) => {
      const records = duckdb.vector_get_data(vector, count * 16);
      const data = Buffer.from(records.buffer, records.byteOffset, records.byteLength);
      const validity = validityOf(vector, count);
      for (let row = 0; row < count; row++) values.push(isNull(validity, row) ? null : readText(data, row * 16));
    },
    finish: () => ({ values }),
  };
}

/** A string record: its length, then up to 12 bytes in place, else a prefix and a pointer. */
function readText(data: Buffer<ArrayBufferLike>, at: number): string {
  const size = data.readUInt32LE(at);
  if (size <= 12) return data.toString('utf8', at + 4, at + 4 + size);
  if (!(data.buffer instanceof ArrayBuffer)) throw new TypeError('string records must be in an ArrayBuffer');
  const bytes = duckdb.get_data_from_pointer(data.buffer, data.byteOffset + at + 8, size);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

function validityOf(vector: duckdb.Vector, count: number): Uint8Array | null {
  return duckdb.vector_get_validity(vector, Math.ceil(count / 64) * 8) ?? null;
}

function isNull(validity: Uint8Array | null, row: number): boolean {
  return validity !== null && (((validity[row >> 3] ?? 0xff) >> (row & 7)) & 1) === 0;
}

/** Adds the empty rows of a vector to the mask, which is made when the first one is met. */
function addNulls(validity: Uint8Array | null, count: number, offset: number, capacity: number, mask: Uint8Array | null): Uint8Array | null {
  let nulls = mask;
  if (nulls !== null && nulls.length < capacity) {
    const wider = new Uint8Array(capacity);
    wider.set(nulls);
    nulls = wider;
  }
  if (validity === null) return nulls;
  for (let row = 0; row < count; row++) {
    if (!isNull(validity, row)) continue;
    nulls ??= new Uint8Array(capacity);
    nulls[offset + row] = 1;
  }
  return nulls;
}

/** The engine leaves arbitrary bits where nothing is: make them zero, so that equal tables are equal arrays. */
function clearNulls(values: NumberArray, nulls: Uint8Array): void {
  for (let row = 0; row < values.length; row++) {
    if (nulls[row] !== 1) continue;
    if (values instanceof BigInt64Array) values[row] = 0n;
    else values[row] = 0;
  }
}

function narrowSums(data: Uint8Array, count: number, validity: Uint8Array | null, name: string): BigInt64Array {
  const halves = new BigInt64Array(data.buffer, data.byteOffset, count * 2);
  const values = new BigInt64Array(count);
  for (let row = 0; row < count; row++) {
    if (isNull(validity, row)) continue;
    const low = halves[row * 2] ?? 0n;
    if (halves[row * 2 + 1] !== low >> 63n) throw new RangeError(`a sum in column "${name}" does not fit 64 bits`);
    values[row] = low;
  }
  return values;
}

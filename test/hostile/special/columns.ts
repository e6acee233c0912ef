import type { Trial } from '../trial-run.ts';

/** Values of the compact form of Thrift, in which the footer of a Parquet file is written. */
type Thrift = { readonly i32: number } | { readonly i64: bigint } | { readonly text: string } | { readonly list: readonly Thrift[] } | Struct;
interface Struct {
  readonly fields: readonly (readonly [id: number, value: Thrift])[];
}

const TYPE = { i32: 5, i64: 6, text: 8, list: 9, struct: 12 } as const;
const MARK = [...Buffer.from('PAR1')];

interface Lies {
  readonly rows?: bigint;
  readonly groups?: number;
  readonly values?: bigint;
  readonly pageValues?: number;
  readonly pageBytes?: number;
  readonly codec?: number;
  readonly offset?: bigint;
  readonly depth?: number;
  readonly columns?: number;
  /** Flags, all the same, in one run: a handful of bytes whatever their number. */
  readonly run?: bigint;
}

/** Parquet files that are a few hundred bytes and claim to be anything. */
export function specialColumns(): Trial[] {
  const lies: readonly (readonly [name: string, lies: Lies])[] = [
    ['a billion rows', { rows: 10n ** 9n, values: 10n ** 9n }],
    ['sixty million rows', { rows: 60_000_000n, values: 60_000_000n }],
    ['rows below zero', { rows: -5n, values: -5n }],
    ['rows beyond every number', { rows: 2n ** 62n, values: 2n ** 62n }],
    ['a page of two billion values', { pageValues: 0x7fff_ffff }],
    ['a page of two gigabytes', { pageBytes: 0x7fff_ffff, codec: 1 }],
    ['a page below zero', { pageBytes: -1 }],
    ['ten thousand row groups', { groups: 10_000 }],
    ['ten thousand row groups of many rows', { groups: 10_000, rows: 60_000_000n }],
    ['a column beyond the file', { offset: 10n ** 12n }],
    ['a column before the file', { offset: -100n }],
    ['groups in groups, a thousand deep', { depth: 1000 }],
    ['five thousand columns', { columns: 5000 }],
    ['an unknown packing', { codec: 99 }],
    ['sixty million rows in a page of a few bytes', { run: 60_000_000n }],
    ['a million rows in each of a thousand columns', { run: 1_000_000n, columns: 1000 }],
  ];
  const footers: readonly (readonly [name: string, footer: number[]])[] = [
    ['a footer of nested structs without end', Array.from({ length: 60_000 }, () => 0x1c)],
    ['a footer of nested lists without end', [0x19, ...Array.from({ length: 60_000 }, () => 0x19)]],
    ['a list of four billion', [0x29, 0xfc, 0xff, 0xff, 0xff, 0xff, 0x0f]],
    ['a text of four billion', [0x68, 0xff, 0xff, 0xff, 0xff, 0x0f]],
    ['a number without end', [0x16, ...Array.from({ length: 5000 }, () => 0xff)]],
  ];
  const file = 'table.parquet';
  return [
    ...lies.map(([name, lie]): Trial => ({ name: `columns: ${name}`, fileName: file, make: () => writeParquet(lie) })),
    ...footers.map(([name, footer]): Trial => ({ name: `columns: ${name}`, fileName: file, make: () => wrap([], footer) })),
    { name: 'columns: a footer longer than the file', fileName: file, make: () => Uint8Array.from([...MARK, 0, 0xff, 0xff, 0xff, 0x7f, ...MARK]) },
  ];
}

function writeParquet({
  run,
  rows = run ?? 3n,
  groups = 1,
  values = rows,
  pageValues = Number(run ?? 3n),
  pageBytes,
  codec = 0,
  offset = 4n,
  depth = 1,
  columns = 1,
}: Lies): Uint8Array {
  const payload = run === undefined ? [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0] : flags(run);
  const [type, encoding] = run === undefined ? [1, 0] : [0, 3];
  const header = struct(
    [1, { i32: 0 }],
    [2, { i32: pageBytes ?? payload.length }],
    [3, { i32: payload.length }],
    [5, struct([1, { i32: pageValues }], [2, { i32: encoding }], [3, { i32: 3 }], [4, { i32: 3 }])],
  );
  const page = [...encode(header), ...payload];
  const names = Array.from({ length: columns }, (_, column) => `c${column}`);
  const outer = Array.from({ length: depth - 1 }, () => struct([3, { i32: 0 }], [4, { text: 'g' }], [5, { i32: 1 }]));
  const leaves = names.map((name) => struct([1, { i32: type }], [3, { i32: 0 }], [4, { text: name }]));
  const schema = [struct([4, { text: 'schema' }], [5, { i32: depth > 1 ? 1 : columns }]), ...outer, ...leaves];
  const path = (name: string) => ({ list: [...outer.map(() => ({ text: 'g' })), { text: name }] });
  const size = { i64: BigInt(page.length) };
  const chunk = (name: string) =>
    struct(
      [2, { i64: offset }],
      [
        3,
        struct(
          [1, { i32: type }],
          [2, { list: [{ i32: encoding }] }],
          [3, path(name)],
          [4, { i32: codec }],
          [5, { i64: values }],
          [6, size],
          [7, size],
          [9, { i64: offset }],
        ),
      ],
    );
  const group = struct([1, { list: names.map(chunk) }], [2, size], [3, { i64: rows }]);
  return wrap(
    page,
    encode(struct([1, { i32: 1 }], [2, { list: schema }], [3, { i64: rows }], [4, { list: Array.from({ length: groups }, () => group) }])),
  );
}

/** So many flags that are set, as one run. */
function flags(count: bigint): number[] {
  const run = [...varint(count << 1n), 1];
  return [run.length, 0, 0, 0, ...run];
}

function wrap(page: readonly number[], footer: readonly number[]): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  return Buffer.concat([Buffer.from(MARK), Buffer.from(page), Buffer.from(footer), length, Buffer.from(MARK)]);
}

function struct(...fields: Struct['fields']): Struct {
  return { fields };
}

function typeOf(value: Thrift): number {
  if ('i32' in value) return TYPE.i32;
  if ('i64' in value) return TYPE.i64;
  if ('text' in value) return TYPE.text;
  return 'list' in value ? TYPE.list : TYPE.struct;
}

function encode(value: Thrift): number[] {
  if ('i32' in value) return varint(zigzag(BigInt(value.i32)));
  if ('i64' in value) return varint(zigzag(value.i64));
  if ('text' in value) return [...varint(BigInt(value.text.length)), ...Buffer.from(value.text)];
  if ('list' in value) {
    const [first] = value.list;
    const type = first === undefined ? TYPE.i32 : typeOf(first);
    return [0xf0 | type, ...varint(BigInt(value.list.length)), ...value.list.flatMap(encode)];
  }
  let last = 0;
  const bytes = value.fields.flatMap(([id, field]) => {
    const delta = id - last;
    last = id;
    return [(delta << 4) | typeOf(field), ...encode(field)];
  });
  return [...bytes, 0];
}

function zigzag(value: bigint): bigint {
  return BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
}

function varint(value: bigint): number[] {
  const bytes: number[] = [];
  let left = value;
  for (; left > 0x7fn; left >>= 7n) bytes.push(Number(left & 0x7fn) | 0x80);
  return [...bytes, Number(left)];
}

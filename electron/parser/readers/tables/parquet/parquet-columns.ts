import type { SchemaElement, SchemaTree } from 'hyparquet';
import { formatIsoDay, SECONDS_PER_DAY } from '../../../../../shared/model/day.ts';
import { formatDouble } from '../number-text.ts';

/** A column of the flat table: where its value lies in the value of a top-level column, and how it is written. */
export interface FlatColumn {
  readonly name: string;
  /** Top-level column. */
  readonly column: string;
  /** Keys below it. */
  readonly path: readonly string[];
  readonly format: (value: unknown) => string;
}

/** Reads dates and times as canonical text; fractions of a second go, the clock is that of the file (UTC where it says so). */
export const CANONICAL_PARSERS = {
  dateFromDays: (days: number | undefined) => (days === undefined || days === null ? undefined : formatIsoDay(days)),
  timestampFromMilliseconds: (millis: bigint | undefined) => formatInstant(millis, 1_000n),
  timestampFromMicroseconds: (micros: bigint | undefined) => formatInstant(micros, 1_000_000n),
  timestampFromNanoseconds: (nanos: bigint | undefined) => formatInstant(nanos, 1_000_000_000n),
  jsonFromBytes: (bytes: Uint8Array | undefined) => (bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8')),
  geometryFromBytes: (bytes: Uint8Array | undefined) => (bytes === undefined ? undefined : Buffer.from(bytes).toString('hex')),
  geographyFromBytes: (bytes: Uint8Array | undefined) => (bytes === undefined ? undefined : Buffer.from(bytes).toString('hex')),
};

/** Scale of every decimal of a schema. The mark is taken off the elements, so that their digits come exactly instead of as doubles. */
export function takeDecimals(schema: readonly SchemaElement[]): Map<SchemaElement, number> {
  const scales = new Map<SchemaElement, number>();
  for (const element of schema) {
    const { logical_type: logical } = element;
    if (element.converted_type !== 'DECIMAL' && logical?.type !== 'DECIMAL') continue;
    scales.set(element, element.scale ?? (logical?.type === 'DECIMAL' ? logical.scale : 0));
    delete element.converted_type;
    delete element.logical_type;
  }
  return scales;
}

/** The spans of time of a schema. The mark is taken off the elements, because the library refuses them. */
export function takeIntervals(schema: readonly SchemaElement[]): Set<SchemaElement> {
  const intervals = new Set(schema.filter(({ converted_type: converted }) => converted === 'INTERVAL'));
  for (const element of intervals) delete element.converted_type;
  return intervals;
}

/** What is known of elements whose marks were taken off. */
export interface TakenMarks {
  readonly scales: ReadonlyMap<SchemaElement, number>;
  readonly intervals: ReadonlySet<SchemaElement>;
}

/** The flat columns of a schema: structs become `customer.city`, lists of values one text joined by "; ", what is nested deeper JSON. */
export function flattenSchema(root: SchemaTree, marks: TakenMarks): FlatColumn[] {
  return root.children.flatMap((child) => flattenNode(child, child.element.name, [], marks));
}

function flattenNode(node: SchemaTree, column: string, path: readonly string[], marks: TakenMarks): FlatColumn[] {
  const { element, children } = node;
  const name = [column, ...path].join('.');
  const isList = element.repetition_type === 'REPEATED' || isCollection(element);
  if (children.length === 0 || isList) {
    const leaf = innermost(node);
    const format = leaf === null ? formatNested : formatterOf(leaf.element, marks);
    return [{ name, column, path, format: (value) => (Array.isArray(value) ? value.map(format).join('; ') : format(value)) }];
  }
  return children.flatMap((child) => flattenNode(child, column, [...path, child.element.name], marks));
}

function isCollection({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return converted === 'LIST' || converted === 'MAP' || converted === 'MAP_KEY_VALUE' || logical?.type === 'LIST' || logical?.type === 'MAP';
}

/** The only leaf below a node; null when there are several. */
function innermost(node: SchemaTree): SchemaTree | null {
  const [only, ...others] = node.children;
  if (only === undefined) return node;
  return others.length > 0 ? null : innermost(only);
}

function formatterOf(element: SchemaElement, { scales, intervals }: TakenMarks): (value: unknown) => string {
  if (intervals.has(element)) return formatInterval;
  const scale = scales.get(element);
  if (scale !== undefined) return (value) => (value === null || value === undefined ? '' : formatScaled(toUnscaled(value), scale));
  const { converted_type: converted, logical_type: logical } = element;
  if (logical?.type === 'TIME') return timeFormatter(logical.unit === 'MILLIS' ? 1e3 : logical.unit === 'MICROS' ? 1e6 : 1e9);
  if (converted === 'TIME_MILLIS') return timeFormatter(1e3);
  if (converted === 'TIME_MICROS') return timeFormatter(1e6);
  if (element.type === 'FLOAT')
    return (value) => (typeof value === 'number' && Number.isFinite(value) ? formatDouble(Number(value.toPrecision(7))) : '');
  return formatValue;
}

/** Months, days and milliseconds in twelve bytes, as ISO 8601 writes them: they are no sum of seconds. */
function formatInterval(value: unknown): string {
  if (!(value instanceof Uint8Array) || value.length !== 12) return '';
  const view = new DataView(value.buffer, value.byteOffset, value.length);
  const [months, days, seconds] = [view.getUint32(0, true), view.getUint32(4, true), view.getUint32(8, true) / 1000];
  const date = `${months === 0 ? '' : `${months}M`}${days === 0 ? '' : `${days}D`}`;
  return seconds === 0 && date !== '' ? `P${date}` : `P${date}T${seconds}S`;
}

function timeFormatter(perSecond: number): (value: unknown) => string {
  return (value) => {
    if (value === null || value === undefined) return '';
    const seconds = Math.floor(Number(value) / perSecond);
    return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
  };
}

function formatValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? formatDouble(value) : '';
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  return typeof value === 'object' ? formatNested(value) : String(value);
}

function formatNested(value: unknown): string {
  if (value === null || value === undefined) return '';
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'bigint') return String(inner);
    return inner instanceof Uint8Array ? Buffer.from(inner).toString('utf8') : inner;
  });
}

function formatInstant(count: bigint | undefined, perSecond: bigint): string | undefined {
  if (count === undefined || count === null) return undefined;
  const whole = BigInt(count);
  const seconds = Number(whole / perSecond) - (whole < 0n && whole % perSecond !== 0n ? 1 : 0);
  const day = Math.floor(seconds / SECONDS_PER_DAY);
  const rest = seconds - day * SECONDS_PER_DAY;
  const clock = [rest / 3600, (rest / 60) % 60, rest % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
  return rest === 0 ? formatIsoDay(day) : `${formatIsoDay(day)}T${clock}`;
}

/** Big-endian two's complement, or a whole number. */
function toUnscaled(value: unknown): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value as bigint | number);
  if (value.length === 0) return 0n;
  const digits = BigInt(`0x${Buffer.from(value).toString('hex')}`);
  return BigInt.asIntN(value.length * 8, digits);
}

function formatScaled(unscaled: bigint, scale: number): string {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const sign = unscaled < 0n ? '-' : '';
  return scale <= 0 ? `${sign}${digits}${'0'.repeat(-scale)}` : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

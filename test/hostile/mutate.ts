import type { Random } from '../support/random.ts';

/** Bytes that mean something to a reader of delimited text, archives or numbers. */
const TELLING = [0, 1, 9, 10, 13, 0x1a, 0x20, 0x22, 0x27, 0x2c, 0x3b, 0x3c, 0x5b, 0x5c, 0x7b, 0x7c, 0x7f, 0x80, 0xc3, 0xe2, 0xfe, 0xff];
const LARGE = [0xff_ff_ff_ff, 0x7f_ff_ff_ff, 0x80_00_00_00, 0x10_00_00, 0xff_ff, 0];
const PIECES = [
  '"',
  '""',
  '"\n',
  '\r',
  '\r\n\r\n',
  '\u202e',
  '=cmd()',
  '__proto__',
  '\ufeff',
  '\u0000\u0000',
  ',,,,,,,,',
  '<!DOCTYPE x [',
  '{"a":[',
  'PK\u0003\u0004',
];

type Change = (bytes: Uint8Array<ArrayBuffer>, random: Random) => Uint8Array<ArrayBuffer>;

const CHANGES: readonly Change[] = [
  /** One byte becomes another. */
  (bytes, random) => withByte(bytes, place(bytes, random), random.integer(0, 255)),
  (bytes, random) => withByte(bytes, place(bytes, random), random.pick(TELLING)),
  /** One bit flips. */
  (bytes, random) => {
    const at = place(bytes, random);
    return withByte(bytes, at, (bytes[at] ?? 0) ^ (1 << random.integer(0, 7)));
  },
  /** The file ends early. */
  (bytes, random) => bytes.slice(0, place(bytes, random)),
  /** The file begins late. */
  (bytes, random) => bytes.slice(place(bytes, random)),
  /** A part is missing. */
  (bytes, random) => {
    const at = place(bytes, random);
    return join(bytes.slice(0, at), bytes.slice(at + random.integer(1, 64)));
  },
  /** A part comes twice. */
  (bytes, random) => {
    const at = place(bytes, random);
    const part = bytes.slice(at, at + random.integer(1, 4096));
    return join(bytes.slice(0, at), part, part, bytes.slice(at));
  },
  /** Something foreign is in the middle. */
  (bytes, random) => {
    const at = place(bytes, random);
    return join(bytes.slice(0, at), new TextEncoder().encode(random.pick(PIECES)), bytes.slice(at));
  },
  (bytes, random) => {
    const at = place(bytes, random);
    const noise = Uint8Array.from({ length: random.integer(1, 512) }, () => random.integer(0, 255));
    return join(bytes.slice(0, at), noise, bytes.slice(at));
  },
  /** A length or an offset lies. */
  (bytes, random) => {
    if (bytes.length < 4) return bytes;
    const copy = bytes.slice();
    new DataView(copy.buffer).setUint32(random.integer(0, copy.length - 4), random.pick(LARGE), random.chance(0.5));
    return copy;
  },
  /** A stretch is zero. */
  (bytes, random) => {
    const at = place(bytes, random);
    return bytes.slice().fill(0, at, at + random.integer(1, 256));
  },
];

/** A file damaged in one to four ways; the same seed damages it the same way. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  let damaged = new Uint8Array(bytes);
  for (let left = random.integer(1, 4); left > 0; left--) damaged = random.pick(CHANGES)(damaged, random);
  return damaged;
}

function place(bytes: Uint8Array, random: Random): number {
  return bytes.length === 0 ? 0 : random.integer(0, bytes.length - 1);
}

function withByte(bytes: Uint8Array<ArrayBuffer>, at: number, value: number): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  if (at < copy.length) copy[at] = value;
  return copy;
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

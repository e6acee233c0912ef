import { isUtf8 } from 'node:buffer';
import { lastWhole } from '../bytes/utf8.ts';
import { preferSibling, scoreEncodings } from './encoding-score.ts';

export interface EncodingGuess {
  /** WHATWG label. */
  readonly encoding: string;
  readonly evidence: 'bom' | 'utf8Valid' | 'nulPattern' | 'detectors';
  /** Others that fit, best first. */
  readonly alternatives: readonly string[];
}

const MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];
const NUL_SHARE = 0.02;
const CONTROL_SHARE = 0.01;
/** Share of NULs below which they may fill up fields, and bytes on which then a line must end. */
const FILLED_SHARE = 0.75;
const LONGEST_FILLED = 4096;
/** Between fields, the items of a field, and their names; the separators of ASCII itself are 0x1c to 0x1f. */
const HIVE_SEPARATORS: ReadonlySet<number> = new Set([1, 2, 3]);
/** Two of the commonest Chinese characters have a byte that elsewhere ends a line (不, 上). */
const WIDE_WEIGHT = 20;
/** Whole characters beyond ASCII from which on a text is UTF-8 though some are damaged, and how many there must be for each that is: bytes of other encodings seldom make one. */
const LEAST_WHOLE = 6;
const WHOLE_PER_BROKEN = 6;
const VOTED_BYTES = 64 * 1024;
const MAX_ALTERNATIVES = 4;
/** What a detector's vote is worth beside our own score, which runs from about -3 to 1. */
const VOTE = 0.25;

/**
 * Encoding of a file by its first bytes: byte order mark, else strict UTF-8, else UTF-16 by where its NULs lie, else the best of
 * our letter statistics and the votes of two detectors. `isWhole`: the sample is the whole file, so nothing is cut off at its end.
 * null = not text: too many control characters.
 */
export async function detectEncoding(sample: Uint8Array, isWhole: boolean): Promise<EncodingGuess | null> {
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => sample[index] === byte));
  if (marked !== undefined) return { encoding: marked[0], evidence: 'bom', alternatives: [] };
  if (isShiftedJapanese(sample)) return { encoding: 'iso-2022-jp', evidence: 'detectors', alternatives: [] };
  const wide = detectUtf16(sample);
  if (wide !== null) return { encoding: wide, evidence: 'nulPattern', alternatives: [] };
  if (isBinary(sample)) return null;
  const end = isWhole ? sample.length : lastWhole(sample, sample.length);
  if (isUtf8(sample.subarray(0, end))) return { encoding: 'utf-8', evidence: 'utf8Valid', alternatives: [] };
  if (isDamagedUtf8(sample)) return { encoding: 'utf-8', evidence: 'detectors', alternatives: ['windows-1252'] };
  return detectLegacy(sample);
}

/** UTF-16 without mark: NULs (the high bytes of digits, delimiters and line ends) lie on one side only, beside line ends too. */
function detectUtf16(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sample.length; at++) {
    if (sample[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  if (even + odd < Math.max(1, sample.length * NUL_SHARE)) return null;
  const wide = odd > even * 10 ? 'utf-16le' : even > odd * 10 ? 'utf-16be' : null;
  return wide !== null && hasWideLineEnds(sample, wide) ? wide : null;
}

/** Whether the bytes of line ends are halves of characters; fields that are filled up with NULs may have those on one side too. */
function hasWideLineEnds(sample: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean {
  const low = encoding === 'utf-16le' ? 0 : 1;
  let wide = 0;
  let narrow = 0;
  for (let at = 0; at < sample.length; at++) {
    if (sample[at] !== 10 && sample[at] !== 13) continue;
    if (at % 2 === low && sample[low === 0 ? at + 1 : at - 1] === 0) wide++;
    else narrow++;
  }
  return wide * WIDE_WEIGHT >= narrow;
}

/** Seven-bit Japanese: escape sequences that switch to two bytes a character, and nothing beyond ASCII. */
function isShiftedJapanese(sample: Uint8Array): boolean {
  const bytes = Buffer.from(sample.buffer, sample.byteOffset, sample.length);
  return (bytes.includes('\x1b$B') || bytes.includes('\x1b$@')) && !sample.some((byte) => byte >= 0x80);
}

/**
 * Whether there are too many characters that no text holds: all below the space but tab, line ends, form feed, end of file and escape, and those that
 * databases separate fields with. NULs, with which programs fill up fields of fixed length, are borne where nothing but they is strange.
 */
function isBinary(sample: Uint8Array): boolean {
  let nuls = 0;
  let controls = 0;
  let lineEnds = 0;
  for (const byte of sample) {
    if (byte === 0) nuls++;
    else if (byte === 10 || byte === 13) lineEnds++;
    else if (byte < 0x20 && (byte < 9 || byte > 13) && byte < 0x1a && !HIVE_SEPARATORS.has(byte)) controls++;
  }
  const isFilledUp = controls === 0 && nuls < sample.length * FILLED_SHARE && lineEnds * LONGEST_FILLED >= sample.length;
  return !isFilledUp && nuls + controls > sample.length * CONTROL_SHARE;
}

/** UTF-8 in which single characters were damaged, as where a program cuts texts by their bytes. */
function isDamagedUtf8(sample: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(sample);
  let whole = 0;
  let broken = 0;
  for (const character of text) {
    if (character === '\ufffd') broken++;
    else if (character > '\x7f') whole++;
  }
  return whole >= LEAST_WHOLE && broken * WHOLE_PER_BROKEN <= whole;
}

async function detectLegacy(sample: Uint8Array): Promise<EncodingGuess> {
  const votes = await countVotes(sample.subarray(0, VOTED_BYTES));
  const ranked = scoreEncodings(sample)
    .map(({ encoding, score }) => ({ encoding, score: score + VOTE * (votes.get(encoding) ?? 0) }))
    .sort((a, b) => b.score - a.score);
  const encoding = preferSibling(sample, ranked[0]?.encoding ?? 'windows-1252');
  const others = ranked.map((candidate) => candidate.encoding).filter((label) => label !== encoding);
  return { encoding, evidence: 'detectors', alternatives: others.slice(0, MAX_ALTERNATIVES) };
}

/** Votes of both detectors by WHATWG label, weighted by their confidence (0–1 each). They are large and seldom needed, so loaded here only. */
async function countVotes(sample: Uint8Array): Promise<Map<string, number>> {
  const [{ default: jschardet }, { default: chardet }] = await Promise.all([import('jschardet'), import('chardet')]);
  const votes = new Map<string, number>();
  const vote = (name: string | null, confidence: number) => {
    const label = toLabel(name);
    if (label !== null) votes.set(label, (votes.get(label) ?? 0) + confidence);
  };
  const named = jschardet.detect(Buffer.from(sample));
  vote(named.encoding, named.confidence);
  for (const match of chardet.analyse(sample).slice(0, 3)) vote(match.name, match.confidence / 100);
  return votes;
}

function toLabel(name: string | null): string | null {
  if (name === null) return null;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}

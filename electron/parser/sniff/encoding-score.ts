import { COMBINING, LANGUAGE_LETTERS, LETTER_PROFILES, LETTER_WEIGHTS, PUNCTUATION, type Script } from './letter-profiles.ts';

export interface EncodingScore {
  readonly encoding: string;
  /** Mean over the characters beyond ASCII: about 1 for running text, below 0 for gibberish. */
  readonly score: number;
}

/** Legacy encodings that are tried; on equal scores the earlier one wins. */
const CANDIDATES: readonly (readonly [encoding: string, script: Script])[] = [
  ['windows-1252', 'western'],
  ['windows-1251', 'cyrillic'],
  ['windows-1256', 'arabic'],
  ['gb18030', 'cjk'],
  ['koi8-u', 'cyrillic'],
  ['koi8-r', 'cyrillic'],
  ['ibm866', 'cyrillic'],
  ['windows-1250', 'central'],
  ['windows-1254', 'turkish'],
  ['windows-1257', 'baltic'],
  ['windows-1253', 'greek'],
  ['windows-1255', 'hebrew'],
  ['big5', 'cjk'],
  ['shift_jis', 'cjk'],
  ['euc-jp', 'cjk'],
  ['euc-kr', 'cjk'],
  ['iso-8859-5', 'cyrillic'],
  ['iso-8859-6', 'arabic'],
  ['iso-8859-2', 'central'],
  ['x-mac-cyrillic', 'cyrillic'],
  ['iso-8859-15', 'western'],
  ['iso-8859-13', 'baltic'],
  ['iso-8859-7', 'greek'],
  ['iso-8859-8', 'hebrew'],
  ['windows-874', 'thai'],
  ['windows-1258', 'vietnamese'],
  ['macintosh', 'western'],
];
const SCORED_BYTES = 32 * 1024;
const ORDER_BONUS = 0.002;
/** Scripts whose words mix plain and accented letters. */
const ACCENTED: ReadonlySet<Script> = new Set(['western', 'central', 'turkish', 'baltic', 'vietnamese']);
/** What it costs when the letters are not those of one language. */
const MIXED_COST = 1;

/** Scores every candidate by how much the bytes, decoded so, look like writing; best first. */
export function scoreEncodings(sample: Uint8Array): EncodingScore[] {
  const bytes = linesBeyondAscii(sample);
  return CANDIDATES.map(([encoding, script], rank) => {
    const text = new TextDecoder(encoding).decode(bytes);
    return { encoding, score: scoreText(text, script, encoding) - rank * ORDER_BONUS };
  }).sort((a, b) => b.score - a.score);
}

/** Encodings of one script that share most letters: where a sample decides between them, it does so in a few of its characters. */
const SIBLINGS: Readonly<Record<string, readonly string[]>> = {
  'windows-1252': ['iso-8859-15'],
  'windows-1250': ['iso-8859-2'],
  'iso-8859-2': ['windows-1250'],
  'koi8-r': ['koi8-u'],
  'windows-1253': ['iso-8859-7'],
  'windows-1257': ['iso-8859-13'],
};

/** The sibling of an encoding that reads the characters in which both differ better; the encoding itself when there is none. */
export function preferSibling(sample: Uint8Array, encoding: string): string {
  const bytes = linesBeyondAscii(sample);
  const script = CANDIDATES.find(([label]) => label === encoding)?.[1];
  const own = [...new TextDecoder(encoding).decode(bytes)];
  if (script === undefined) return encoding;
  for (const sibling of SIBLINGS[encoding] ?? []) {
    const other = [...new TextDecoder(sibling).decode(bytes)];
    let gain = 0;
    for (const [index, character] of own.entries()) {
      if (other[index] === character) continue;
      gain += scoreLetter(other[index] ?? '', other[index - 1] ?? '', other[index + 1] ?? '', script);
      gain -= scoreLetter(character, own[index - 1] ?? '', own[index + 1] ?? '', script);
    }
    if (gain > 0) return sibling;
  }
  return encoding;
}

/** Lines with a byte beyond ASCII, up to a limit: the others say nothing. */
function linesBeyondAscii(sample: Uint8Array): Uint8Array {
  const kept = new Uint8Array(Math.min(sample.length, SCORED_BYTES));
  let length = 0;
  let from = 0;
  while (from < sample.length && length < kept.length) {
    const lineEnd = sample.indexOf(10, from);
    const to = lineEnd < 0 ? sample.length : lineEnd + 1;
    const line = sample.subarray(from, Math.min(to, from + kept.length - length));
    if (line.some((byte) => byte >= 0x80)) {
      kept.set(line, length);
      length += line.length;
    }
    from = to;
  }
  return kept.subarray(0, length);
}

function scoreText(text: string, script: Script, encoding: string): number {
  const common = script === 'cjk' ? commonIdeographs(encoding) : null;
  let sum = 0;
  let seen = 0;
  let before = '';
  const letters = new Map<string, number>();
  const characters = [...text];
  for (const [index, character] of characters.entries()) {
    if (character > '\x7f') {
      const after = characters[index + 1] ?? '';
      sum += common === null ? scoreLetter(character, before, after, script) : scoreIdeograph(character, common, before, after);
      seen++;
      if (isLetter(character)) letters.set(character.toLowerCase(), (letters.get(character.toLowerCase()) ?? 0) + 1);
    }
    before = character;
  }
  return seen === 0 ? 0 : sum / seen - MIXED_COST * (1 - shareOfOneLanguage(letters, script));
}

/** Share of the letters that the likeliest language of a script writes. */
function shareOfOneLanguage(letters: ReadonlyMap<string, number>, script: Script): number {
  const languages = LANGUAGE_LETTERS[script];
  const total = [...letters.values()].reduce((sum, count) => sum + count, 0);
  if (languages === undefined || total === 0) return 1;
  const shares = languages.map((own) => [...letters].reduce((sum, [letter, count]) => sum + (own.includes(letter) ? count : 0), 0) / total);
  return Math.max(...shares);
}

function scoreLetter(character: string, before: string, after: string, script: Script): number {
  if (isControl(character)) return -3;
  const lower = character.toLowerCase();
  if (COMBINING.test(character))
    return isLetter(before) && before > '\x7f' === (script === 'thai') ? 0.6 : script === 'vietnamese' && isLetter(before) ? 0.6 : -1;
  const weight = LETTER_PROFILES[script]?.get(lower);
  if (weight === undefined) return PUNCTUATION.has(character) ? scorePunctuation(character, before, after) : -1;
  const touchesAscii = isAsciiLetter(before) || isAsciiLetter(after);
  if (ACCENTED.has(script)) {
    const touchesAccent = (before > '\x7f' && isLetter(before)) || (after > '\x7f' && isLetter(after));
    const breaksCase = lower !== character && /\p{Ll}/u.test(before);
    return (touchesAscii ? weight : weight * 0.2) - (touchesAccent ? 0.7 : 0) - (breaksCase ? 0.7 : 0);
  }
  if (touchesAscii) return -0.7;
  if (lower === character) return weight;
  return /\p{Ll}/u.test(before) ? -0.7 : weight * 0.6;
}

/** Marks that never stand at a word. */
const LONELY = new Set('§¦¶¬¤¨´¸¯¼½¾');

/** A mark between two letters of one word is a letter of another encoding. */
function scorePunctuation(character: string, before: string, after: string): number {
  if (LONELY.has(character) && (isLetter(before) || isLetter(after))) return -0.6;
  return isLetter(before) && isLetter(after) ? -0.4 : 0.1;
}

function scoreIdeograph(character: string, common: ReadonlySet<string>, before: string, after: string): number {
  if (isControl(character)) return -3;
  if (/[a-z]/.test(before) || /[a-z]/.test(after)) return -0.5;
  if (/[\uff61-\uff9f]/.test(character)) return 0.1;
  if (common.has(character)) return 0.9;
  if (/[\u3000-\u303f\uff00-\uffef]|\p{Emoji_Presentation}/u.test(character) || PUNCTUATION.has(character)) return 0.5;
  return /\p{Script=Han}/u.test(character) ? (character > '\uffff' || character < '\u4e00' ? 0.4 : -0.3) : -0.7;
}

function isControl(character: string): boolean {
  return character === '\ufffd' || (character >= '\x80' && character <= '\x9f') || (character >= '\ue000' && character <= '\uf8ff');
}

function isAsciiLetter(character: string): boolean {
  return /^[a-z]$/i.test(character);
}

function isLetter(character: string): boolean {
  return /^\p{L}$/u.test(character);
}

const ideographs = new Map<string, ReadonlySet<string>>();

/** The everyday characters of a double-byte set: its first level, which is ordered before the rare ones, and its syllables. */
function commonIdeographs(encoding: string): ReadonlySet<string> {
  const known = ideographs.get(encoding);
  if (known !== undefined) return known;
  const [from, to] = LETTER_WEIGHTS.commonLeads[encoding] ?? [0xb0, 0xd7];
  const decoder = new TextDecoder(encoding);
  const common = new Set<string>();
  for (let lead = from; lead <= to; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (encoding !== 'shift_jis' && encoding !== 'big5' && trail < 0xa1) continue;
      const character = decoder.decode(new Uint8Array([lead, trail]));
      if ([...character].length === 1 && character !== '\ufffd') common.add(character);
    }
  }
  for (const character of LETTER_WEIGHTS.kana) if (encoding === 'shift_jis' || encoding === 'euc-jp') common.add(character);
  ideographs.set(encoding, common);
  return common;
}

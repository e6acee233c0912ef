const tables = new Map<string, Map<string, readonly number[]>>();
const ESCAPE = 0x1b;
/** Marks over and under letters that windows-1258 writes by themselves. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/;

/**
 * Text in an encoding by its WHATWG label, " bom" behind it for one with a mark: the inverse of Node's decoder, made by decoding every one- and two-byte
 * sequence. Throws on what the encoding lacks.
 */
export function encodeAs(text: string, label: string): Uint8Array {
  const [encoding = '', mark] = label.split(' ');
  if (mark === 'bom') return encodeAs(`\ufeff${text}`, encoding);
  if (encoding === 'utf-8') return new Uint8Array(Buffer.from(text, 'utf8'));
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(text, 'utf16le'));
  if (encoding === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16());
  if (encoding === 'iso-2022-jp') return encodeAsShifted(text);
  const table = tableOf(encoding);
  const bytes: number[] = [];
  for (const character of encoding === 'windows-1258' ? splitTones(text) : text) {
    const code = table.get(character);
    if (code === undefined) throw new RangeError(`${encoding} has no "${character}"`);
    bytes.push(...code);
  }
  return new Uint8Array(bytes);
}

/** Letters with their circumflex, breve or horn, and the tone behind them. */
function splitTones(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      const tone = TONES.exec(letter.normalize('NFD'))?.[0] ?? '';
      return letter.normalize('NFD').replace(TONES, '').normalize('NFC') + tone;
    })
    .join('');
}

/** Seven-bit Japanese: the same code points as EUC-JP without the high bit, between escape sequences. */
function encodeAsShifted(text: string): Uint8Array {
  const bytes: number[] = [];
  let isShifted = false;
  for (const character of text) {
    const code = encodeAs(character, 'euc-jp');
    const isWide = code.length === 2;
    if (isWide !== isShifted) bytes.push(ESCAPE, ...(isWide ? [0x24, 0x42] : [0x28, 0x42]));
    isShifted = isWide;
    bytes.push(...code.map((byte) => byte & 0x7f));
  }
  return new Uint8Array(bytes);
}

function tableOf(encoding: string): Map<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly number[]>();
  const isDouble = /^(gb|big5|shift|euc)/.test(encoding);
  for (let lead = 0; lead < 256; lead++) {
    put(table, decoder.decode(new Uint8Array([lead])), [lead]);
    if (!isDouble || lead < 0x81) continue;
    for (let trail = 0x40; trail < 0xff; trail++) put(table, decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
  }
  tables.set(encoding, table);
  return table;
}

function put(table: Map<string, readonly number[]>, character: string, bytes: readonly number[]): void {
  if ([...character].length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, bytes);
}

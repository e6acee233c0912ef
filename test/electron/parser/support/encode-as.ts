const tables = new Map<string, Map<string, readonly number[]>>();

/** Text in a legacy encoding: the inverse of Node's decoder, made by decoding every one- and two-byte sequence. Throws on what the encoding lacks. */
export function encodeAs(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(text, 'utf16le'));
  if (encoding === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16());
  const table = tableOf(encoding);
  const bytes: number[] = [];
  for (const character of text) {
    const code = table.get(character);
    if (code === undefined) throw new RangeError(`${encoding} has no "${character}"`);
    bytes.push(...code);
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

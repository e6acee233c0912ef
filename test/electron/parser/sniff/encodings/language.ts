/** Words of one language for made order exports, and the encodings its programs write. */
export interface Language {
  readonly code: string;
  readonly encodings: readonly string[];
  /** Order number, date, customer, city, product, amount. */
  readonly header: string;
  readonly names: readonly string[];
  readonly cities: readonly string[];
  readonly products: readonly string[];
}

const UNICODE = ['utf-8', 'utf-8 bom', 'utf-16le', 'utf-16le bom', 'utf-16be', 'utf-16be bom'];

export interface EncodingSample {
  readonly name: string;
  readonly encoding: string;
  readonly text: string;
}

/** An order export of `rows` lines in every encoding of each language; every fifth language in the Unicode ones too. */
export function makeSamples(languages: readonly Language[], rows: number): EncodingSample[] {
  return languages.flatMap((language, index) => {
    const encodings = [...language.encodings, ...(index % 5 === 0 ? UNICODE : [])];
    return encodings.map((encoding) => ({ name: `${language.code} ${encoding}`, encoding, text: writeOrders(language, rows) }));
  });
}

function writeOrders({ header, names, cities, products }: Language, rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const day = String(1 + (row % 28)).padStart(2, '0');
    const amount = `${12 + row * 7},${String((row * 37) % 100).padStart(2, '0')}`;
    return [
      1000 + row,
      `${day}.03.2024`,
      names[row % names.length],
      cities[(row * 3) % cities.length],
      products[(row * 5) % products.length],
      amount,
    ].join(';');
  });
  return `${[header, ...lines].join('\r\n')}\r\n`;
}

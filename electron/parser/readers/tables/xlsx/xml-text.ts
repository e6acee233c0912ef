const REFERENCE = /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ESCAPED_CHARACTER = /_x([0-9a-f]{4})_/gi;

/** XML text with its character references resolved; a reference that means nothing stays as it is. */
export function decodeXmlText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

/** Text of an element: line ends as XML reads them, references resolved. */
export function decodeOwnText(text: string): string {
  return decodeXmlText(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);
}

/** Text of a cell of XLSX as Excel shows it: that of its element with `_x000D_` turned back (`_x005F_` is an underscore). */
export function decodeCellText(text: string): string {
  const decoded = decodeOwnText(text);
  if (!decoded.includes('_x') && !decoded.includes('_X')) return decoded;
  return decoded.replace(ESCAPED_CHARACTER, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))).toWellFormed();
}

/** Encodings people meet, by WHATWG label, with the name they know. */
const USUAL: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252 (Western)',
  'iso-8859-1': 'ISO-8859-1 (Western)',
  'windows-1250': 'Windows-1250 (Central European)',
  'windows-1251': 'Windows-1251 (Cyrillic)',
  'koi8-r': 'KOI8-R (Cyrillic)',
  'koi8-u': 'KOI8-U (Cyrillic)',
  ibm866: 'IBM866 (Cyrillic)',
  'windows-1256': 'Windows-1256 (Arabic, Persian)',
  'windows-1254': 'Windows-1254 (Turkish)',
  gb18030: 'GB18030 (Chinese)',
  big5: 'Big5 (Chinese)',
  shift_jis: 'Shift JIS (Japanese)',
  'euc-kr': 'EUC-KR (Korean)',
};

/** Choices of the encoding: the one in use and the detectors' others first, then the usual ones. */
export function encodingOptions(current: string, alternatives: readonly string[]): readonly { readonly value: string; readonly label: string }[] {
  const names = [current, ...alternatives, ...Object.keys(USUAL)].map((name) => name.toLowerCase());
  return [...new Set(names)].map((name) => ({ value: name, label: USUAL[name] ?? name }));
}

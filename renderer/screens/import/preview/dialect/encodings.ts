import type { ChoiceGroup } from '../../../../components/search-choices.ts';
import type { Words } from '../../../../state/words.ts';

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
  'windows-1253': 'Windows-1253 (Greek)',
  'windows-1254': 'Windows-1254 (Turkish)',
  'windows-1255': 'Windows-1255 (Hebrew)',
  'windows-1257': 'Windows-1257 (Baltic)',
  'windows-1258': 'Windows-1258 (Vietnamese)',
  'iso-8859-2': 'ISO-8859-2 (Central European)',
  'iso-8859-5': 'ISO-8859-5 (Cyrillic)',
  'iso-8859-9': 'ISO-8859-9 (Turkish)',
  'iso-8859-15': 'ISO-8859-15 (Western)',
  macintosh: 'Macintosh (Western)',
  gb18030: 'GB18030 (Chinese)',
  gbk: 'GBK (Chinese)',
  big5: 'Big5 (Chinese)',
  shift_jis: 'Shift JIS (Japanese)',
  'euc-kr': 'EUC-KR (Korean)',
};

/** Name of an encoding as people know it. */
export function encodingName(encoding: string): string {
  return USUAL[encoding.toLowerCase()] ?? encoding;
}

/** Choices of the encoding: the one in use with the detectors' others, then the usual ones. */
export function encodingGroups(current: string, alternatives: readonly string[], t: Words['t']): readonly ChoiceGroup[] {
  const likely = [...new Set([current, ...alternatives].map((name) => name.toLowerCase()))];
  const rest = Object.keys(USUAL).filter((name) => !likely.includes(name));
  const choice = (value: string) => ({ value, label: encodingName(value), also: value });
  return [
    { label: t('imports.dialect.likely'), choices: likely.map(choice) },
    { label: t('imports.dialect.further'), choices: rest.map(choice) },
  ];
}

import type { ChoiceGroup } from '../../../../components/search-choices.ts';
import type { Words } from '../../../../state/words.ts';

type Script =
  | 'western'
  | 'centralEuropean'
  | 'cyrillic'
  | 'arabic'
  | 'greek'
  | 'turkish'
  | 'hebrew'
  | 'baltic'
  | 'vietnamese'
  | 'chinese'
  | 'japanese'
  | 'korean';

/** Encodings people meet, by WHATWG label, with the name they know. */
const USUAL: Readonly<Record<string, { readonly name: string; readonly script?: Script }>> = {
  'utf-8': { name: 'UTF-8' },
  'utf-16le': { name: 'UTF-16 LE' },
  'utf-16be': { name: 'UTF-16 BE' },
  'windows-1252': { name: 'Windows-1252', script: 'western' },
  'iso-8859-1': { name: 'ISO-8859-1', script: 'western' },
  'windows-1250': { name: 'Windows-1250', script: 'centralEuropean' },
  'windows-1251': { name: 'Windows-1251', script: 'cyrillic' },
  'koi8-r': { name: 'KOI8-R', script: 'cyrillic' },
  'koi8-u': { name: 'KOI8-U', script: 'cyrillic' },
  ibm866: { name: 'IBM866', script: 'cyrillic' },
  'windows-1256': { name: 'Windows-1256', script: 'arabic' },
  'windows-1253': { name: 'Windows-1253', script: 'greek' },
  'windows-1254': { name: 'Windows-1254', script: 'turkish' },
  'windows-1255': { name: 'Windows-1255', script: 'hebrew' },
  'windows-1257': { name: 'Windows-1257', script: 'baltic' },
  'windows-1258': { name: 'Windows-1258', script: 'vietnamese' },
  'iso-8859-2': { name: 'ISO-8859-2', script: 'centralEuropean' },
  'iso-8859-5': { name: 'ISO-8859-5', script: 'cyrillic' },
  'iso-8859-9': { name: 'ISO-8859-9', script: 'turkish' },
  'iso-8859-15': { name: 'ISO-8859-15', script: 'western' },
  macintosh: { name: 'Macintosh', script: 'western' },
  gb18030: { name: 'GB18030', script: 'chinese' },
  gbk: { name: 'GBK', script: 'chinese' },
  big5: { name: 'Big5', script: 'chinese' },
  shift_jis: { name: 'Shift JIS', script: 'japanese' },
  'euc-kr': { name: 'EUC-KR', script: 'korean' },
};

/** Name of an encoding as people know it, with the script it is for. */
export function encodingName(encoding: string, t: Words['t']): string {
  const { name = encoding, script = null } = USUAL[encoding.toLowerCase()] ?? {};
  return script === null ? name : `${name} (${t(`imports.scripts.${script}`)})`;
}

/** Choices of the encoding: the one in use with the detectors' others, then the usual ones. */
export function encodingGroups(current: string, alternatives: readonly string[], t: Words['t']): readonly ChoiceGroup[] {
  const likely = [...new Set([current, ...alternatives].map((name) => name.toLowerCase()))];
  const rest = Object.keys(USUAL).filter((name) => !likely.includes(name));
  const choice = (value: string) => ({ value, label: encodingName(value, t), also: value });
  return [
    { label: t('imports.dialect.likely'), choices: likely.map(choice) },
    { label: t('imports.dialect.further'), choices: rest.map(choice) },
  ];
}

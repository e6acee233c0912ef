import { detectEncoding } from '../../../../../electron/parser/sniff/encoding.ts';
import { encodeAs } from '../../support/encode-as.ts';
import type { EncodingSample } from './language.ts';

/** Names of the samples whose text does not come back under the encoding that is detected, with that encoding. */
export async function findWrong(samples: readonly EncodingSample[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { name, encoding, text } of samples) {
    const bytes = encodeAs(text, encoding);
    const guess = await detectEncoding(bytes, true);
    const decoded = new TextDecoder(guess?.encoding ?? 'utf-8').decode(bytes);
    if (decoded.normalize('NFC') !== text) wrong.push(`${name} read as ${guess?.encoding}`);
  }
  return wrong;
}

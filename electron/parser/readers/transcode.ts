import { ParserFailure } from '../parser-failure.ts';

const UTF8_MARK = [0xef, 0xbb, 0xbf];

/** Whether a label means UTF-8 itself, whose bytes need no decoding. */
export function isUtf8Label(label: string): boolean {
  return /^utf-?8$/i.test(label);
}

/**
 * Blocks of a file as UTF-8 without byte order mark. UTF-8 passes through unchecked (the cursor judges each record);
 * from other encodings what cannot be decoded becomes U+FFFD. Throws ParserFailure MAPPING_INVALID for an unknown encoding.
 */
export async function* transcode(blocks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array, void, void> {
  if (isUtf8Label(encoding)) {
    yield* withoutMark(blocks);
    return;
  }
  const decoder = createDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const block of blocks) {
    const text = decoder.decode(block, { stream: true });
    if (text !== '') yield encoder.encode(text);
  }
  const rest = decoder.decode();
  if (rest !== '') yield encoder.encode(rest);
}

function createDecoder(encoding: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding);
  } catch (error) {
    throw new ParserFailure('MAPPING_INVALID', { encoding }, { cause: error });
  }
}

async function* withoutMark(blocks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  let isFirst = true;
  for await (const block of blocks) {
    const hasMark = isFirst && UTF8_MARK.every((byte, index) => block[index] === byte);
    isFirst = false;
    yield hasMark ? block.subarray(UTF8_MARK.length) : block;
  }
}

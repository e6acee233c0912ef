import type { Dialect } from '../../../../shared/model/import-mapping.ts';
import { SAMPLE_BYTES } from '../../limits.ts';
import { openToRead } from '../../readers/open-to-read.ts';
import { transcode } from '../../readers/transcode.ts';
import { readSample, type SampleRecord } from '../structure/sample-records.ts';

const BLOCKS = 8;
const BLOCK_BYTES = 128 * 1024;
/** Totals and notes stand at the end; they are no examples of the columns. */
const TAIL_BYTES = 256 * 1024;
const RECORDS_A_BLOCK = 2000;
const LF = 10;

/**
 * Records from blocks spread over a plain file, between its head and its end: what the first rows leave open (day or month, decimal or thousands)
 * is mostly decided there. A block may begin within a quoted field, so records of another width are left out; physical lines are not known (0).
 * Throws what the file system says.
 */
export async function readSpread(path: string, fileSize: number, dialect: Dialect, width: number): Promise<SampleRecord[]> {
  const from = SAMPLE_BYTES;
  const room = fileSize - TAIL_BYTES - BLOCK_BYTES - from;
  if (room <= 0) return [];
  const file = await openToRead(path);
  try {
    const records: SampleRecord[] = [];
    for (let index = 0; index < BLOCKS; index++) {
      const at = from + Math.floor(((index + 0.5) * room) / BLOCKS / 4) * 4;
      const { buffer, bytesRead } = await file.read(new Uint8Array(BLOCK_BYTES), 0, BLOCK_BYTES, at);
      records.push(...(await readBlock(buffer.subarray(0, bytesRead), dialect, width)));
    }
    return records;
  } finally {
    await file.close();
  }
}

/** Whole lines of a block; a line feed is never part of another character in the encodings that are read. */
async function readBlock(bytes: Uint8Array, dialect: Dialect, width: number): Promise<SampleRecord[]> {
  const parts: Uint8Array[] = [];
  for await (const part of transcode(one(bytes), dialect.encoding)) parts.push(Uint8Array.from(part));
  const text = Buffer.concat(parts);
  const lines = new Uint8Array(text.subarray(text.indexOf(LF) + 1, text.lastIndexOf(LF) + 1));
  const { skipLines: _, footerLines: __, hasHeader: ___, ...cut } = dialect;
  return readSample(lines, { ...cut, skipLines: 0 }, RECORDS_A_BLOCK)
    .filter(({ fields, isBroken }) => !isBroken && fields.length === width)
    .map((record) => ({ ...record, line: 0 }));
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  yield bytes;
}

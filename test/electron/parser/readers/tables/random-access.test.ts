import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { gatherEnd } from '../../../../../electron/parser/readers/tables/packing/random-access.ts';

const blocks = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 30 });

property.prop([blocks, fc.integer({ min: 1, max: 100 }), fc.nat(1200), fc.nat(100)])(
  'the end of what comes block by block lies where it lay, and nothing is invented before it',
  async (parts, most, offset, length) => {
    async function* all() {
      // Whoever gives a block may write over it afterwards.
      for (const part of parts) {
        const given = part.slice();
        yield given;
        given.fill(0xee);
      }
    }
    const whole = Buffer.concat(parts);
    const end = await gatherEnd(all(), most);
    expect(end.size).toBe(whole.length);
    const read = Buffer.from(await end.read(offset, length));
    const expected = whole.subarray(offset, offset + length);
    if (offset >= whole.length - most || read.length > 0) expect(read.equals(expected)).toBe(true);
    else expect(read).toHaveLength(0);
  },
);

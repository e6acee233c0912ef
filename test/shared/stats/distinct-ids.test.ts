import { expect, test } from 'vitest';
import { createDistinctIds } from '../../../shared/stats/distinct-ids.ts';
import { createRandom } from '../../support/random.ts';

test.each([5, 40, 60, 5000])('agrees with a set, ids up to %i, rising and not', (highest) => {
  const random = createRandom(highest);
  const ids = createDistinctIds();
  for (let group = 0; group < 20; group++) {
    ids.reset();
    const known = new Set<number>();
    const isRising = random.chance(0.5);
    let id = 0;
    for (let i = 0; i < 2000; i++) {
      id = isRising && random.chance(0.9) ? id + random.integer(0, 2) : random.integer(1, highest);
      expect(ids.isNew(id)).toBe(!known.has(id));
      known.add(id);
    }
  }
});

test('a reset forgets everything', () => {
  const ids = createDistinctIds();
  expect([ids.isNew(7), ids.isNew(7), ids.isNew(3), ids.isNew(7)]).toEqual([true, false, true, false]);
  ids.reset();
  expect(ids.isNew(7)).toBe(true);
});

import { expect, test } from 'vitest';
import { damagedFiles } from './damaged-files.ts';
import { makeSeeds } from './seeds.ts';
import { specialFiles } from './special-files.ts';
import { describeReport, runTrials } from './trial-run.ts';

const DAMAGED = 100;
const SEED = 20_261;

/** The light part of the corpus; `node test/hostile/run.ts` tries all of it. */
test('damaged and malicious files are read or refused with a clear sentence, and the client file stays as it was', async () => {
  const seeds = await makeSeeds();
  const light = specialFiles(seeds).filter(({ isHeavy }) => isHeavy !== true);
  const report = await runTrials([...light, ...damagedFiles(seeds, DAMAGED, SEED)], { lanes: 2 });
  expect(report.faults, describeReport(report)).toEqual([]);
  expect([report.tried, report.deaths, report.unverified]).toEqual([light.length + DAMAGED, 0, 0]);
});

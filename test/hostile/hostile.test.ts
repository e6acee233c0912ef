import { expect, test } from 'vitest';
import { damagedFiles } from './damaged-files.ts';
import { makeSeeds } from './seeds.ts';
import { specialFiles } from './special/files.ts';
import { describeReport, runTrials } from './trial-run.ts';

const DAMAGED = 80;
const SEED = 20_261;
const LONGEST_MS = 900_000;

/** Files whose outcome is known, as far as they are light, and some damaged ones; `node test/hostile/run.ts` tries all of it. */
test(
  'damaged and malicious files are read or refused with a clear sentence, and the client file stays as it was',
  async () => {
    const seeds = await makeSeeds();
    const light = specialFiles(seeds).filter(({ isHeavy, expects }) => isHeavy !== true && expects !== undefined);
    const report = await runTrials([...light, ...damagedFiles(seeds, DAMAGED, SEED)], { lanes: 2 });
    expect(report.faults, describeReport(report)).toEqual([]);
    expect([report.tried, report.deaths, report.unverified]).toEqual([light.length + DAMAGED, 0, 0]);
  },
  LONGEST_MS,
);

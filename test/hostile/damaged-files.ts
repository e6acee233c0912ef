import { createRandom } from '../support/random.ts';
import { mutate } from './mutate.ts';
import type { Seed } from './seeds.ts';
import type { Trial } from './trial-run.ts';

const DISGUISED = 0.1;
const CUTS = 20;

/** So many damaged files, one in ten under the name of another format; the same seed gives the same files. */
export function* damagedFiles(seeds: readonly Seed[], count: number, seed: number): Generator<Trial> {
  for (let number = 0; number < count; number++) {
    const random = createRandom(seed * 1_000_003 + number);
    const sound = random.pick(seeds);
    const fileName = random.chance(DISGUISED) ? random.pick(seeds).name : sound.name;
    yield { name: `damaged ${number} ${fileName}`, fileName, make: () => mutate(sound.bytes, random) };
  }
}

/** Every sound file cut off at every twentieth of its length. */
export function* cutFiles(seeds: readonly Seed[]): Generator<Trial> {
  for (const { name, bytes } of seeds)
    for (let cut = 1; cut < CUTS; cut++)
      yield { name: `cut at ${cut}/${CUTS} ${name}`, fileName: name, make: () => bytes.subarray(0, Math.floor((bytes.length * cut) / CUTS)) };
}

/** Every sound file under the name of every other format: what it is, its content says. */
export function* disguisedFiles(seeds: readonly Seed[]): Generator<Trial> {
  for (const { name, bytes } of seeds)
    for (const other of seeds)
      yield {
        name: `${name} called ${other.name}`,
        fileName: other.name,
        make: () => bytes,
        expects: ['checked OK', 'loaded OK'],
      };
}

import Papa from 'papaparse';
import { makePollutions } from '../support/pollution/pollutions.ts';
import { type ScoreBoard, scoreReader, scoreWizard } from '../support/pollution/score-board.ts';

/** Polluted files through the wizard with nobody choosing anything, scored as published; papaparse guessing its delimiter for comparison. */
const GOAL_SIMPLE = 9.98;
const GOAL_WEIGHTED = 9.7;
const SHOWN = 12;

const files = makePollutions();
const ours = await scoreWizard(files);
const papa = scoreReader(files, (text) => Papa.parse<string[]>(text, { skipEmptyLines: true }).data);
const isMet = ours.simple >= GOAL_SIMPLE && ours.weighted >= GOAL_WEIGHTED;
console.log(`pollution of ${files.length} files (goal simple ${GOAL_SIMPLE}, weighted ${GOAL_WEIGHTED}) ${isMet ? 'ok' : 'MISSED'}`);
print('wizard', ours);
print('papaparse', papa);
for (const { kind, files: count, total, strict } of ours.kinds.slice(0, SHOWN)) {
  const peer = papa.kinds.find((other) => other.kind === kind)?.total ?? Number.NaN;
  console.log(`  ${total.toFixed(3)} (each cell in its place ${strict.toFixed(3)}, papaparse ${peer.toFixed(3)}) ${kind}, ${count} file(s)`);
}
process.exitCode = isMet ? 0 : 1;

function print(name: string, { simple, weighted, strict }: ScoreBoard): void {
  console.log(
    `  ${name.padEnd(9)} simple ${simple.toFixed(4)}, weighted ${weighted.toFixed(4)}; each cell in its place: simple ${strict.toFixed(4)}`,
  );
}

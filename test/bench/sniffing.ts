import { guessReading, type ReadingHints } from '../../electron/parser/sniff/column-reading.ts';
import { gatherColumn } from '../../electron/parser/sniff/column-values.ts';
import { findWrong } from '../electron/parser/sniff/encodings/find-wrong.ts';
import { HALF_ONE } from '../electron/parser/sniff/encodings/half-one.ts';
import { HALF_TWO } from '../electron/parser/sniff/encodings/half-two.ts';
import { makeSamples } from '../electron/parser/sniff/encodings/language.ts';
import { makeAmbiguousColumns, makeDecidedColumns } from '../support/ambiguous-dates.ts';

/** What is guessed with nobody choosing anything: encodings of made order exports, and the order of days and months. `npm run sniffing` prints these and the pollutions. */
const RIGHT = 59 / 60;
const LENGTHS = [4, 24, 200];
const COLUMNS = 20;
const SEED = 20_261;
const NO_HINTS: ReadingHints = { prefersDecimalComma: false, namesDate: true, namesKey: false, namesNumber: false, namesFlag: false };
let isMet = true;

for (const [name, languages] of [
  ['tuned on', HALF_ONE],
  ['held out', HALF_TWO],
] as const) {
  for (const rows of LENGTHS) {
    const samples = makeSamples(languages, rows);
    const wrong = await findWrong(samples);
    const isEnough = wrong.length <= Math.floor(samples.length * (1 - RIGHT));
    isMet &&= isEnough;
    console.log(
      `encodings, ${name}, ${rows} lines: ${samples.length - wrong.length} of ${samples.length} right (goal 59 of 60) ${isEnough ? 'ok' : 'MISSED'}${wrong.map((line) => `\n  ${line}`).join('')}`,
    );
  }
}

const ambiguous = makeAmbiguousColumns(COLUMNS, SEED);
const asked = ambiguous.filter(({ values }) => guess(values).alternatives.length > 0).length;
report(`dates that could be two things: ${asked} of ${ambiguous.length} columns asked for`, asked === ambiguous.length);
const decided = makeDecidedColumns(COLUMNS, SEED);
const right = decided.filter(({ order, values }) => {
  const { reading, alternatives } = guess(values);
  return alternatives.length === 0 && reading.kind === 'date' && reading.order === order;
}).length;
report(`the same with one row that tells, anywhere: ${right} of ${decided.length} columns read by it`, right === decided.length);
process.exitCode = isMet ? 0 : 1;

function guess(values: readonly string[]) {
  return guessReading(
    gatherColumn(
      values.map((value, row) => ({ line: row + 2, fields: [value], isBroken: false })),
      0,
    ),
    NO_HINTS,
  );
}

function report(line: string, isGood: boolean): void {
  isMet &&= isGood;
  console.log(`${line} ${isGood ? 'ok' : 'MISSED'}`);
}

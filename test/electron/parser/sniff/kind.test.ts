import { beforeAll, describe, expect, test } from 'vitest';
import { previewDelimited } from '../../../../electron/parser/sniff/preview.ts';
import { IMPORT_KINDS, type ImportKind } from '../../../../shared/model/import-kind.ts';
import { createScratch } from '../support/scratch.ts';
import { LABELLED_FILES, type LabelledFile, toCsv } from './corpus/cases.ts';

/**
 * 139 header sets in five languages with the kind and the roles a person would give them, written before the rules were tuned.
 * Every fourth was left out of the tuning. Who wrote the dictionary also wrote the corpus, so real files do worse: those of
 * other people are in test/reference/suggested-mappings.test.ts.
 */
const write = createScratch();
const HELD_OUT = LABELLED_FILES.filter((_, position) => position % 4 === 0);
const TUNED = LABELLED_FILES.filter((_, position) => position % 4 !== 0);

interface Outcome {
  readonly file: LabelledFile;
  readonly named: ImportKind;
  readonly nameless: ImportKind;
  readonly missed: readonly string[];
}
let outcomes: ReadonlyMap<LabelledFile, Outcome>;

async function look(file: LabelledFile, fileName: string, kind: ImportKind | null) {
  const path = write('labelled.csv', toCsv(file));
  return (await previewDelimited({ path, fileName, dialect: {}, kind, saved: [] })).preview;
}

async function judge(file: LabelledFile): Promise<Outcome> {
  const named = (await look(file, file.fileName, null)).kind;
  const nameless = (await look(file, 'data.csv', null)).kind;
  const { columns } = await look(file, file.fileName, file.kind);
  const missed = file.header.filter((_, index) => columns[index]?.role !== file.roles[index]);
  return { file, named, nameless, missed };
}

beforeAll(async () => {
  const judged: Outcome[] = [];
  for (const file of LABELLED_FILES) judged.push(await judge(file));
  outcomes = new Map(judged.map((outcome) => [outcome.file, outcome]));
}, 60_000);

function sharesOf(files: readonly LabelledFile[]) {
  const judged = files.flatMap((file) => outcomes.get(file) ?? []);
  const columns = files.reduce((sum, { header }) => sum + header.length, 0);
  return {
    kinds: judged.filter(({ file, named }) => named === file.kind).length / files.length,
    kindsWithoutName: judged.filter(({ file, nameless }) => nameless === file.kind).length / files.length,
    roles: 1 - judged.reduce((sum, { missed }) => sum + missed.length, 0) / columns,
  };
}

describe('kind and roles of labelled header sets', () => {
  test('the corpus is large, in five languages, and has every kind', () => {
    expect(LABELLED_FILES.length).toBeGreaterThanOrEqual(120);
    expect(new Set(LABELLED_FILES.map(({ language }) => language))).toEqual(new Set(['en', 'fa', 'ru', 'uk', 'zh']));
    expect(IMPORT_KINDS.filter((kind) => !LABELLED_FILES.some((file) => file.kind === kind))).toEqual([]);
  });
  test.each([
    ['tuned', TUNED],
    ['held out', HELD_OUT],
  ])('%s: at least 95 %% of the kinds, with and without a telling file name, and 95 %% of the roles', (_name, files) => {
    const shares = sharesOf(files);
    expect(shares.kinds).toBeGreaterThanOrEqual(0.95);
    expect(shares.kindsWithoutName).toBeGreaterThanOrEqual(0.95);
    expect(shares.roles).toBeGreaterThanOrEqual(0.95);
  });
  test('a file that fits no kind is not passed off as one', async () => {
    const path = write('numbers.csv', 'week,arrest,fin,age,wexp,prio\n20,1,0,27,0,3\n17,1,0,18,0,8\n25,1,0,19,1,13\n');
    const { preview } = await previewDelimited({ path, fileName: 'rossi.csv', dialect: {}, kind: null, saved: [] });
    expect(preview.kindConfidence).toBeLessThan(0.4);
  });
});

import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { makePollutions } from '../../../support/pollution/pollutions.ts';
import { scoreReader, scoreWizard } from '../../../support/pollution/score-board.ts';
import { scoreTable, totalOf } from '../../../support/pollution/score-table.ts';

/** Every kind of pollution, those of single rows in every fourteenth row (the header among them); the whole of it is `node test/bench/pollock.ts`. */
const ROW_STEP = 14;

test('the list of the benchmark: 2,289 pollutions of one file', () => {
  const files = makePollutions();
  expect(files).toHaveLength(2290);
  expect(new Set(files.map(({ name }) => name)).size).toBe(2290);
  const counts = Map.groupBy(files, ({ kind }) => kind);
  expect(['row_less_sep', 'row_more_sep', 'row_extra_quote', 'row_field_delimiter_space'].map((kind) => counts.get(kind)?.length)).toEqual([
    672, 756, 756, 84,
  ]);
});

test('scores as published: ten for the table itself, a blank cell too many costs no record', () => {
  const clean = {
    header: ['a', 'b'],
    records: [
      ['1', ''],
      ['2', 'x'],
    ],
  };
  expect(totalOf(scoreTable(clean, clean))).toBe(10);
  expect(totalOf(scoreTable(clean, null))).toBe(0);
  const shifted = {
    header: ['a', 'b'],
    records: [
      ['1', '', ''],
      ['2', 'x'],
    ],
  };
  expect(scoreTable(clean, shifted).record.f1).toBe(1);
  expect(scoreTable(clean, shifted, true).record.f1).toBe(0.5);
});

test('the wizard with nobody choosing anything', async () => {
  const files = makePollutions(ROW_STEP);
  const board = await scoreWizard(files);
  expect(board.simple).toBeGreaterThanOrEqual(9.98);
  expect(board.weighted).toBeGreaterThanOrEqual(9.7);
  const papa = scoreReader(files, (text) => Papa.parse<string[]>(text, { skipEmptyLines: true }).data);
  expect(board.simple).toBeGreaterThan(papa.simple);
  expect(board.weighted).toBeGreaterThan(papa.weighted);
  const worst = board.kinds.filter(({ total }) => total < 9.9).map(({ kind }) => kind);
  expect(worst).toEqual(['file_multitable_same']);
});

import { expect, test } from 'vitest';
import { toLastingDialect } from '../../../shared/model/lasting-dialect.ts';

const CUT = { encoding: 'windows-1251', delimiter: ';', quote: '"', hasHeader: true, escape: '\\', comment: '#' };

test('how lines are cut belongs to the program that writes them, what stands around the table to the file', () => {
  expect(toLastingDialect({ ...CUT, skipLines: 3, headerRows: 2, footerLines: 1, ragged: 'repair' })).toEqual(CUT);
});
test('ragged rows that the person refused stay refused', () => {
  expect(toLastingDialect({ ...CUT, skipLines: 0, ragged: 'refuse' })).toEqual({ ...CUT, ragged: 'refuse' });
});

import { describe, expect, test } from 'vitest';
import { findNearMisses } from '../../../../shared/model/cleaning/near-misses.ts';

const PRODUCTS = ['GTX Basic', 'GTX Pro', 'GTX Plus Pro', 'MG Special', 'Чай зелёный', 'چای سبز', 'A-100', 'A-200'];

describe('findNearMisses', () => {
  test.each([
    ['GTXPro', 'GTX Pro'],
    ['gtx-basic', 'GTX Basic'],
    ['ＭＧ　Ｓｐｅｃｉａｌ', 'MG Special'],
    ['MG Spacial', 'MG Special'],
    ['MG Speical', 'MG Special'],
    ['Чай  зелёный', 'Чай зелёный'],
    ['چایسبز', 'چای سبز'],
    ['چاي سبز', 'چای سبز'],
    ['Чай зеленый', 'Чай зелёный'],
  ])('%s is probably %s', (from, to) => {
    expect(findNearMisses([from], PRODUCTS)).toEqual([{ from, to }]);
  });

  test.each(['A-101', 'A-300', 'GTX', 'Tea', '', '---'])('%s is left alone', (from) => {
    expect(findNearMisses([from], PRODUCTS)).toEqual([]);
  });

  test('two that fit are none', () => {
    expect(findNearMisses(['colour'], ['colours', 'colourx'])).toEqual([]);
    expect(findNearMisses(['gtx pro'], ['GTX Pro', 'GTXPro'])).toEqual([]);
  });

  test('names of things are few: a long list is not searched', () => {
    const many = Array.from({ length: 5001 }, (_, index) => `name ${String.fromCharCode(97 + (index % 26))}${index}`);
    expect(findNearMisses(['GTXPro'], [...many, 'GTX Pro'])).toEqual([]);
  });
});

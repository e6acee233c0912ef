import { describe, expect, test } from 'vitest';
import { recognise } from '../../../../../electron/parser/readers/tables/recognise.ts';

const recogniseText = (text: string) => recognise(Buffer.from(text));

describe('markup', () => {
  test.each([
    ['<table><tr><td>1</td></tr></table>', 'markup'],
    ['\ufeff <!-- made by x -->\n<!-- -- > --><html>', 'markup'],
    ['<?xml version="1.0"?>\n<!-- a --><?mso-application?><Workbook xmlns="x">', 'markup'],
    ['<?xml version="1.0"?><office:document>', 'markup'],
    ['<!-- never closed <table>', 'text'],
    ['<rows><row/></rows>', 'text'],
    ['a <table>', 'text'],
  ])('%j is %s', (text, expected) => {
    expect(recogniseText(text)).toBe(expected);
  });

  test('a page that begins with very many comments is looked at once', () => {
    expect(recogniseText(`${'<!---->'.repeat(1000)}x`)).toBe('text');
    expect(recogniseText(`${'<!---->'.repeat(1000)}<table>`)).toBe('markup');
  });
});

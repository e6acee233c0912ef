import { describe, expect, test } from 'vitest';
import { detectLayout, readSample } from '../../../../electron/parser/sniff/dialect.ts';
import { detectHeader } from '../../../../electron/parser/sniff/header.ts';

const layoutOf = (text: string, chosen = {}) => detectLayout(Buffer.from(text), chosen);

describe('delimiter, quote and preamble', () => {
  test.each([
    [',', 'a,b,c\n1,2,3\n4,5,6\n'],
    [';', 'Дата;Клиент;Сумма\n31.01.2024;ООО «Ромашка»;1 234,50\n01.02.2024;ИП Иванов, Пётр;-12,00\n'],
    [';', 'a;b\n1,5;2,5\n3,5;4,5\n'],
    ['\t', 'متن\tامتیاز\nخوب، عالی\t5\nبد، خیلی بد\t1\n'],
    ['|', 'id|name\n1|Smith, John\n2|Doe, Jane\n'],
    [' ', ' customer_id  date number_of_cds  dollar_value\n 00001 19970101  1   11.77\n 00002 19970112  1   12.00\n 00002 19970112  5   77.00\n'],
    [',', 'name\nAnn\nBob\n'],
    [';', '"id";"text"\n1;"a, b, c; d"\n2;"e, f, g"\n'],
    [',', '编号,评论\n1,"距离川沙公路较近,但是公交指示不对"\n2,商务大床房\n'],
  ])('%j', (delimiter, text) => {
    expect(layoutOf(text)).toEqual({ delimiter, quote: '"', skipLines: 0, ...(delimiter === ' ' ? { collapse: true } : {}) });
  });
  test('title lines above the table are skipped', () => {
    expect(layoutOf('Monthly report\nCreated 2024-01-31\n\nid;date;sum\n1;2024-01-01;5\n2;2024-01-02;6\n')).toEqual({
      delimiter: ';',
      quote: '"',
      skipLines: 3,
    });
  });
  test('the line that names the separator', () => {
    expect(layoutOf('sep=|\na,b|c\n1|2\n')).toMatchObject({ delimiter: '|', skipLines: 1 });
  });
  test('apostrophes as quotes', () => {
    expect(layoutOf("id,name\n1,'Smith, John'\n2,'Doe, Jane'\n3,'Roe'\n")).toMatchObject({ delimiter: ',', quote: "'" });
  });
  test('apostrophes in names are no quotes', () => {
    expect(layoutOf("id,name\n1,O'Brien\n2,D'Angelo\n").quote).toBe('"');
  });
  test.each([
    ['values in apostrophes inside quotes', `"id","name"\n${[1, 2, 3, 4, 5].map((id) => `"${id}","'Classic ${id}'"`).join('\n')}\n`],
    ['a few in apostrophes beside quotes', `id,name\n1,"'Classic'"\n2,"'Old'"\n3,"'New'"\n4,"a, b"\n5,'x'\n`],
    ['inches, and firms in quotes of their own', 'id;name;size\n1;«Лампа»;"55"""\n2;«Стол»;"60"""\n3;«Шкаф»;7\n'],
    ['a value that is quoted otherwise', 'id,name,note\n1,"a \\""",“q”\n2,b,c\n'],
    ['two apostrophes', "id,name\n1,Ann\n2,''\n3,Bob\n"],
  ])('%s are no other quotes', (_, text) => {
    expect(layoutOf(text)).toMatchObject({ quote: '"' });
  });
  test('a file in which quotes are ordinary characters', () => {
    const text = `id\tname\n${[1, 2, 3, 4, 5].map((id) => `${id}\t"Tom" Jones ${id}`).join('\n')}\n`;
    expect(layoutOf(text)).toMatchObject({ delimiter: '\t', quote: null });
  });
  test('one bad quote is no reason to give quotes up', () => {
    expect(layoutOf('foo,bar,baz\n1,"I forgot to close this one,3\n')).toMatchObject({ delimiter: ',', quote: '"' });
    expect(layoutOf('foo,bar,baz\n1,"Hey, I missed " it",3\n')).toMatchObject({ delimiter: ',', quote: '"' });
  });
  test('what the person chose is kept', () => {
    expect(layoutOf('a,b;c\n1,2;3\n', { delimiter: ';', quote: null, skipLines: 1 })).toEqual({ delimiter: ';', quote: null, skipLines: 1 });
  });
});

describe('header or none', () => {
  const hasHeader = (text: string) => detectHeader(readSample(Buffer.from(text), layoutOf(text), 100));
  test.each([
    ['order_id,date,amount\n1,2024-01-01,5\n', true],
    ['foo,bar,baz\n1,2,3\n', true],
    ['Текст;Мітка\nЧудовий ранок;1\n', true],
    ['name,city\nAnn,Berlin\nBob,Paris\n', true],
    ['foo,bar,baz\n', true],
    ['Kunde,Ort\nAnn,Berlin\n', true],
    ['1,2024-01-01,5\n2,2024-01-02,6\n', false],
    ['00004,0001,19970101,2,29.33\n00004,0001,19970118,2,29.73\n', false],
    ['Ann,Berlin\nBob,Berlin\nAnn,Paris\n', false],
    ['a,a\nx,y\n', false],
  ])('%j → %s', (text, expected) => {
    expect(hasHeader(text)).toBe(expected);
  });
});

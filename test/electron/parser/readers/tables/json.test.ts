import { fc, test as property } from '@fast-check/vitest';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { formatJsonValue } from '../../../../../electron/parser/readers/tables/json/json-tables.ts';
import { parseJsonValue } from '../../../../../electron/parser/readers/tables/json/json-value.ts';
import { recogniseJson } from '../../../../../electron/parser/readers/tables/json/recognise-json.ts';
import { listTables, readTable } from '../../support/read-table.ts';
import { createScratch } from '../../support/scratch.ts';

const write = createScratch();
const many = (count: number, make: (n: number) => string) => Array.from({ length: count }, (_, n) => make(n)).join(',');
const part = (table: string | null) => ({ format: 'json', member: null, table }) as const;

const SHOP = `{"shop":"Atlas","orders":[
  {"id":12345678901234567890,"created_at":"2024-01-02","total":12.50,"customer":{"id":9,"address":{"city":"تهران"}},"tags":["a","b"],
   "lines":[{"sku":"p1","qty":2,"discounts":[{"code":"X","off":1}]},{"sku":"p2","qty":1,"gift":true}]},
  {"id":2,"created_at":null,"lines":[],"__proto__":"kept"}],
 "meta":{"pages":[{"no":1}]}}`;

describe('documents', () => {
  test('every array of objects is a table, inner ones with what names the outer row', async () => {
    const path = write('shop.json', SHOP);
    expect(await listTables(path)).toEqual(['orders|json', 'orders.lines|json', 'orders.lines.discounts|json', 'meta.pages|json']);
    expect(await readTable(path)).toBe(
      'id,created_at,total,customer.id,customer.address.city,tags,__proto__\n12345678901234567890,2024-01-02,12.50,9,تهران,a; b,\n2,,,,,,kept\n',
    );
    expect(await readTable(path, part('orders.lines'))).toBe(
      'id,created_at,customer.id,customer.address.city,tags,__proto__,lines.sku,lines.qty,lines.gift\n' +
        '12345678901234567890,2024-01-02,9,تهران,a; b,,p1,2,\n12345678901234567890,2024-01-02,9,تهران,a; b,,p2,1,true\n',
    );
    expect(await readTable(path, part('orders.lines.discounts'))).toContain('lines.sku,lines.gift,lines.discounts.code,lines.discounts.off\n');
    await expect(readTable(path, part('nowhere'))).rejects.toMatchObject({ code: 'PART_NOT_FOUND' });
  });

  test('one object per line: columns of all lines, blank lines counted, a damaged line costs itself', async () => {
    const path = write('events.csv', '{"a":1,"b":"x, y"}\r\n{"a":2,"c":"l\\nm"}\n\n{"a":3,\n{"a":4}');
    expect(await listTables(path)).toEqual(['ndjson']);
    expect(await readTable(path)).toBe('a,b,c\n1,"x, y",\n2,,"l\nm"\n\n"{""a"":3,"\n4,,\n');
  });

  test('an object without members is a blank line, not a row of blanks', async () => {
    const path = write('bare.json', '[{"id":1,"b":2},{},[],{"id":3,"lines":[{},{"c":4}]}]');
    expect(await readTable(path)).toBe('id,b\n1,2\n\n\n3,\n');
    expect(await readTable(path, part('lines'))).toBe('id,lines.c\n3,\n3,4\n');
  });

  test('control characters that stand unescaped beside escapes are read as they are', () => {
    expect(parseJsonValue('"a\u0001\tb\\n\\"c\u0007\\\\"')?.value).toBe('a\u0001\tb\n"c\u0007\\');
    // A backslash before a line end, as some databases write it.
    expect(parseJsonValue('"a\\\nb\\\\\nc"')?.value).toBe('a\\\nb\\\nc');
  });

  test.each([
    ['more values than an element may hold', `[{"a":[${'0,'.repeat(300_000)}0]}]`, 'FILE_TOO_LARGE'],
    ['a name longer than any', `[{"${'n'.repeat(5000)}":{"${'n'.repeat(5000)}":1}}]`, 'FILE_UNSAFE'],
    ['a table under a name longer than any', `{"${'n'.repeat(9000)}":[{"a":1}]}`, 'FILE_UNSAFE'],
    [
      'more columns in all tables than can be known',
      `{${many(20, (table) => `"t${table}":[{${many(4000, (n) => `"k${n}":1`)}}]`)}}`,
      'FILE_TOO_WIDE',
    ],
  ])('%s: refused', async (_, text, code) => {
    await expect(readTable(write('large.json', text))).rejects.toMatchObject({ code });
  });

  test('of more tables than are listed the first are read', async () => {
    const path = write('tables.json', `{${many(1500, (n) => `"t${n}":[{"a":${n}}]`)}}`);
    expect(await listTables(path)).toHaveLength(1000);
    expect(await readTable(path, part('t999'))).toBe('a\n999\n');
  });

  test('elements come in batches, whole and in order', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => n);
    const [document, lines] = [JSON.stringify(rows.map((a) => ({ a }))), rows.map((a) => JSON.stringify({ a })).join('\n')];
    const expected = `a\n${rows.join('\n')}\n`;
    expect(await readTable(write('many.json', document))).toBe(expected);
    expect(await readTable(write('many.ndjson', lines))).toBe(expected);
  });

  test('a damaged first line costs itself too', async () => {
    expect(await readTable(write('cut.ndjson', '{"a":1,"b":"cut\n{"a":2,"b":"x"}\n{"a":3,"b":"y"}\n'))).toBe(
      'a,b\n"{""a"":1,""b"":""cut"\n2,x\n3,y\n',
    );
  });

  test('values one after the other over several lines', async () => {
    expect(await readTable(write('pretty.json', '{\n "a": 1\n}\n{\n "a": {"b": [1, {"c": 2}, null]}\n}\n'))).toBe('a,a.b\n1,\n,1; \n');
  });

  test('arrays of arrays have no names; values alone are one column', async () => {
    expect(await readTable(write('rows.json', '[["id","n"],[1,"a"],[2,[3,4]]]'))).toBe('id,n\n1,a\n2,3; 4\n');
    expect(await readTable(write('values.json', '["a","b"]'))).toBe('value\na\nb\n');
  });

  test('byte order marks and UTF-16', async () => {
    const text = '[{"Имя":"Анна","n":1}]';
    expect(await readTable(write('bom.json', `\ufeff${text}`))).toBe('Имя,n\nАнна,1\n');
    expect(await readTable(write('le.json', Buffer.from(`\ufeff${text}`, 'utf16le')))).toBe('Имя,n\nАнна,1\n');
    expect(await readTable(write('be.json', Buffer.from(text, 'utf16le').swap16()))).toBe('Имя,n\nАнна,1\n');
  });

  test.each([
    ['cut off', SHOP.slice(0, 200), 'FILE_DAMAGED'],
    ['a thousand levels', `[${'['.repeat(1000)}${']'.repeat(1000)}]`, 'FILE_UNSAFE'],
    ['a thousand objects deep', `${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}`, 'FILE_UNSAFE'],
    ['no array', '{"a":1}', 'FILE_NO_TABLE'],
    ['nothing in it', '[]', 'FILE_NO_TABLE'],
    [
      'more columns than any table',
      JSON.stringify([Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`c${index}`, 1]))]),
      'FILE_TOO_WIDE',
    ],
  ])('%s is refused', async (_, text, code) => {
    await expect(readTable(write('bad.json', text), part(null))).rejects.toMatchObject({ code });
  });

  test('text that only begins like JSON is text', () => {
    const recognise = (text: string) => recogniseJson(new TextEncoder().encode(text));
    expect(recognise('[id],[name]\n1,a\n')).toBeNull();
    expect(recognise('{id};name\n1;a\n')).toBeNull();
    expect(recognise('{"a":1},x\n{"a":2},y\n')).toBeNull();
    expect(recognise('id,json\n1,"{}"\n')).toBeNull();
    expect(recognise(' [ {"a":1} ] ')).toBe('json');
  });

  property.prop([fc.json({ maxDepth: 6 })])('what JSON.parse reads is read the same', (text) => {
    const parsed = parseJsonValue(text);
    expect(parsed).not.toBeNull();
    const value: unknown = JSON.parse(text);
    if (typeof value === 'string') expect(formatJsonValue(parsed?.value ?? null)).toBe(value.toWellFormed());
    if (Array.isArray(value)) expect(Array.isArray(parsed?.value) && parsed.value.length).toBe(value.length);
  });

  property.prop([
    fc.array(
      fc.dictionary(
        fc.string({ minLength: 1, maxLength: 5 }).map((key) => `k${key.toWellFormed().replaceAll('.', '')}`),
        fc.string().map((text) => text.toWellFormed()),
        { minKeys: 1, maxKeys: 5 },
      ),
      {
        minLength: 1,
        maxLength: 8,
      },
    ),
  ])('no value of an object is lost', async (objects) => {
    const text = await readTable(write('law.json', JSON.stringify(objects)));
    const fields = Papa.parse<string[]>(text, { delimiter: ',' }).data.flat();
    for (const object of objects) for (const value of Object.values(object)) expect(fields).toContain(value);
  });
});

import { describe, expect, test } from 'vitest';
import { computeFingerprint } from '../../../../electron/parser/fingerprint.ts';
import type { SavedShape } from '../../../../electron/parser/protocol.ts';
import { previewDelimited } from '../../../../electron/parser/sniff/preview.ts';
import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';
import { encodeAs } from '../support/encode-as.ts';
import { createScratch } from '../support/scratch.ts';

const write = createScratch();
let files = 0;
const look = async (content: string | Uint8Array, saved: SavedShape[], more: Partial<Parameters<typeof previewDelimited>[0]> = {}) => {
  const path = write(`shape-${files++}.csv`, content);
  return (await previewDelimited({ path, fileName: 'shape.csv', dialect: {}, kind: null, saved, ...more })).preview;
};

const HEADER = ['order', 'when', 'client', 'city', 'sum', 'note'];
const ROW = 'A1,2024-03-04,anna,Bonn,"1,50",x\n';
const MAPPING: ImportMapping = {
  version: 1,
  kind: 'orders',
  dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', skipLines: 0, hasHeader: true },
  columns: [
    { index: 0, header: 'order', role: 'orderId', reading: { kind: 'text' } },
    { index: 1, header: 'when', role: 'orderDate', reading: { kind: 'date', order: 'ymd', calendar: 'gregorian' } },
    { index: 2, header: 'client', role: 'customerId', reading: { kind: 'text' } },
    { index: 3, header: 'city', role: 'city', reading: { kind: 'text' } },
    { index: 4, header: 'sum', role: 'amount', reading: { kind: 'number', decimal: ',', thousands: '.' } },
    { index: 5, header: 'note', role: 'ignore', reading: { kind: 'text' } },
    { index: 6, header: 'client + city', role: 'channel', reading: { kind: 'text' } },
  ],
  filters: [
    { column: 5, test: 'notEquals', value: 'test' },
    { column: 4, test: 'greaterThan', value: '0' },
  ],
  steps: [
    { step: 'merge', columns: [2, 3], mark: ' ' },
    { step: 'trim', columns: [2, 5] },
  ],
  phoneCountry: 'DE',
};
const savedFor = (mapping: ImportMapping, header: readonly string[], name = 'till'): SavedShape => ({
  fingerprint: computeFingerprint(header, mapping.dialect.hasHeader),
  name,
  usedAt: '2024-02-01T00:00:00.000Z',
  mapping,
  header,
});
const TEMPLATE = savedFor(MAPPING, HEADER);

describe('fingerprint', () => {
  test.each([
    ['case', ['ORDER', 'When', 'client', 'city', 'sum', 'note']],
    ['blanks', [' order', 'when ', 'client', 'city', 'sum', 'note']],
    ['byte order mark', ['\uFEFForder', 'when', 'client', 'city', 'sum', 'note']],
  ])('is the same whatever the %s', (_, header) => {
    expect(computeFingerprint(header, true)).toBe(TEMPLATE.fingerprint);
  });
  test('knows the order of the columns, and the width of a file without header', () => {
    expect(computeFingerprint([...HEADER].reverse(), true)).not.toBe(TEMPLATE.fingerprint);
    expect(computeFingerprint(['', ''], false)).not.toBe(computeFingerprint(['', '', ''], false));
    expect(computeFingerprint(['a  b'], true)).toBe(computeFingerprint(['a b'], true));
  });
});

describe('a template and the next file', () => {
  test('the same header: taken whole', async () => {
    const preview = await look(`${HEADER.join(',')}\n${ROW}`, [TEMPLATE]);
    expect(preview).toMatchObject({ savedMapping: { name: 'till' }, drift: null, kindConfidence: 1 });
    expect(preview.mapping).toEqual(MAPPING);
  });

  test('other places: everything moves along and nothing is missing', async () => {
    const preview = await look(`note,sum,city,client,when,order\nx,"1,50",Bonn,anna,2024-03-04,A1\n`, [TEMPLATE]);
    expect(preview.drift).toEqual({ missing: [], added: [], droppedSteps: [], droppedFilters: [] });
    expect(preview.mapping.steps).toEqual([
      { step: 'merge', columns: [3, 2], mark: ' ' },
      { step: 'trim', columns: [3, 0] },
    ]);
    expect(preview.mapping.filters.map(({ column }) => column)).toEqual([0, 1]);
    expect(preview.columns.map(({ role }) => role)).toEqual(['ignore', 'amount', 'city', 'customerId', 'orderDate', 'orderId', 'channel']);
    expect(preview.cleaned?.[0]).toEqual(['x', '1,50', 'Bonn', 'anna', '2024-03-04', 'A1', 'anna Bonn']);
    expect(preview.mapping.phoneCountry).toBe('DE');
  });

  test('a column gone and one new: what no longer fits is named, the rest is kept, the new one is guessed', async () => {
    const preview = await look('order,when,client,sum,note,quantity\nA1,2024-03-04,anna,"1,50",x,3\n', [TEMPLATE]);
    expect(preview.drift).toEqual({ missing: ['city', 'client + city'], added: ['quantity'], droppedSteps: ['merge'], droppedFilters: [] });
    expect(preview.mapping.steps).toEqual([{ step: 'trim', columns: [2, 4] }]);
    expect(preview.columns.map(({ role }) => role)).toEqual(['orderId', 'orderDate', 'customerId', 'amount', 'ignore', 'quantity']);
    expect(preview.columns[3]).toMatchObject({ reading: { kind: 'number', decimal: ',', thousands: '.' }, roleEvidence: 'saved' });
  });

  test('a new column does not take a role that the template gave away', async () => {
    const preview = await look('order,when,client,city,sum,note,customer id\nA1,2024-03-04,anna,Bonn,"1,50",x,77\n', [TEMPLATE]);
    expect(preview.drift).toMatchObject({ added: ['customer id'], missing: [] });
    expect(preview.columns.map(({ role }) => role).filter((role) => role === 'customerId')).toHaveLength(1);
  });

  test('a filter on a column that is gone is left out and named', async () => {
    const preview = await look('order,when,client,city,sum\nA1,2024-03-04,anna,Bonn,"1,50"\n', [TEMPLATE]);
    expect(preview.drift).toMatchObject({ droppedFilters: ['note'], missing: [] });
    expect(preview.mapping.filters).toEqual([{ column: 4, test: 'greaterThan', value: '0' }]);
  });

  test('a file with too little in common, or of another kind, is read anew', async () => {
    expect((await look('order,when,score\nA1,2024-03-04,3\n', [TEMPLATE])).savedMapping).toBeNull();
    expect((await look(`${HEADER.join(',')}\n${ROW}`, [TEMPLATE], { kind: 'payments' })).savedMapping).toBeNull();
  });

  test('of several templates the likest is taken', async () => {
    const other = savedFor({ ...MAPPING, columns: MAPPING.columns.slice(0, 5), filters: [], steps: [] }, HEADER.slice(0, 5), 'short');
    const preview = await look('order,when,client,sum,city,extra\nA1,2024-03-04,anna,"1,50",Bonn,x\n', [TEMPLATE, other]);
    expect(preview.savedMapping?.name).toBe('short');
  });

  test('names that come twice are told apart', async () => {
    const columns = MAPPING.columns.slice(0, 5).map((column, index) => ({ ...column, header: index === 3 ? 'client' : column.header }));
    const twice = savedFor({ ...MAPPING, columns, filters: [], steps: [] }, ['order', 'when', 'client', 'client', 'sum']);
    const preview = await look('sum,order,when,client,client\n"1,50",A1,2024-03-04,anna,Bonn\n', [twice]);
    expect(preview.columns.map(({ role }) => role)).toEqual(['amount', 'orderId', 'orderDate', 'customerId', 'city']);
  });
});

describe('how a template’s files were read', () => {
  const cyrillic = 'заказ;дата;сумма\nА1;01.02.2024;5,00\n';
  const header = ['заказ', 'дата', 'сумма'];

  test('lines above the header that were set by hand are found again', async () => {
    const dialect = { ...MAPPING.dialect, delimiter: ';', skipLines: 2 };
    const named = {
      ...MAPPING,
      dialect,
      filters: [],
      steps: [],
      columns: MAPPING.columns.slice(0, 3).map((column, index) => ({ ...column, header: header[index] ?? '' })),
    };
    const preview = await look(`заказ;дата;сумма\nA0;01.01.2023;1\n${cyrillic}`, [savedFor(named, header)]);
    expect(preview.savedMapping?.name).toBe('till');
    const forced = await look('p1;p2;p3\nq1;q2;q3\norder;when;client\nA1;2024-03-04;anna\n', [
      savedFor({ ...named, columns: MAPPING.columns.slice(0, 3) }, ['order', 'when', 'client']),
    ]);
    expect(forced).toMatchObject({ savedMapping: { name: 'till' }, dialect: { skipLines: 2, delimiter: ';' } });
  });

  test('an encoding that was corrected once stays, unless the file says otherwise itself', async () => {
    const dialect = { ...MAPPING.dialect, delimiter: ';', encoding: 'koi8-u' };
    const columns = MAPPING.columns.slice(0, 3).map((column, index) => ({ ...column, header: header[index] ?? '' }));
    const template = savedFor({ ...MAPPING, dialect, columns, filters: [], steps: [] }, header);
    expect((await look(encodeAs(cyrillic, 'koi8-u'), [template])).dialect.encoding).toBe('koi8-u');
    expect((await look(`\uFEFF${cyrillic}`, [template])).dialect.encoding).toBe('utf-8');
  });
});

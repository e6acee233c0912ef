import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { previewDelimited } from '../../electron/parser/sniff/preview.ts';
import { loadTable } from '../support/pollution/load-table.ts';
import { hasReference, SHARED } from '../support/shared-data.ts';

interface Shape {
  readonly delimiter: string;
  readonly hasHeader: boolean;
  readonly columns: number;
  /** Records; from the SOURCE.md of the set or counted with other software (`wc -l`, Python's csv). */
  readonly records: number;
  /** Records that had to be mended. */
  readonly repaired?: number;
  readonly first: string;
}

const SHAPES: Readonly<Record<string, Shape>> = {
  'data/febrl/dataset1.csv': { delimiter: ', ', hasHeader: true, columns: 11, records: 1000, first: 'rec-223-org' },
  'data/febrl/dataset2.csv': { delimiter: ', ', hasHeader: true, columns: 11, records: 5000, first: 'rec-2778-org' },
  'data/cdnow/CDNOW_master.txt': { delimiter: ' ', hasHeader: true, columns: 4, records: 69_659, first: '00001' },
  'data/cdnow/CDNOW_sample.txt': { delimiter: ' ', hasHeader: false, columns: 5, records: 6919, first: '00004' },
  'data/cdnow/cdnowElog.csv': { delimiter: ',', hasHeader: true, columns: 5, records: 6919, first: '4' },
  'data/groceries/groceries.csv': { delimiter: ',', hasHeader: false, columns: 32, records: 9835, repaired: 9834, first: 'citrus fruit' },
  'data/support-tickets/customer_support_tickets.csv': { delimiter: ',', hasHeader: true, columns: 17, records: 8469, first: '1' },
  'data/reviews/yelp_labelled.txt': { delimiter: '\t', hasHeader: false, columns: 2, records: 1000, first: 'Wow... Loved this place.' },
  'data/reviews/waimai_10k.csv': { delimiter: ',', hasHeader: true, columns: 2, records: 11_987, first: '1' },
  'data/reviews/snappfood_dev.csv': { delimiter: '\t', hasHeader: true, columns: 4, records: 6300, first: '0' },
  'data/reviews/rusentiment_test.csv': { delimiter: ',', hasHeader: true, columns: 2, records: 2967, first: 'neutral' },
  'data/reviews/dataset_sent_anal_ukr_manual.csv': { delimiter: ',', hasHeader: true, columns: 3, records: 201, repaired: 1, first: '0' },
};

const look = async (path: string) => (await previewDelimited({ path, fileName: basename(path), dialect: {}, kind: null, saved: [] })).preview;

describe.runIf(hasReference(...Object.keys(SHAPES)))('structure of real files, nobody choosing anything', () => {
  test.each(Object.entries(SHAPES))('%s', async (file, { delimiter, hasHeader, columns, records, repaired = 0, first }) => {
    const path = resolve(SHARED, file);
    const { dialect, columns: found, rows, structure } = await look(path);
    expect({ delimiter: dialect.delimiter, hasHeader: dialect.hasHeader, columns: found.length }).toEqual({ delimiter, hasHeader, columns });
    expect(dialect).toMatchObject({ encoding: 'utf-8', skipLines: 0 });
    expect(structure).toEqual({ preamble: [], footer: [], comments: 0, repaired, unterminatedAt: null });
    expect(rows[0]?.fields[0]).toBe(first);
    const table = await loadTable(path);
    expect([table?.records.length, table?.refused]).toEqual([records, 0]);
  });

  test('the one Ukrainian review whose quotes were not doubled is read as it is meant', async () => {
    const { rows } = await look(resolve(SHARED, 'data/reviews/dataset_sent_anal_ukr_manual.csv'));
    expect(rows.find(({ line }) => line === 108)?.fields).toEqual(['106', 'Як раз зараз я, як в тому анекдоті, "маю час та натхнення".', '1']);
  });

  test('every item of every basket stays in its place', async () => {
    const path = resolve(SHARED, 'data/groceries/groceries.csv');
    const { dialect, rows } = await look(path);
    expect(dialect.ragged).toBe('repair');
    const lines = readFileSync(path, 'utf8').trim().split('\n');
    expect(rows.map(({ fields }) => fields.filter((item) => item !== '').join(','))).toEqual(lines.slice(0, rows.length));
  });
});

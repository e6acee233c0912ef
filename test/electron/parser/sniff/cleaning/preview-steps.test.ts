import { describe, expect, test } from 'vitest';
import { previewDelimited } from '../../../../../electron/parser/sniff/preview.ts';
import { previewSchema } from '../../../../../shared/contract/imports.ts';
import type { CleaningStep } from '../../../../../shared/model/cleaning-step.ts';
import { createScratch } from '../../support/scratch.ts';

const write = createScratch();
const preview = async (path: string, more: { steps?: CleaningStep[]; phoneCountry?: string } = {}) =>
  (await previewDelimited({ path, fileName: 'file.csv', dialect: {}, kind: 'customers', saved: [], ...more })).preview;

describe('preview with cleaning steps', () => {
  test('shows what they did, sniffs what they leave, and puts them into the mapping', async () => {
    const path = write('people.csv', 'customer_id,who,joined\nC1,"Lee, Ann",the 2024-01-31\nC2,"Roe, Bob",the 2024-02-01\n');
    const steps: CleaningStep[] = [
      { step: 'split', column: 1, mark: ',', into: 2 },
      { step: 'replace', columns: [2], find: 'the ', by: '', whole: false },
    ];
    const found = await preview(path, { steps, phoneCountry: 'IR' });
    expect(previewSchema.parse(found)).toEqual(found);
    expect(found.rows[0]?.fields).toEqual(['C1', 'Lee, Ann', 'the 2024-01-31']);
    expect(found.cleaned?.[0]).toEqual(['C1', 'Lee, Ann', '2024-01-31', 'Lee', 'Ann']);
    expect(found.addedColumns).toEqual(['who 1', 'who 2']);
    expect(found.steps).toEqual([
      {
        changed: 2,
        examples: [
          { line: 2, before: 'Lee, Ann', after: 'Lee | Ann' },
          { line: 3, before: 'Roe, Bob', after: 'Roe | Bob' },
        ],
      },
      {
        changed: 2,
        examples: [
          { line: 2, before: 'the 2024-01-31', after: '2024-01-31' },
          { line: 3, before: 'the 2024-02-01', after: '2024-02-01' },
        ],
      },
    ]);
    expect(found.columns.map(({ index, header, reading }) => [index, header, reading.kind])).toEqual([
      [0, 'customer_id', 'text'],
      [1, 'who', 'text'],
      [2, 'joined', 'date'],
      [3, 'who 1', 'text'],
      [4, 'who 2', 'text'],
    ]);
    expect(found.mapping).toMatchObject({ steps, phoneCountry: 'IR' });
  });

  test('without steps nothing is said of them', async () => {
    const found = await preview(write('plain.csv', 'customer_id,name\nC1,Ann\nC2,Bob\n'));
    expect([found.steps, found.cleaned, found.addedColumns, found.mapping.steps]).toEqual([undefined, undefined, undefined, undefined]);
    expect(found.suggestedSteps).toEqual([]);
  });

  test('steps worth taking are proposed, with what they would change, and no more once they are taken', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => {
      const phone = index % 2 === 0 ? `0912 345 ${6700 + index}` : `+98912345${6700 + index}`;
      const plan = index === 7 ? 'GTXPro' : index === 9 ? 'Bascic' : index % 2 === 0 ? 'GTX Pro' : 'Basic';
      const city = index === 3 ? 'كرج' : 'کرج';
      const email = index === 5 ? 'Ann@X.com' : `c${index}@x.com`;
      const company = index === 0 ? 'Acme Ltd.' : index === 1 ? 'Acme' : `Firm ${index}`;
      return `C${index},${phone},${plan},${city},${email},${company},Ann${index === 8 ? '  ' : ' '}Lee`;
    });
    const path = write('worth.csv', `customer_id,phone,plan,city,email,company,name\n${lines.join('\n')}\n`);
    const { suggestedSteps = [] } = await preview(path);
    expect(suggestedSteps.map(({ step, changed }) => [step, changed])).toEqual([
      [{ step: 'trim', columns: [6] }, 1],
      [{ step: 'fold', columns: [3], digits: false, arabicLetters: true, yo: false, width: false }, 1],
      [{ step: 'phone', columns: [1], country: 'IR' }, 20],
      [{ step: 'email', columns: [4] }, 1],
      [{ step: 'companySuffix', columns: [5] }, 1],
      [
        {
          step: 'mapValues',
          column: 2,
          values: [
            { from: 'Bascic', to: 'Basic' },
            { from: 'GTXPro', to: 'GTX Pro' },
          ],
        },
        2,
      ],
    ]);
    expect(suggestedSteps[2]?.examples[0]).toEqual({ line: 2, before: '0912 345 6700', after: '+989123456700' });
    const again = await preview(path, { steps: suggestedSteps.map(({ step }) => step), phoneCountry: 'IR' });
    expect(again.suggestedSteps).toEqual([]);
  });

  test('a report that writes the name of a group once', async () => {
    const body = 'region,shop,customer_id,amount\nNorth,A,C1,5\n,,C2,6\n,B,C3,7\nSouth,C,C4,8\n,,C5,9\n,,C6,4\n';
    const { suggestedSteps } = await preview(write('groups.csv', body));
    expect(suggestedSteps).toEqual([
      {
        step: { step: 'fillDown', columns: [0, 1] },
        changed: 7,
        examples: [
          { line: 3, before: '', after: 'North' },
          { line: 3, before: '', after: 'A' },
          { line: 6, before: '', after: 'South' },
          { line: 6, before: '', after: 'C' },
        ],
      },
    ]);
    const { suggestedSteps: none } = await preview(write('optional.csv', 'customer_id,code\nC1,X\nC2,\nC3,Y\nC4,\n'));
    expect(none).toEqual([]);
  });

  test('differences that mean something are left alone', async () => {
    const rows = Array.from(
      { length: 60 },
      (_, index) => `C${index},${index % 20 === 0 ? 'Model 2' : 'Model 1'},${index % 30 === 0 ? 'Iraq' : 'Iran'}`,
    );
    const { suggestedSteps } = await preview(write('models.csv', `customer_id,model,country\n${rows.join('\n')}\n`));
    expect(suggestedSteps).toEqual([]);
  });
});

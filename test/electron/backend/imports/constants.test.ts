import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkImport } from '../../../../electron/backend/imports/check-import.ts';
import { commitImport } from '../../../../electron/backend/imports/commit-import.ts';
import { previewImport } from '../../../../electron/backend/imports/preview-import.ts';
import { resubmitRows } from '../../../../electron/backend/imports/rejects/resubmit.ts';
import { recountImport } from '../../../../electron/backend/imports/restore/recount.ts';
import { restoreFile } from '../../../../electron/backend/imports/restore/restore-file.ts';
import { exportTemplate, importTemplate, listTemplates } from '../../../../electron/backend/imports/templates/manage-templates.ts';
import { readSetting } from '../../../../electron/backend/store/queries/meta.ts';
import type { ImportMode } from '../../../../shared/contract/imports.ts';
import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import type { RowConstant } from '../../../../shared/model/import-mapping.ts';
import type { Role } from '../../../../shared/model/role.ts';
import { ask, handMapping } from './support/text-import.ts';
import { verifyStore } from './support/verify-store.ts';
import { openWorkbench, quietJob, type Workbench } from './support/workbench.ts';

const NPS: RowConstant = { role: 'type', value: 'NPS' };
const ANSWERS = ['When,Who,Points', '2024-03-01,ann@example.com,9', '2024-03-01,ben@example.com,6', '2024-03-02,cy@example.com,10'];
const ANSWER_ROLES: readonly Role[] = ['occurredAt', 'email', 'score'];

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(() => bench.close());

function file(kind: ImportKind, roles: readonly Role[], lines: readonly string[], constants: readonly RowConstant[], name = 'file.csv') {
  const path = join(bench.folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  const mapping = handMapping(kind, lines[0]?.split(',') ?? [], roles);
  return { path, mapping: constants.length === 0 ? mapping : { ...mapping, constants: [...constants] } };
}
const answers = (lines: readonly string[], constants: readonly RowConstant[]) => file('surveyAnswers', ANSWER_ROLES, lines, constants);
const load = (input: ReturnType<typeof file>, mode: ImportMode = 'update') => commitImport(bench, { ...input, mode, allowRepeat: true }, quietJob());
/** Scores in ten-thousandths. */
const metrics = () => ask(bench, 'select metric, count(*) as n, cast(sum(score) as double) as score from survey_answers group by all order by all');

describe('a value that every row has', () => {
  test('stands in the store and in analyses, and the controls of the import close', async () => {
    const { id, ledger } = await load(answers([...ANSWERS, '2024-03-03,dee@example.com,often'], [NPS, { role: 'campaign', value: 'Spring' }]));
    expect(ledger).toMatchObject({ read: 4, loaded: 3, rejected: 1 });
    expect(await metrics()).toEqual([{ metric: 'NPS', n: 3, score: 25_0000 }]);
    expect(await ask(bench, 'select distinct c.campaign_key as key from survey_answers a join campaigns c using (campaign_id)')).toEqual([
      { key: 'Spring' },
    ]);
    expect(await recountImport({ ...bench, stagingDir: bench.folder }, id, quietJob())).toMatchObject({ agrees: true });
    expect(await verifyStore(bench)).toEqual([]);
  });

  test('is there for corrected rows, for the rows read again, and gone with the undo', async () => {
    const { id } = await load(answers([...ANSWERS, '2024-03-03,dee@example.com,often'], [NPS]));
    await resubmitRows(
      { ...bench, stagingDir: bench.folder },
      { id, rows: [{ row: 4, fields: ['2024-03-03', 'dee@example.com', '7'] }] },
      quietJob(),
    );
    expect(await metrics()).toEqual([{ metric: 'NPS', n: 4, score: 32_0000 }]);
    const { path, mapping } = await restoreFile({ ...bench, stagingDir: bench.folder }, id, new AbortController().signal);
    expect(mapping.constants).toEqual([NPS]);
    expect(await checkImport(bench.store, { path, mapping }, quietJob())).toMatchObject({ ledger: { loaded: 0, unchanged: 3 } });
    await bench.undo(2);
    await bench.undo(1);
    expect(await metrics()).toEqual([]);
    expect(await verifyStore(bench)).toEqual([]);
  });

  test('said later of answers that are known, it is added to them: none is there twice', async () => {
    await load(answers(ANSWERS, []));
    const later = answers([...ANSWERS, '2024-03-02,cy@example.com,10'], [NPS]);
    const { differences } = await checkImport(bench.store, later, quietJob());
    expect(differences).toMatchObject([{ table: 'survey_answers', new: 1, changed: 3, unchanged: 0 }]);
    expect(differences?.[0]?.examples[0]?.changes).toEqual([{ column: 'metric', before: '', after: 'NPS' }]);
    expect(await load(later)).toMatchObject({ ledger: { read: 4, loaded: 4, unchanged: 0 } });
    expect(await metrics()).toEqual([{ metric: 'NPS', n: 4, score: 35_0000 }]);
    expect(await load(later)).toMatchObject({ ledger: { read: 4, loaded: 0, unchanged: 4 } });
    await bench.undo(3);
    await bench.undo(2);
    expect(await metrics()).toEqual([{ metric: null, n: 3, score: 25_0000 }]);
    expect(await verifyStore(bench)).toEqual([]);
  });

  test('said later while known rows are to stay, it changes none of them', async () => {
    await load(answers(ANSWERS, []));
    expect(await load(answers(ANSWERS, [NPS]), 'add')).toMatchObject({ ledger: { read: 3, loaded: 0, unchanged: 3 } });
    expect(await metrics()).toEqual([{ metric: null, n: 3, score: 25_0000 }]);
  });

  test('a channel tells the equal lines of two tills apart; a currency becomes that of the client', async () => {
    const lines = ['Day,Article,Sum', '2024-05-02,Tea,3.50', '2024-05-02,Tea,3.50'];
    const roles: readonly Role[] = ['orderDate', 'productName', 'amount'];
    const till = (value: string) =>
      file('orders', roles, lines, [
        { role: 'channel', value },
        { role: 'currency', value: 'eur' },
      ]);
    await load(till('Till 1'));
    expect(await load(till('Till 2'))).toMatchObject({ ledger: { loaded: 2, unchanged: 0 } });
    expect(await load(till('Till 2'))).toMatchObject({ ledger: { loaded: 0, unchanged: 2 } });
    expect(
      await ask(bench, 'select channel, count(*) as n, cast(sum(amount) as double) as total from order_lines group by all order by all'),
    ).toEqual([
      { channel: 'Till 1', n: 2, total: 7_0000 },
      { channel: 'Till 2', n: 2, total: 7_0000 },
    ]);
    expect(readSetting(bench.store.reader, 'currency')).toBe('EUR');
    expect(await verifyStore(bench)).toEqual([]);
  });
});

describe('a value that cannot be', () => {
  test.each([
    ['a column says the same', { role: 'score', value: '9' }, { role: 'score', value: '9', column: 'Points' }],
    ['it names a row', { role: 'recordId', value: 'a' }, { role: 'recordId', value: 'a' }],
    ['rows of the kind have no such thing', { role: 'stage', value: 'won' }, { role: 'stage', value: 'won' }],
  ] as const)('is refused with its name, before anything is read: %s', async (_why, constant, params) => {
    const input = answers(ANSWERS, [constant]);
    const refusal = { code: 'MAPPING_CONSTANT', params };
    await expect(checkImport(bench.store, input, quietJob())).rejects.toMatchObject(refusal);
    await expect(load(input)).rejects.toMatchObject(refusal);
    expect(await metrics()).toEqual([]);
  });
});

describe('templates', () => {
  test('remember it: the next file of the shape has it, also one whose columns changed, also on another machine', async () => {
    const input = answers(ANSWERS, [NPS]);
    await load(input);
    expect((await previewImport(bench.store, input)).mapping.constants).toEqual([NPS]);
    const moved = answers(['Points,When,Metric,Who', '9,2024-03-05,CSAT,eve@example.com'], []);
    const drifted = await previewImport(bench.store, moved);
    expect(drifted).toMatchObject({ savedMapping: { name: 'file.csv' }, drift: { added: ['Metric'] }, mapping: { constants: [NPS] } });
    // A new column is not taken for what the template says of all rows: the person may take the value away instead.
    expect(drifted.mapping.columns.map(({ role }) => role)).toEqual(['score', 'occurredAt', 'ignore', 'email']);
    const [template] = listTemplates(bench.store);
    const { text } = exportTemplate(bench.store, template?.fingerprint ?? '');
    const other = await openWorkbench();
    try {
      await importTemplate(other.store, text);
      expect((await previewImport(other.store, answers(ANSWERS, []))).mapping.constants).toEqual([NPS]);
      const broken = JSON.parse(text);
      broken.mapping.constants.push({ role: 'score', value: '1' });
      await expect(importTemplate(other.store, JSON.stringify(broken))).rejects.toMatchObject({
        code: 'TEMPLATE_INVALID',
        params: { at: 'mapping.constants.1.role' },
      });
    } finally {
      await other.close();
    }
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commitImport } from '../../../../../electron/backend/imports/commit-import.ts';
import { previewImport } from '../../../../../electron/backend/imports/preview-import.ts';
import {
  exportTemplate,
  forgetTemplate,
  giveTemplateName,
  importTemplate,
  listTemplates,
} from '../../../../../electron/backend/imports/templates/manage-templates.ts';
import { openWorkbench, quietJob, type Workbench } from '../support/workbench.ts';

const CSV = 'order id;date;total\nA1;31.01.2024;1.234,50\nA2;01.02.2024;12,00\n';
let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(async () => {
  await bench.close();
});

async function load(name: string, text: string): Promise<string> {
  const path = join(bench.folder, name);
  writeFileSync(path, text);
  const { mapping } = await previewImport(bench.store, { path });
  await commitImport(bench, { path, mapping }, quietJob());
  return path;
}

test('an import leaves a template; its name follows the file until a person gives one', async () => {
  await load('january.csv', CSV);
  const [first] = listTemplates(bench.store);
  expect(first).toMatchObject({ name: 'january.csv', kind: 'orders', columns: 3, steps: 0, mode: 'update' });
  await load('february.csv', CSV.replaceAll('2024', '2025'));
  expect(listTemplates(bench.store)).toMatchObject([{ name: 'february.csv' }]);
  const named = await giveTemplateName(bench.store, first?.fingerprint ?? '', 'Till');
  expect(named.name).toBe('Till');
  await load('march.csv', CSV.replaceAll('2024', '2026'));
  expect(listTemplates(bench.store)).toMatchObject([{ name: 'Till' }]);
  await bench.undo(3);
  expect(listTemplates(bench.store)).toMatchObject([{ name: 'Till' }]);
  expect((await previewImport(bench.store, { path: join(bench.folder, 'march.csv') })).savedMapping).toMatchObject({ name: 'Till' });
});

test('a template travels to another client file and is offered there', async () => {
  const path = await load('january.csv', CSV);
  const [template] = listTemplates(bench.store);
  const { fileName, text } = exportTemplate(bench.store, template?.fingerprint ?? '');
  expect(fileName).toBe('january.template.json');
  const other = await openWorkbench();
  try {
    expect((await previewImport(other.store, { path })).savedMapping).toBeNull();
    expect(await importTemplate(other.store, text)).toMatchObject({ fingerprint: template?.fingerprint, name: 'january.csv' });
    const preview = await previewImport(other.store, { path });
    expect(preview.savedMapping).toMatchObject({ name: 'january.csv' });
    expect(preview.mapping).toEqual(JSON.parse(text).mapping);
  } finally {
    await other.close();
  }
});

test('a forgotten template is gone, and what is not there is said to be missing', async () => {
  await load('january.csv', CSV);
  const fingerprint = listTemplates(bench.store)[0]?.fingerprint ?? '';
  await forgetTemplate(bench.store, fingerprint);
  expect(listTemplates(bench.store)).toEqual([]);
  const missing = { code: 'TEMPLATE_NOT_FOUND', params: { id: fingerprint } };
  await expect(forgetTemplate(bench.store, fingerprint)).rejects.toMatchObject(missing);
  await expect(giveTemplateName(bench.store, fingerprint, 'x')).rejects.toMatchObject(missing);
  expect(() => exportTemplate(bench.store, fingerprint)).toThrow(expect.objectContaining(missing));
});

test('a template that is refused changes nothing', async () => {
  await load('january.csv', CSV);
  const before = listTemplates(bench.store);
  await expect(importTemplate(bench.store, '{"format":"clientele-import-template"')).rejects.toMatchObject({ code: 'TEMPLATE_INVALID' });
  expect(listTemplates(bench.store)).toEqual(before);
});

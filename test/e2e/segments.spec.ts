import { readFile } from 'node:fs/promises';
import { createTranslator } from '../../shared/messages/translator.ts';
import type { Predicate } from '../../shared/warehouse/predicate.ts';
import { expectAccessible, settle } from './audit.ts';
import { expect, test } from './window-test.ts';

const { t } = createTranslator('en');
const REGULARS = { op: 'compare', column: 'orders', comparison: 'ge', value: 6 } as const;

test.describe('segments', () => {
  test.beforeAll(async ({ connection: { client } }) => {
    await client.settings.update({ locale: 'en', theme: 'light' });
    const { jobId } = await client.projects.createSample({ name: 'Segments' });
    await client.jobs.result({ id: jobId });
  });
  test.afterAll(async ({ connection: { client } }) => {
    await client.settings.update({ locale: 'en', theme: 'system' });
  });
  test.beforeEach(async ({ connection: { client } }) => {
    for (const { id } of await client.segments.list()) await client.segments.remove({ id });
  });

  test('are built as a sentence, counted while typing and saved', async ({ connection: { client }, visit }) => {
    const page = await visit('/segments');
    await expect(page.getByText(t('segments.screen.emptyTitle'))).toBeVisible();
    await page.getByRole('link', { name: t('segments.screen.new') }).click();
    const rule = page.getByRole('region', { name: t('segments.builder.rule') });
    await rule.getByRole('button', { name: t('segments.builder.kinds.purchases') }).click();
    await rule.getByLabel(t('segments.builder.purchases.valueLabel')).fill('3');
    const bought = { op: 'purchases', measure: 'orders', comparison: 'ge', value: 3, window: { kind: 'last', count: 90, unit: 'day' } } as const;
    const size = await client.segments.count({ rule: bought });
    const answer = page.getByRole('region', { name: t('segments.builder.answer') });
    await expect(answer.getByRole('status')).toContainText(String(size.customers));
    await expect(answer).toContainText('Customers who bought at least 3 times in the last 90 days');
    await expect(answer.getByRole('row')).toHaveCount(Math.min(8, size.customers) + 1);

    await rule.getByRole('button', { name: t('segments.builder.add') }).click();
    await page.getByRole('menuitem', { name: t('segments.builder.kinds.attribute') }).click();
    const country = rule.getByRole('combobox', { name: t('segments.builder.attribute.valueLabel') });
    await expect(rule.getByText(t('segments.builder.problems.value'))).toBeVisible();
    await country.fill('Ger');
    await page.getByRole('option', { name: /Germany/ }).click();
    await expect(rule.getByText(t('segments.builder.problems.value'))).toBeHidden();
    const second = rule.getByRole('group', { name: t('segments.builder.condition', { number: 2 }) });
    await second.getByRole('button', { name: t('segments.builder.not'), exact: true }).click();
    await expect(answer).toContainText('have another country than “Germany”');

    await page.getByRole('button', { name: t('segments.builder.save'), exact: true }).click();
    await expect(page.getByText(t('segments.builder.nameMissing'))).toBeVisible();
    await page.getByLabel(t('segments.builder.name')).fill('Abroad');
    await page.getByRole('button', { name: t('segments.builder.save'), exact: true }).click();
    await expect(page).toHaveURL(/#\/segments\/\d+$/);
    const [saved] = await client.segments.list();
    expect(saved).toMatchObject({
      name: 'Abroad',
      rule: { op: 'and', of: [bought, { op: 'not', of: { op: 'compare', column: 'country', comparison: 'eq', value: 'Germany' } }] },
    });
    await page.getByRole('link', { name: t('segments.builder.back') }).click();
    await expect(page.getByRole('row', { name: /Abroad/ })).toContainText(String(saved?.size.customers));
  });

  test('are edited by keyboard alone, each change taken back', async ({ connection: { client }, visit }) => {
    const { id } = await client.segments.create({ name: 'Keys', rule: REGULARS });
    const page = await visit(`/segments/${id}`);
    const conditions = page.getByRole('group', { name: /^Condition/ });
    const value = conditions.first().getByLabel(t('segments.builder.attribute.valueLabel'));
    await value.fill('12');
    await value.press('Control+D');
    await expect(conditions).toHaveCount(2);
    await expect(conditions.nth(1).getByRole('combobox').first()).toBeFocused();
    await page.keyboard.press('Control+Delete');
    await expect(conditions).toHaveCount(1);
    await page.keyboard.press('Control+Z');
    await expect(conditions).toHaveCount(2);
    await page.keyboard.press('Control+Z');
    await expect(conditions).toHaveCount(1);
    await value.focus();
    await page.keyboard.press('Control+Z');
    await expect(value).toHaveValue('6');
    await page.keyboard.press('Control+Shift+Z');
    await expect(value).toHaveValue('12');
  });

  test('left unsaved can be gone back to', async ({ connection: { client }, visit }) => {
    const { id } = await client.segments.create({ name: 'Left', rule: REGULARS });
    const page = await visit(`/segments/${id}`);
    const value = page.getByRole('textbox', { name: t('segments.builder.attribute.valueLabel') });
    await value.fill('4');
    await page.getByRole('link', { name: t('app.nav.customers'), exact: true }).click();
    await page.getByRole('button', { name: t('segments.builder.goBack') }).click();
    await expect(value).toHaveValue('4');
    await page.getByRole('button', { name: t('segments.builder.save'), exact: true }).click();
    await expect(page.getByText(t('segments.builder.savedAs', { name: 'Left' }))).toBeVisible();
    await page.getByRole('link', { name: t('app.nav.segments'), exact: true }).click();
    await expect(page.getByRole('row', { name: /Left/ })).toContainText('at least 4');
    await expect(page.getByRole('button', { name: t('segments.builder.goBack') })).toBeHidden();
  });

  test('keep what was made elsewhere and say it in words', async ({ connection: { client }, visit }) => {
    const rule: Predicate = {
      op: 'and',
      of: [
        { op: 'in', column: 'orders', values: [2, 3] },
        { op: 'member', analysis: 'rfm', params: { bins: 4 }, group: 'champions' },
        { op: 'customer', where: REGULARS },
      ],
    };
    const { id } = await client.segments.create({ name: 'Odd', rule });
    const page = await visit(`/segments/${id}`);
    await expect(page.getByText(t('segments.builder.inWords'))).toHaveCount(3);
    await page.getByLabel(t('segments.builder.name')).fill('Odder');
    await page.getByRole('button', { name: t('segments.builder.save'), exact: true }).click();
    await expect(page.getByText(t('segments.builder.savedAs', { name: 'Odder' }))).toBeVisible();
    expect(await client.segments.get({ id })).toMatchObject({ name: 'Odder', rule });
  });

  test('are duplicated, frozen, exported, looked at, deleted and restored', async ({ connection: { client }, visit }) => {
    await client.segments.create({ name: 'Regulars', rule: REGULARS });
    const page = await visit('/segments');
    const choose = async (entry: string) => {
      await page.getByRole('button', { name: t('segments.screen.more', { name: 'Regulars' }), exact: true }).click();
      await page.getByRole('menuitem', { name: entry, exact: true }).click();
    };
    await choose(t('segments.screen.duplicate'));
    await expect(page.getByRole('row', { name: /Regulars \(copy\)/ })).toBeVisible();
    await choose(t('segments.screen.freeze'));
    await expect(page.getByRole('row', { name: /^Regulars Customers/ })).toContainText(t('segments.screen.frozen'));
    const [download] = await Promise.all([page.waitForEvent('download'), choose(t('segments.screen.export', { format: t('charts.formats.csv') }))]);
    const size = (await client.segments.list()).find(({ name }) => name === 'Regulars')?.size.customers;
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines).toHaveLength((size ?? 0) + 1);
    await page.getByRole('button', { name: `${t('segments.screen.useAsFilter')}: Regulars`, exact: true }).click();
    await expect(page.getByRole('button', { name: `${t('app.filter.label')}: Regulars` })).toBeVisible();
    await choose(t('segments.screen.remove'));
    await expect(page.getByRole('button', { name: `${t('app.filter.label')}: ${t('app.filter.all')}` })).toBeVisible();
    expect((await client.segments.list()).map(({ name }) => name)).toEqual(['Regulars (copy)']);
    await page.getByRole('button', { name: t('app.action.undo'), exact: true }).click();
    await expect(page.getByRole('button', { name: `${t('app.filter.label')}: Regulars` })).toBeVisible();
    expect((await client.segments.list()).map(({ name }) => name).sort()).toEqual(['Regulars', 'Regulars (copy)']);
  });

  for (const { locale, theme } of [
    { locale: 'en', theme: 'light' },
    { locale: 'en', theme: 'dark' },
    { locale: 'fa', theme: 'light' },
    { locale: 'fa', theme: 'dark' },
  ] as const) {
    test(`are accessible in ${locale}, ${theme}`, async ({ connection: { client }, visit }) => {
      test.setTimeout(120_000);
      await client.settings.update({ locale, theme });
      const words = createTranslator(locale);
      const empty = await visit('/segments');
      await expect(empty.getByText(words.t('segments.screen.emptyTitle'))).toBeVisible();
      await expectAccessible(empty, 'no segments');
      const { id } = await client.segments.create({
        name: 'Regulars',
        rule: { op: 'or', of: [REGULARS, { op: 'not', of: { op: 'and', of: [{ op: 'in', column: 'city', values: ['Paris'] }, REGULARS] } }] },
      });
      for (const route of ['/segments', `/segments/${id}`, '/segments/new']) {
        const page = await visit(route);
        await page.reload();
        await settle(page);
        await expectAccessible(page, `${route} ${locale} ${theme}`);
      }
      const page = await visit(`/segments/${id}`);
      await settle(page);
      await page.getByRole('button', { name: words.t('segments.builder.add') }).click();
      await page.getByRole('menuitem', { name: words.t('segments.builder.kinds.attribute') }).click();
      await expect(page.getByText(words.t('segments.builder.problems.value'))).toBeVisible();
      await expectAccessible(page, `incomplete ${locale} ${theme}`);
    });
  }
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible } from './audit.ts';
import { importSteps } from './import-steps.ts';
import { expect, test } from './window-test.ts';

const HEAD = 'No;Date;Buyer;Firm;Phone;Mail;Item;Code;State;Total';
const rows = (month: string) =>
  [
    HEAD,
    `1${month};2024-${month}-10;  Ada   Byron ;Acme Ltd;0301234567;MAILTO:Ada@Example.ORG;كتاب;A-1;new;10`,
    `2${month};2024-${month}-11;Bob Lee;Beta GmbH;0307654321;bob@example.org;کتاب;A-2;old;12`,
    `;2024-${month}-11;Bob Lee;Beta GmbH;0307654321;bob@example.org;کتاب;B-3;new;5`,
  ].join('\n');
const COUNTRY = { en: 'Germany', fa: 'آلمان' } as const;

for (const locale of ['en', 'fa'] as const) {
  test(`every cleaning step is counted, rests, and runs again on the next file in ${locale}`, async ({
    connection: { client },
    folder,
    page,
    visit,
  }) => {
    test.setTimeout(90_000);
    await client.settings.update({ locale, theme: locale === 'fa' ? 'dark' : 'light' });
    await client.projects.create({ name: `All steps ${locale}` });
    const { t, choose, clean, pick, check, load } = importSteps(page, locale);
    const [first, second] = [join(folder, `steps-${locale}-1.csv`), join(folder, `steps-${locale}-2.csv`)];
    await writeFile(first, rows('01'));
    await writeFile(second, rows('02'));
    await visit('/import');
    await choose(first);
    const card = (step: Parameters<typeof t>[0]) =>
      page.getByRole('list', { name: t('imports.cleaning.list') }).getByRole('listitem', { name: new RegExp(`^${t(step)}`) });
    const add = async (column: string, step: Parameters<typeof t>[0]) => {
      await clean(column, t(step));
      await expect(card(step)).toBeVisible();
      return card(step);
    };

    await expect(await add('Buyer', 'imports.cleaning.steps.trim')).toContainText('Ada Byron');
    await expect(await add('Item', 'imports.cleaning.steps.fold')).toContainText('كتاب');
    await expect(await add('State', 'imports.cleaning.steps.case')).toContainText('New');
    const phone = await add('Phone', 'imports.cleaning.steps.phone');
    await pick(phone.getByRole('button', { name: t('imports.phone.country') }), COUNTRY[locale]);
    await expect(phone).toContainText('+49301234567');
    await expect(await add('Mail', 'imports.cleaning.steps.email')).toContainText('ada@example.org');
    await expect(await add('Firm', 'imports.cleaning.steps.companySuffix')).toContainText('Acme Ltd');
    await expect(await add('Code', 'imports.cleaning.steps.replace')).toContainText('A1');
    const map = await add('State', 'imports.cleaning.steps.mapValues');
    await map.getByRole('textbox', { name: t('imports.cleaning.becomesOf', { value: 'Old' }) }).fill('Used');
    await expect(map).toContainText('Used');
    await expect(await add('No', 'imports.cleaning.steps.fillDown')).toContainText('201');
    // A column of the order is filled within the order; the order's own number within the whole file.
    const within = (step: ReturnType<typeof card>) => step.getByRole('button', { name: t('imports.cleaning.within') });
    await expect(within(card('imports.cleaning.steps.fillDown'))).toContainText(t('imports.cleaning.withinAll'));
    await add('Buyer', 'imports.cleaning.steps.split');
    await expect(page.getByRole('columnheader', { name: /Buyer/ })).toHaveCount(3);
    const merge = await add('Code', 'imports.cleaning.steps.merge');
    await merge.getByRole('button', { name: t('imports.cleaning.addColumn') }).click();
    await page.getByRole('combobox').fill('Total');
    await page.getByRole('option', { name: 'Total' }).click();
    await expect(merge).toContainText('A1 10');
    await expectAccessible(page, `all cleaning steps in ${locale}`);

    // Each rests by itself and comes back; a step that rests changes nothing.
    for (const step of ['trim', 'companySuffix', 'fillDown'] as const) {
      const one = card(`imports.cleaning.steps.${step}`);
      await one.getByRole('switch').uncheck();
      await expect(one.getByText(t('imports.cleaning.arrow'), { exact: true })).toHaveCount(0);
      await one.getByRole('switch').check();
      await expect(one.getByText(t('imports.cleaning.arrow'), { exact: true }).first()).toBeVisible();
    }
    await check();
    await load();
    const [imported] = await client.imports.list();
    const counts = imported?.ledger.steps?.map(({ changed }) => changed);
    // trim, fold, case, phone, email, legal forms, replace, map, fill, split, merge; cells of three rows.
    expect(counts).toEqual([1, 1, 3, 3, 1, 3, 3, 1, 1, 3, 3]);
    expect(await client.imports.rawRow({ importId: imported?.id ?? 0, row: 1 })).toMatchObject({ text: rows('01').split('\n')[1] });

    await page.getByRole('button', { name: t('imports.done.another') }).click();
    await choose(second);
    await page.locator('[data-ledger=read]').waitFor();
    await load();
    const [again] = await client.imports.list();
    expect(again?.ledger.steps?.map(({ changed }) => changed)).toEqual(counts);
    const { orders, customers } = (await client.projects.current()) ?? {};
    expect({ orders, customers }).toEqual({ orders: 4, customers: 2 });
  });
}

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible } from './audit.ts';
import { importSteps } from './import-steps.ts';
import { expect, test } from './window-test.ts';

test.beforeEach(async ({ connection: { client } }) => {
  await client.settings.update({ locale: 'en', theme: 'light' });
});

test('a known export is recognised, and can be read as if it were not', async ({ connection: { client }, folder, page, visit }) => {
  await client.projects.create({ name: 'Known export' });
  const { t, choose } = importSteps(page, 'en');
  const preset = JSON.parse(await readFile('assets/presets/shopify-orders.json', 'utf8')) as {
    readonly name: string;
    readonly sample: readonly string[];
  };
  const path = join(folder, 'orders_export_1.csv');
  await writeFile(path, preset.sample.join('\n'));
  await visit('/import');
  await choose(path);
  const notice = page.getByText(t('imports.preset.looksLike', { name: preset.name }));
  await expect(notice).toBeVisible();
  await expectAccessible(page, 'known export');
  await page.getByRole('button', { name: t('imports.preset.undo') }).click();
  await expect(notice).toBeHidden();
  await expect(page.getByRole('button', { name: t('imports.check.start') })).toBeVisible();
});

test('a changed header keeps what fits and names the rest', async ({ connection: { client }, folder, page, visit }) => {
  await client.projects.create({ name: 'Drift' });
  const { t, choose, check, load } = importSteps(page, 'en');
  const [first, second] = [join(folder, 'drift-1.csv'), join(folder, 'drift-2.csv')];
  await writeFile(first, 'Order;Date;Customer;Shop;Coupon;Product;Total\n1;2024-01-15;A;North;X1;Mug;10\n2;2024-01-16;B;South;;Tea;12\n');
  await writeFile(second, 'Order;Date;Customer;Shop;Voucher;Product;Total\n3;2024-02-15;A;North;X1;Mug;10\n4;2024-02-16;B;South;;Tea;12\n');
  await visit('/import');
  await choose(first);
  await check();
  await load();
  await page.getByRole('button', { name: t('imports.done.another') }).click();
  await choose(second);
  await expect(page.getByText(t('imports.saved.missing', { count: 1, columns: 'Coupon' }))).toBeVisible();
  await expect(page.getByText(t('imports.saved.added', { count: 1, columns: 'Voucher' }))).toBeVisible();
  await check();
  await load();
  expect((await client.projects.current())?.lines).toBe(4);
});

for (const locale of ['en', 'fa'] as const)
  test(`what no column says is said once for every row: ${locale}`, async ({ connection: { client }, folder, page, visit }) => {
    await client.settings.update({ locale });
    await client.projects.create({ name: `Every row ${locale}` });
    const { t, choose, check, load } = importSteps(page, locale);
    const [march, april] = [join(folder, `scores-march-${locale}.csv`), join(folder, `scores-april-${locale}.csv`)];
    await writeFile(
      march,
      'Survey answered at,E-mail,Score,Comment\n2024-03-01 10:00,ann@example.com,9,Friendly\n2024-03-02 11:00,ben@example.com,3,Slow\n',
    );
    await writeFile(april, 'Survey answered at,E-mail,Score,Comment\n2024-04-01 10:00,cy@example.com,10,\n');
    await visit('/import');
    await choose(march);
    await page.getByRole('button', { name: t('imports.constants.metrics.NPS') }).click();
    await expect(page.getByText(t('imports.constants.metricAsk'))).toBeHidden();
    await page.getByRole('button', { name: t('imports.constants.change') }).click();
    const panel = page.getByRole('region', { name: t('imports.constants.title') });
    await panel.getByRole('button', { name: t('imports.constants.add') }).click();
    await panel
      .getByRole('combobox', { name: t('imports.constants.role') })
      .last()
      .click();
    await page.getByRole('option', { name: t('imports.roles.channel'), exact: true }).click();
    await panel
      .getByRole('textbox', { name: t('imports.constants.value') })
      .last()
      .fill('Web');
    await expectAccessible(page, `same in every row ${locale}`);
    await check();
    await load();
    expect((await client.imports.get({ id: 1 })).mapping.constants).toEqual([
      { role: 'type', value: 'NPS' },
      { role: 'channel', value: 'Web' },
    ]);
    await page.getByRole('button', { name: t('imports.done.another') }).click();
    await choose(april);
    // A known shape needs no look at the columns.
    await load();
    expect((await client.imports.get({ id: 2 })).mapping.constants).toHaveLength(2);
  });

test('a name that is nearly right is fixed by one click, and the tables meet', async ({ connection: { client }, folder, page, visit }) => {
  await client.projects.create({ name: 'Near miss' });
  const { t, choose } = importSteps(page, 'en');
  const names = ['GTX Basic', 'GTX Pro', 'MG Special', 'MG Advanced', 'GTX Plus Pro', 'GTX Plus Basic', 'GTK 500'];
  const deals = Array.from(
    { length: 70 },
    (_one, place) =>
      `D${place},2017-03-0${1 + (place % 9)},${(names[place % 7] ?? '').replace('GTX Pro', 'GTXPro')},Acme ${place % 5},${100 + place}`,
  );
  const [products, sales] = [join(folder, 'products.csv'), join(folder, 'sales.csv')];
  await writeFile(products, ['product,series,sales_price', ...names.map((name) => `${name},${name.slice(0, 3)},550`)].join('\n'));
  await writeFile(sales, ['order_id,order_date,product,customer,amount', ...deals].join('\n'));
  await visit('/import');
  await choose(products, sales);
  await page.getByRole('button', { name: t('imports.tray.go') }).click();
  await page.getByRole('button', { name: t('imports.joins.start') }).click();
  const fix = page.getByRole('button', { name: t('imports.joins.fixOne', { from: 'GTXPro', to: 'GTX Pro' }) });
  await expect(fix).toBeVisible();
  await expectAccessible(page, 'near misses');
  await fix.click();
  await expect(fix).toBeHidden();
  await expect(page.getByText(t('imports.joins.matched', { matched: 7, count: 7 }))).toBeVisible();
});

test('rows far down settle what the first rows leave open', async ({ connection: { client }, folder, page, visit }) => {
  await client.projects.create({ name: 'Far down' });
  const { t, choose } = importSteps(page, 'en');
  const path = join(folder, 'far-down.csv');
  const day = (place: number) => (place === 79_990 ? '25/12' : `0${1 + ((place * 7) % 9)}/0${1 + ((place * 3) % 9)}`);
  const rows = Array.from({ length: 80_000 }, (_one, place) => `${place};${day(place)}/2024;C${place % 900};Item ${place % 70};${10 + (place % 50)}`);
  await writeFile(path, ['Order;Date;Customer;Article;Total', ...rows].join('\n'));
  await visit('/import');
  await choose(path);
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByRole('button', { name: t('imports.check.start') })).toBeEnabled({ timeout: 30_000 });
  await page
    .getByRole('columnheader', { name: /Date/ })
    .getByRole('button', { name: t('imports.reading.date') })
    .last()
    .click();
  const evidence = page.getByRole('dialog');
  await expect(evidence).toContainText(t('imports.evidence.counted.all'));
  await expect(evidence).toContainText('25/12/2024');
  await expect(evidence).toContainText(t('imports.column.line', { line: '79,992' }));
});

test('a later file names a product nearly as the store does: fixed in the check; two customers found to be one are told to the end', async ({
  connection: { client },
  folder,
  page,
  visit,
}) => {
  await client.projects.create({ name: 'Near the store' });
  const { t, choose, check, load } = importSteps(page, 'en');
  const [products, customers, sales] = [join(folder, 'goods.csv'), join(folder, 'people.csv'), join(folder, 'later-sales.csv')];
  await writeFile(products, ['product,series', 'GTX Basic,GTX', 'GTX Pro,GTX', 'MG Special,MG'].join('\n'));
  await writeFile(customers, ['customer_id,name,email', 'C1,Ada Byron,', 'C2,Bob Lee,bob@example.org'].join('\n'));
  await writeFile(
    sales,
    [
      'order_id,order_date,customer_id,old_customer_id,product,amount',
      'O1,2024-01-15,C1,C2,GTXPro,100',
      'O2,2024-01-20,C2,,GTXPro,90',
      'O3,2024-01-21,C2,,MG Special,80',
    ].join('\n'),
  );
  for (const path of [products, customers]) {
    await visit('/import');
    await choose(path);
    await check();
    await load();
    await page.getByRole('button', { name: t('imports.done.another') }).click();
  }
  await choose(sales);
  await expect(page.getByRole('table')).toBeVisible();
  await importSteps(page, 'en').pick(
    page
      .getByRole('columnheader', { name: /old_customer_id/ })
      .getByRole('button')
      .nth(1),
    t('imports.roles.customerAltId'),
  );
  await check();
  const fix = page.getByRole('button', { name: t('imports.joins.fixOne', { from: 'GTXPro', to: 'GTX Pro' }) });
  await expect(fix).toBeVisible();
  await expect(page.getByText('Ada Byron (C1) = Bob Lee (C2)')).toBeVisible();
  await expectAccessible(page, 'near names and one person');
  await fix.click();
  await expect(fix).toBeHidden();
  await load();
  await expect(page.getByText('Ada Byron (C1) = Bob Lee (C2)')).toBeVisible();
  const project = await client.projects.current();
  expect(project).toMatchObject({ lines: 3, customers: 2 });
  expect((await client.imports.list())[0]?.newProducts).toBe(0);
});

test('figures in several currencies are told of before they are loaded', async ({ connection: { client }, folder, page, visit }) => {
  await client.projects.create({ name: 'Several currencies' });
  const { t, choose, check } = importSteps(page, 'en');
  const path = join(folder, 'currencies.csv');
  await writeFile(path, 'Order,Date,Customer,Product,Total\n1,2024-01-15,A,Mug,$10.00\n2,2024-01-16,B,Tea,€12.00\n3,2024-01-17,B,Tea,£9.50\n');
  await visit('/import');
  await choose(path);
  await check();
  await expect(page.getByText(t('imports.check.currencies', { currencies: '$, €, £' }))).toBeVisible();
  await expectAccessible(page, 'several currencies');
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestTables } from '../../store/support/digests.ts';
import { ask, importText } from '../support/text-import.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(async () => {
  await bench.close();
});

describe('files of facts', () => {
  const visits = [
    'occurredAt,email,type,channel,value',
    '2024-03-01,Ada@Example.org,visit,web,1.5',
    '2024-03-01,ada@example.org,visit,web,1.5',
    '2024-03-02,,call,phone,',
  ];

  test('rows go to store and warehouse, customers are known by their address', async () => {
    const summary = await importText(bench, 'interactions', visits);
    expect(summary.ledger).toMatchObject({ read: 3, loaded: 3, unchanged: 0, anonymous: 1 });
    expect(summary.tables).toEqual([{ table: 'interactions', added: 3, changed: 0, superseded: 0 }]);
    expect(summary.newCustomers).toBe(1);
    expect(await ask(bench, 'select customer_key, email from customers')).toEqual([
      { customer_key: 'email:ada@example.org', email: 'Ada@Example.org' },
    ]);
    expect(await ask(bench, 'select interaction_id, row_no, customer_id, day, type, value, via_order from interactions order by 1')).toEqual([
      { interaction_id: 1, row_no: 1, customer_id: 1, day: 19783, type: 'visit', value: 15000, via_order: 0 },
      { interaction_id: 2, row_no: 2, customer_id: 1, day: 19783, type: 'visit', value: 15000, via_order: 0 },
      { interaction_id: 3, row_no: 3, customer_id: null, day: 19784, type: 'call', value: null, via_order: 0 },
    ]);
  });

  test('rows without a number are told apart by all they hold, as often as they are there', async () => {
    await importText(bench, 'interactions', visits);
    const again = await importText(bench, 'interactions', [...visits, visits[1] ?? '', '2024-03-03,ada@example.org,visit,web,1.5']);
    expect(again.ledger).toMatchObject({ read: 5, loaded: 2, unchanged: 3 });
    expect(await ask(bench, 'select count(*)::INTEGER as n from interactions')).toEqual([{ n: 5 }]);
  });

  test('a row with a number takes the place of the one before it, and keeps what the file has no column for', async () => {
    await importText(bench, 'tickets', ['recordId,createdAt,status,title,rating', 'T1,2024-01-01,open,Broken,', 'T2,2024-01-02,open,Late,3']);
    const before = digestTables(bench.store.reader);
    const later = await importText(bench, 'tickets', ['recordId,status,rating', 'T1,closed,5', 'T2,open,3', 'T3,open,']);
    expect(later.ledger).toMatchObject({ read: 3, loaded: 2, unchanged: 1 });
    expect(later.tables).toEqual([{ table: 'tickets', added: 1, changed: 1, superseded: 1 }]);
    const shown = 'select ticket_key, status, subject, satisfaction, day, import_id from tickets order by 1';
    expect(await ask(bench, shown)).toEqual([
      { ticket_key: 'T1', status: 'closed', subject: 'Broken', satisfaction: 50000, day: 19723, import_id: 2 },
      { ticket_key: 'T2', status: 'open', subject: 'Late', satisfaction: 30000, day: 19724, import_id: 1 },
      { ticket_key: 'T3', status: 'open', subject: null, satisfaction: null, day: null, import_id: 2 },
    ]);
    await bench.undo(2);
    expect(digestTables(bench.store.reader)).toEqual(before);
    expect(await ask(bench, shown)).toMatchObject([
      { status: 'open', import_id: 1 },
      { status: 'open', import_id: 1 },
    ]);
  });

  test('different rows of one number stay, the same said twice is said once', async () => {
    const lines = ['recordId,orderId,rating', 'R1,A,5', 'R1,B,5', 'R1,B,5'];
    expect((await importText(bench, 'reviews', lines)).ledger).toMatchObject({ read: 3, loaded: 2, unchanged: 1 });
    expect((await importText(bench, 'reviews', lines)).ledger).toMatchObject({ read: 3, loaded: 0, unchanged: 3 });
  });

  test('"add" leaves known rows alone, "replacePeriod" takes away what the file no longer holds', async () => {
    const costs = ['recordId,occurredAt,amount,category', 'K1,2024-01-05,10,rent', 'K2,2024-01-20,20,rent', 'K3,2024-02-05,30,rent'];
    await importText(bench, 'costs', costs);
    const added = await importText(bench, 'costs', ['recordId,occurredAt,amount,category', 'K1,2024-01-05,99,rent', 'K4,2024-01-06,1,rent'], {
      mode: 'add',
    });
    expect(added.ledger).toMatchObject({ loaded: 1, unchanged: 1, amount: '1' });
    const replaced = await importText(bench, 'costs', ['recordId,occurredAt,amount,category', 'K1,2024-01-05,11,rent', 'K5,2024-01-31,2,rent'], {
      mode: 'replacePeriod',
    });
    expect(replaced.tables).toEqual([{ table: 'costs', added: 1, changed: 1, superseded: 3 }]);
    expect(await ask(bench, 'select cost_key, amount from costs order by 1')).toEqual([
      { cost_key: 'K1', amount: 110000 },
      { cost_key: 'K3', amount: 300000 },
      { cost_key: 'K5', amount: 20000 },
    ]);
  });

  test('of two columns for one thing the first that has a value counts', async () => {
    await importText(bench, 'costs', ['occurredAt,amount,cost', '2024-01-01,5,7', '2024-01-01,,9']);
    expect(await ask(bench, 'select amount from costs order by cost_id')).toEqual([{ amount: 50000 }, { amount: 90000 }]);
  });
});

describe('links to orders and deals', () => {
  test('follow orders that come later and go again', async () => {
    const paid = await importText(bench, 'payments', ['orderId,amount,method', 'A,10,card', 'A,5,voucher', 'X,1,cash']);
    expect(paid.ledger.orphans).toBe(3);
    const shown = 'select order_key, order_id, customer_id, via_order from payments order by payment_id';
    const unlinked = { order_id: null, customer_id: null, via_order: 0 };
    expect(await ask(bench, shown)).toMatchObject([unlinked, unlinked, unlinked]);
    await importText(bench, 'orders', [
      'orderId,orderDate,customerId,amount',
      'A,2024-01-01,c1,15',
      'B,2024-01-01,c2,1',
      'X,2024-01-01,c1,1',
      'X,2024-01-01,c2,1',
    ]);
    expect(await ask(bench, shown)).toMatchObject([
      { order_id: 1, customer_id: 1, via_order: 1 },
      { order_id: 1, customer_id: 1, via_order: 1 },
      unlinked,
    ]);
    await bench.undo(2);
    expect(await ask(bench, shown)).toMatchObject([unlinked, unlinked, unlinked]);
  });

  test("a number that several customers share leads to the row's own customer", async () => {
    await importText(bench, 'orders', ['orderId,orderDate,customerId,amount', 'X,2024-01-01,c1,1', 'X,2024-01-01,c2,1']);
    await importText(bench, 'reviews', ['orderId,customerId,rating', 'X,c2,5', 'X,,4']);
    expect(await ask(bench, 'select order_id, customer_id from reviews order by review_id')).toEqual([
      { order_id: 2, customer_id: 2 },
      { order_id: null, customer_id: null },
    ]);
  });

  test('stage changes find their deal', async () => {
    await importText(bench, 'stageChanges', ['recordId,stage,occurredAt', 'D1,Won,2024-01-01', 'D9,Won,2024-01-01']);
    await importText(bench, 'deals', [
      'recordId,title,stage,amount,company,employeeName,productName',
      'D1,Big,Won,100.5,Acme,Eve,Thing',
      'D2,Small,Lost,,acme ,Eve,',
    ]);
    const links = () => ask(bench, 'select deal_key, deal_id from stage_changes order by 1');
    expect(await links()).toEqual([
      { deal_key: 'D1', deal_id: 1 },
      { deal_key: 'D9', deal_id: null },
    ]);
    expect(
      await ask(
        bench,
        'select d.name, c.name as customer, e.name as employee, p.name as product from deals d join customers c using (customer_id) join employees e on e.employee_id = d.employee_id left join products p on p.product_id = d.product_id order by 1',
      ),
    ).toEqual([
      { name: 'Big', customer: 'Acme', employee: 'Eve', product: 'Thing' },
      { name: 'Small', customer: 'Acme', employee: 'Eve', product: null },
    ]);
    await bench.undo(2);
    expect(await links()).toMatchObject([{ deal_id: null }, { deal_id: null }]);
  });
});

describe('lists', () => {
  test('a later list changes campaigns in place, a row of facts only names them', async () => {
    await importText(bench, 'touches', ['campaignName,occurredAt,clicks', 'Spring,2024-03-01,5']);
    await importText(bench, 'campaigns', ['campaign,campaignName,budget', 'C1,Spring,100', 'C2,Autumn,50']);
    const before = digestTables(bench.store.reader);
    const again = await importText(bench, 'campaigns', ['campaign,campaignName,budget', 'C1,,120', 'C2,Autumn,50']);
    expect(again.ledger).toMatchObject({ loaded: 1, unchanged: 1 });
    expect(await ask(bench, 'select campaign_key, name, budget from campaigns order by 1')).toEqual([
      { campaign_key: 'C1', name: 'Spring', budget: 1200000 },
      { campaign_key: 'C2', name: 'Autumn', budget: 500000 },
    ]);
    expect(await ask(bench, 'select campaign_key, clicks from touches join campaigns using (campaign_id)')).toEqual([
      { campaign_key: 'C1', clicks: 50000 },
    ]);
    await bench.undo(3);
    expect(digestTables(bench.store.reader)).toEqual(before);
  });

  test('"add" leaves what a list names as it is and only adds the rest', async () => {
    await importText(bench, 'customers', ['customerId,customerName,Plan=attribute', 'C1,Ada,A']);
    await importText(bench, 'products', ['productId,productName,unitPrice', 'P1,Thing,5']);
    const customers = await importText(bench, 'customers', ['customerId,customerName,Plan=attribute', 'C1,Eve,B', 'C2,Bob,C'], { mode: 'add' });
    const products = await importText(bench, 'products', ['productId,productName,unitPrice', 'P1,Thing,7', 'P2,Other,1'], { mode: 'add' });
    for (const { ledger } of [customers, products]) expect(ledger).toMatchObject({ loaded: 1, unchanged: 1 });
    expect(await ask(bench, 'select c.name, a.value from customers c join customer_attributes a using (customer_id) order by 1')).toEqual([
      { name: 'Ada', value: 'A' },
      { name: 'Bob', value: 'C' },
    ]);
    expect(await ask(bench, 'select product_key, unit_price from products order by 1')).toEqual([
      { product_key: 'P1', unit_price: 50000 },
      { product_key: 'P2', unit_price: 10000 },
    ]);
  });

  test('a thing known by name takes one number; a number that looks like a name stays', async () => {
    await importText(bench, 'deals', ['recordId,stage,productName', 'D1,Won,Thing']);
    await importText(bench, 'products', ['productId,productName', 'P1,Thing', 'P2,Thing', 'P3,P1']);
    expect(await ask(bench, 'select product_id, product_key, name from products order by 1')).toEqual([
      { product_id: 1, product_key: 'P1', name: 'Thing' },
      { product_id: 2, product_key: 'P2', name: 'Thing' },
      { product_id: 3, product_key: 'P3', name: 'P1' },
    ]);
  });

  test('deals without a number are found again by all they say', async () => {
    const deals = ['title,stage,amount', 'Renewal,Won,5', 'Renewal,Won,5', 'Renewal,Lost,5'];
    expect((await importText(bench, 'deals', deals)).ledger).toMatchObject({ loaded: 3, unchanged: 0 });
    expect((await importText(bench, 'deals', deals)).ledger).toMatchObject({ loaded: 0, unchanged: 3 });
  });

  test('what a list of customers says is kept, whatever its headers', async () => {
    await importText(bench, 'customers', [
      'customerId,customerAltId,customerName,birthDate,annualRevenue,granted,employeeName,Contract=attribute,Paperless=attribute',
      'U1,A1,Ada,1990-05-01,1000.5,yes,Eve,Two year,No',
      'U2,A2,Bob,,,no,Eve,,Yes',
    ]);
    expect(
      await ask(bench, 'select customer_key, type, birth_day, annual_revenue, marketing_consent, employee_id from customers order by 1'),
    ).toEqual([
      { customer_key: 'U1', type: 'person', birth_day: 7425, annual_revenue: 10005000, marketing_consent: 1, employee_id: 1 },
      { customer_key: 'U2', type: 'person', birth_day: null, annual_revenue: null, marketing_consent: 0, employee_id: 1 },
    ]);
    expect(await ask(bench, 'select customer_id, name, value from customer_attributes order by all')).toEqual([
      { customer_id: 1, name: 'Contract', value: 'Two year' },
      { customer_id: 1, name: 'Paperless', value: 'No' },
      { customer_id: 2, name: 'Paperless', value: 'Yes' },
    ]);
    await importText(bench, 'orders', ['orderId,orderDate,customerId,amount', 'O1,2024-01-01,A2,9']);
    expect(await ask(bench, "select orders, revenue from customers where customer_key = 'U2'")).toEqual([{ orders: 1, revenue: 90000 }]);
    const before = digestTables(bench.store.reader);
    await importText(bench, 'customers', ['customerId,Contract=attribute', 'U1,Monthly']);
    expect(await ask(bench, "select value from customer_attributes where name = 'Contract'")).toEqual([{ value: 'Monthly' }]);
    await bench.undo(3);
    expect(digestTables(bench.store.reader)).toEqual(before);
    expect(await ask(bench, "select value from customer_attributes where name = 'Contract'")).toEqual([{ value: 'Two year' }]);
  });
});

describe('orders', () => {
  test('know their city, coupon, seller and campaign, and follow a later file', async () => {
    await importText(bench, 'orders', [
      'orderId,orderDate,customerId,amount,city,code,employee,campaign,status,currency',
      'O1,2024-01-01,c1,5,Paris,X1,e1,C1,paid,EUR',
      'O2,2024-01-01,c1,5,,,,,,',
    ]);
    const shown =
      'select order_key, o.city, coupon, employee_key, campaign_key, o.status, o.currency from orders o left join employees e using (employee_id) left join campaigns k using (campaign_id) order by 1';
    const empty = { city: null, coupon: null, employee_key: null, campaign_key: null, status: null, currency: null };
    const first = { order_key: 'O1', city: 'Paris', coupon: 'X1', employee_key: 'e1', campaign_key: 'C1', status: 'paid', currency: 'EUR' };
    expect(await ask(bench, shown)).toEqual([first, { order_key: 'O2', ...empty }]);
    await importText(bench, 'orderHeads', ['orderId,orderDate,city,employee,status', 'O1,2024-01-01,Lyon,e2,refunded', 'O2,2024-01-01,Nice,,']);
    const later = [
      { ...first, city: 'Lyon', employee_key: 'e2', status: 'refunded' },
      { order_key: 'O2', ...empty, city: 'Nice' },
    ];
    expect(await ask(bench, shown)).toEqual(later);
    await bench.warehouse.rebuild(() => undefined);
    expect(await ask(bench, shown)).toEqual(later);
    await bench.undo(2);
    expect(await ask(bench, shown)).toEqual([first, { order_key: 'O2', ...empty }]);
  });

  test('say of their customer what a list would: gaps are filled, a list has the last word, undo takes it back', async () => {
    await importText(bench, 'customers', ['customerId,customerName,gender', 'C1,Ada,F']);
    const before = digestTables(bench.store.reader);
    const orders = [
      'orderId,orderDate,customerId,amount,gender,birthDate,address,region,postalCode,Segment=attribute',
      'O1,2024-01-01,C1,5,X,1980-05-02,1 Main St,Berlin,10115,VIP',
      'O2,2024-01-02,C2,6,M,1981-05-02,2 Main St,Kent,CT1,Retail',
    ];
    const summary = await importText(bench, 'orders', orders);
    expect(summary.ledger).toMatchObject({ read: 2, loaded: 2, amount: '11' });
    const shown =
      'select customer_key, gender, birth_day, address, region, postal_code, value from customers join customer_attributes using (customer_id) order by 1';
    const said = [
      { customer_key: 'C1', gender: 'F', birth_day: 3774, address: '1 Main St', region: 'Berlin', postal_code: '10115', value: 'VIP' },
      { customer_key: 'C2', gender: 'M', birth_day: 4139, address: '2 Main St', region: 'Kent', postal_code: 'CT1', value: 'Retail' },
    ];
    expect(await ask(bench, shown)).toEqual(said);
    expect((await importText(bench, 'orders', orders)).ledger).toMatchObject({ loaded: 0, unchanged: 2 });
    await bench.warehouse.rebuild(() => undefined);
    expect(await ask(bench, shown)).toEqual(said);
    await bench.undo(3);
    await bench.undo(2);
    expect(digestTables(bench.store.reader)).toEqual(before);
  });
});

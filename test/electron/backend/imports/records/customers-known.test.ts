import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, checkText, importText } from '../support/text-import.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
beforeEach(async () => {
  bench = await openWorkbench();
});
afterEach(async () => {
  await bench.close();
});

const customers = () => ask(bench, 'select customer_key, email, orders from customers order by customer_id');

test('orders that name their customers by e-mail alone', async () => {
  const summary = await importText(bench, 'orders', [
    'orderId,orderDate,email,phone,amount',
    'O1,2024-01-01,Ada@X.org,,5',
    'O2,2024-01-02,ada@x.org ,,5',
    'O3,2024-01-03,,+1 (555) 010-99,5',
    'O4,2024-01-03,n/a,,5',
  ]);
  expect(summary.ledger.anonymous).toBe(1);
  expect(await customers()).toEqual([
    { customer_key: 'email:ada@x.org', email: 'Ada@X.org', orders: 2 },
    { customer_key: 'phone:+155501099', email: null, orders: 1 },
  ]);
});

test('one met by e-mail first gets the number that a row names beside it, in the same file or a later one', async () => {
  await importText(bench, 'interactions', ['occurredAt,email', '2024-01-01,ada@x.org', '2024-01-01,bob@x.org']);
  await importText(bench, 'orders', [
    'orderId,orderDate,customerId,email,amount',
    'O1,2024-01-02,C7,ADA@x.org,5',
    'O2,2024-01-03,,eve@x.org,5',
    'O3,2024-01-04,C9,eve@x.org,5',
    'O4,2024-01-05,,eve@x.org,5',
  ]);
  expect(await customers()).toEqual([
    { customer_key: 'C7', email: 'ada@x.org', orders: 1 },
    { customer_key: 'email:bob@x.org', email: 'bob@x.org', orders: 0 },
    { customer_key: 'C9', email: 'eve@x.org', orders: 3 },
  ]);
  await importText(bench, 'reviews', ['email,rating', 'ada@x.org,5']);
  expect(await ask(bench, 'select customer_id from reviews')).toEqual([{ customer_id: 1 }]);
  await bench.undo(3);
  await bench.undo(2);
  expect((await customers())[0]).toMatchObject({ customer_key: 'email:ada@x.org' });
});

test('two numbers that share an address are two customers', async () => {
  await importText(bench, 'orders', [
    'orderId,orderDate,customerId,email,amount',
    'O1,2024-01-01,C1,family@x.org,1',
    'O2,2024-01-01,C2,family@x.org,1',
    'O3,2024-01-01,,family@x.org,1',
  ]);
  expect(await customers()).toMatchObject([
    { customer_key: 'C1', orders: 2 },
    { customer_key: 'C2', orders: 1 },
  ]);
});

test('a second number leads to its customer, whichever file comes first', async () => {
  await importText(bench, 'customers', ['customerId,customerAltId', 'U1,A1', 'U1,A2']);
  await importText(bench, 'orders', ['orderId,orderDate,customerId,amount', 'O1,2024-01-01,A1,1', 'O2,2024-01-01,A2,1', 'O3,2024-01-01,A3,1']);
  await importText(bench, 'customers', ['customerId,customerAltId', 'U3,A3']);
  expect(await customers()).toMatchObject([
    { customer_key: 'U1', orders: 2 },
    { customer_key: 'U3', orders: 1 },
  ]);
  await importText(bench, 'tickets', ['recordId,customerId,status', 'T1,A3,open', 'T2,U3,open']);
  expect(await ask(bench, 'select customer_id from tickets')).toEqual([{ customer_id: 2 }, { customer_id: 2 }]);
});

test('a list whose only news is another number of a known customer says so, once', async () => {
  await importText(bench, 'customers', ['customerId,customerName', 'C1,Ada', 'C2,Bob']);
  const list = ['customerId,customerName,customerAltId', 'C1,Ada,X1', 'C2,Bob,'];
  expect((await checkText(bench, 'customers', list)).ledger).toMatchObject({ loaded: 1, unchanged: 1 });
  expect((await importText(bench, 'customers', list)).ledger).toMatchObject({ loaded: 1, unchanged: 1 });
  expect((await importText(bench, 'customers', list)).ledger).toMatchObject({ loaded: 0, unchanged: 2 });
});

test('a file whose only news are facts about known customers says that they change', async () => {
  const orders = (more: string) => ['orderId,orderDate,customerId,amount,Club=attribute', `O1,2024-01-01,C1,5,${more}`, 'O2,2024-01-02,C2,5,'];
  await importText(bench, 'orders', orders(''));
  const check = await checkText(bench, 'orders', orders('gold'));
  expect(check.ledger).toMatchObject({ loaded: 0, unchanged: 2 });
  expect(check.differences?.find(({ table }) => table === 'customers')).toMatchObject({ new: 0, changed: 1, unchanged: 1 });
  await importText(bench, 'orders', orders('gold'));
  expect((await checkText(bench, 'orders', orders('gold'))).differences?.find(({ table }) => table === 'customers')).toMatchObject({
    changed: 0,
    unchanged: 2,
  });
});

test('names count only where a file has nothing better, and one that several have belongs to none of them', async () => {
  await importText(bench, 'customers', ['customerId,customerName', 'C1,Ada  Byron', 'C2,John Smith', 'C3,john smith']);
  await importText(bench, 'reviews', ['customerName,rating', 'ada byron,5', 'John Smith,4', 'JOHN SMITH,3']);
  expect(await ask(bench, 'select customer_key from reviews join customers using (customer_id) order by review_id')).toEqual([
    { customer_key: 'C1' },
    { customer_key: 'name:john smith' },
    { customer_key: 'name:john smith' },
  ]);
  await importText(bench, 'reviews', ['email,customerName,rating', ',Ada Byron,1']);
  expect(await ask(bench, 'select count(*)::INTEGER as n from reviews where customer_id is null')).toEqual([{ n: 1 }]);
});

test('a firm known by name from deals takes the number of the list of firms', async () => {
  await importText(bench, 'deals', ['recordId,title,stage,company', 'D1,Big,Won,Acme']);
  await importText(bench, 'companies', ['customerId,customerName,industry', 'F1,ACME,steel']);
  expect(await ask(bench, 'select customer_key, name, type, industry from customers')).toEqual([
    { customer_key: 'F1', name: 'ACME', type: 'company', industry: 'steel' },
  ]);
});

test('whoever was brought in is a customer too, by number or address', async () => {
  await importText(bench, 'referrals', ['customerId,referredCustomer,reward', 'C1,C2,5', 'C1,new@x.org,5']);
  expect(await ask(bench, 'select k.customer_key from referrals r join customers k on k.customer_id = r.referred_id order by 1')).toEqual([
    { customer_key: 'C2' },
    { customer_key: 'email:new@x.org' },
  ]);
});

test('an other number belongs to the first customer who had it beside a number of their own', async () => {
  await importText(bench, 'customers', ['customerId,customerAltId,email', ',alt5,', 'C4,alt5,ada@x.org', 'C3,alt5,bob@x.org', ',alt5,']);
  expect(await customers()).toMatchObject([
    { customer_key: 'C4', email: 'ada@x.org' },
    { customer_key: 'C3', email: 'bob@x.org' },
  ]);
  await importText(bench, 'orders', ['orderId,orderDate,customerId,amount', 'O1,2024-01-01,alt5,1']);
  expect(await customers()).toMatchObject([
    { customer_key: 'C4', orders: 1 },
    { customer_key: 'C3', orders: 0 },
  ]);
});

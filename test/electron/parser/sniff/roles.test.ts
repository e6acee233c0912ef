import { describe, expect, test } from 'vitest';
import { matchHeader } from '../../../../electron/parser/sniff/header-match.ts';
import { previewDelimited } from '../../../../electron/parser/sniff/preview.ts';
import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import { createScratch } from '../support/scratch.ts';

const write = createScratch();
let files = 0;

async function rolesOf(text: string, kind: ImportKind | null = null) {
  const path = write(`roles-${files++}.csv`, text);
  const { preview } = await previewDelimited({ path, fileName: 'roles.csv', dialect: {}, kind, saved: [] });
  return { kind: preview.kind, roles: preview.columns.map(({ role }) => role), columns: preview.columns };
}

describe('orders in five languages', () => {
  test.each([
    [
      'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n536365,85123A,WHITE HEART,6,2010-12-01 08:26:00,2.55,17850,United Kingdom\n',
      ['orderId', 'productId', 'productName', 'quantity', 'orderDate', 'unitPrice', 'customerId', 'country'],
    ],
    [
      'order_id,customer_id,date,product,category,channel,qty,price,cost\nO1,C1,2024-01-01,P00403,Toys,web,1,5.00,3.00\nO2,C2,2024-01-02,P00404,Toys,app,2,5.50,3.00\n',
      ['orderId', 'customerId', 'orderDate', 'productId', 'category', 'channel', 'quantity', 'unitPrice', 'cost'],
    ],
    [
      'شماره سفارش,تاریخ سفارش,نام مشتری,شماره موبایل,نام کالا,تعداد,مبلغ کل\n۱۰۰۱,۱۴۰۲/۱۰/۲۵,علی رضایی,۰۹۱۲۱۲۳۴۵۶۷,کفش,۲,۱٬۲۵۰٬۰۰۰\n',
      ['orderId', 'orderDate', 'customerName', 'phone', 'productName', 'quantity', 'amount'],
    ],
    [
      'Номер заказа;Дата заказа;ФИО;Телефон;Артикул;Наименование товара;Кол-во;Цена;Сумма\n1;31.01.2024;Иванов Пётр;+79161234567;А-15;Чашка;2;100,50;201,00\n',
      ['orderId', 'orderDate', 'customerName', 'phone', 'productId', 'productName', 'quantity', 'unitPrice', 'amount'],
    ],
    [
      '№ замовлення;Дата;Клієнт;Товар;Кількість;Ціна;Знижка;Місто\n1;31.01.2024;К-001;Чашка;2;100,50;0,00;Київ\n',
      ['orderId', 'orderDate', 'customerId', 'productName', 'quantity', 'unitPrice', 'discount', 'city'],
    ],
    [
      'Дата;Клиент;Сумма\n31.01.2024;ООО «Ромашка»;5,00\n01.02.2024;"ИП Иванов; Пётр";6,00\n02.02.2024;ООО «Ромашка»;1,00\n03.02.2024;“Заря” и К;2,50\n',
      ['orderDate', 'customerName', 'amount'],
    ],
    [
      '订单编号,下单时间,会员号,商品名称,数量,单价,实付金额,渠道\n1001,2024-01-05 10:00:00,M001,保温杯,2,44.00,88.00,天猫\n',
      ['orderId', 'orderDate', 'customerId', 'productName', 'quantity', 'unitPrice', 'amount', 'channel'],
    ],
  ])('%s', async (text, roles) => {
    expect(await rolesOf(text)).toMatchObject({ kind: 'orders', roles });
  });
});

describe('lists of customers and products', () => {
  test('customers', async () => {
    expect(await rolesOf('id,first_name,last_name,email,phone,city\n1,Ann,Lee,ann@example.com,+49 30 1234567,Berlin\n')).toMatchObject({
      kind: 'customers',
      roles: ['customerId', 'firstName', 'lastName', 'email', 'phone', 'city'],
    });
  });
  test('products', async () => {
    expect(await rolesOf('id,title,category,price,cost\n1,Mug,Kitchen,5.00,3.10\n')).toMatchObject({
      kind: 'products',
      roles: ['productId', 'productName', 'category', 'unitPrice', 'cost'],
    });
  });
  test('the kind the person chose wins', async () => {
    expect((await rolesOf('id,name\n1,Ann\n', 'products')).roles).toEqual(['productId', 'productName']);
  });
});

describe('wary of money and dates', () => {
  test('a freight value is no amount, a delivery date no order date', async () => {
    const text = 'order_id,order_purchase_timestamp,order_delivered_date,price,freight_value\n1,2024-01-01 10:00:00,2024-01-05,5.00,2.10\n';
    expect((await rolesOf(text)).roles).toEqual(['orderId', 'orderDate', 'ignore', 'unitPrice', 'ignore']);
  });
  test('a column keeps a role once, the likelier one', async () => {
    expect((await rolesOf('date,order date,amount,total\n2024-01-01,2024-01-02,5,6\n')).roles).toEqual(['ignore', 'orderDate', 'amount', 'ignore']);
  });
  test('a header without fitting values gets no role', async () => {
    expect((await rolesOf('date,amount\n2024-01-01,five\n2024-01-02,six\n', 'orders')).roles).toEqual(['orderDate', 'ignore']);
  });
  test('without header the values speak', async () => {
    const found = await rolesOf('00004,ann@example.com,19970101,29.33\n00004,bob@example.com,19970118,29.73\n');
    expect(found).toMatchObject({ kind: 'orders', roles: ['ignore', 'email', 'orderDate', 'amount'] });
    expect(found.columns.slice(1).map(({ roleEvidence }) => roleEvidence)).toEqual(['values', 'values', 'values']);
  });
  test.each(['account_length', 'PhoneService', 'total day minutes', 'product name length'])('%s means no role', (header) => {
    expect(matchHeader(header, 'orders')).toEqual([]);
  });
  test.each([
    ['customer_city', 'city'],
    // A fact about the customer, kept under its own name.
    ['Customer Age', 'attribute'],
    ['Total price (USD)', 'amount'],
    ['Дата операции', 'orderDate'],
    ['تاريخ سفارش', 'orderDate'],
  ])('%s → %s', (header, role) => {
    expect(matchHeader(header, 'orders')[0]?.role).toBe(role);
  });
});

describe('two numbers of one customer', () => {
  const list = (header: string, rows: readonly string[]) => `${header}\n${rows.map((row) => `${row},Kyiv\n`).join('')}`;
  test('the one that comes again is the person', async () => {
    const text = list('customer_id,external_id,city', ['a1,p1', 'a2,p2', 'a3,p1', 'a4,p3']);
    expect((await rolesOf(text, 'customers')).roles).toEqual(['customerAltId', 'customerId', 'city']);
  });
  test('so is the one called unique', async () => {
    const text = list('customer_id,customer_unique_id,city', ['a1,p1', 'a2,p2', 'a3,p3']);
    expect((await rolesOf(text, 'customers')).roles).toEqual(['customerAltId', 'customerId', 'city']);
  });
  test('otherwise the plain number', async () => {
    const text = list('customer_id,external_id,city', ['a1,p1', 'a2,p2', 'a3,p3']);
    expect((await rolesOf(text, 'customers')).roles).toEqual(['customerId', 'customerAltId', 'city']);
  });
});

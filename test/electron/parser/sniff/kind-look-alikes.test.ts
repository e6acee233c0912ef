import { expect, test } from 'vitest';
import { previewDelimited } from '../../../../electron/parser/sniff/preview.ts';
import type { ImportKind } from '../../../../shared/model/import-kind.ts';
import type { Role } from '../../../../shared/model/role.ts';
import { createScratch } from '../support/scratch.ts';

const write = createScratch();

/** Files that look like another kind, or hold a column that sounds like another: what a person would say of them. */
const FILES: readonly (readonly [what: string, kind: ImportKind, roles: readonly Role[], rows: readonly string[]])[] = [
  [
    'a day of joining makes no contract, and a name beside a family name is the given one',
    'customers',
    ['customerId', 'firstName', 'lastName', 'phone', 'city', 'registeredAt'],
    ['کد مشتری,نام,نام خانوادگی,تلفن همراه,شهر,تاریخ عضویت', '1,علی,رضایی,09121234567,تهران,1400/01/01', '2,مریم,کریمی,09351234567,شیراز,1400/02/11'],
  ],
  [
    'an opinion about a thing bought is no ticket',
    'reviews',
    ['productName', 'text', 'rating', 'occurredAt', 'customerName'],
    ['نام کالا,نظر,امتیاز,تاریخ نظر,نام کاربر', 'چای,خیلی خوب بود,5,1402/12/25,علی', 'قند,بد بود,2,1402/12/26,مریم'],
  ],
  [
    'what was spent is no order because there is a note beside it',
    'costs',
    ['occurredAt', 'category', 'amount', 'text'],
    ['日期,费用类别,金额,备注', '2024-03-15,租金,12000.00,门店', '2024-03-16,工资,50000.55,三月'],
  ],
  [
    'a lead has a person, a deal has a title',
    'leads',
    ['recordId', 'createdAt', 'customerName', 'phone', 'source', 'status', 'employeeName'],
    [
      '线索编号,创建时间,姓名,手机,来源,状态,跟进人',
      'L1,2024-03-15,张三,13800138000,官网,新,小王',
      'L2,2024-03-16,李四,13800138001,广告,跟进中,小李',
    ],
  ],
  [
    'a note on an order is no product',
    'orders',
    ['orderId', 'orderDate', 'customerName', 'amount', 'ignore'],
    ['Order no,Date,Customer,Total,Comment', '1,2024-03-15,Ann Lee,20.00,ring twice', '2,2024-03-16,Bob Ray,31.50,gift'],
  ],
  [
    'orders that say much of the customer are orders, and feed two tables',
    'orders',
    [
      ...(['orderId', 'orderDate', 'amount', 'customerId', 'firstName', 'lastName', 'email', 'gender'] as const),
      ...(['birthDate', 'address', 'postalCode', 'city', 'country', 'attribute'] as const),
    ],
    [
      'Order ID,Date,Total,Customer ID,First name,Last name,Email,Gender,Birthday,Address,Postcode,City,Country,Segment',
      '1,2024-01-05,20.00,C1,Ann,Lee,ann@example.org,F,1980-05-02,1 Main St,10115,Berlin,DE,VIP',
      '2,2024-01-25,30.00,C2,Bob,Ray,bob@example.org,M,1981-05-02,2 Main St,75001,Paris,FR,Retail',
    ],
  ],
  [
    'the state of a country is not how an order stands, and a postal code is no coupon',
    'orders',
    [
      ...(['ignore', 'orderId', 'orderDate', 'customerId', 'customerName', 'attribute', 'country', 'city', 'region', 'postalCode'] as const),
      ...(['ignore', 'productId', 'category', 'productName', 'amount', 'quantity', 'ignore'] as const),
    ],
    [
      'Row ID,Order ID,Order Date,Customer ID,Customer Name,Segment,Country,City,State,Postal Code,Region,Product ID,Category,Product Name,Sales,Quantity,Profit',
      '1,CA-2016-152156,11/8/2016,CG-12520,Claire Gute,Consumer,United States,Henderson,Kentucky,42420,South,FUR-BO-10001798,Furniture,Bookcase,261.96,2,41.91',
      '2,CA-2016-138688,6/25/2016,DV-13045,Darrin Van Huff,Corporate,United States,Los Angeles,California,90036,West,OFF-LA-10000240,Supplies,Labels,14.62,2,6.87',
    ],
  ],
  [
    'a marital status is no stage of a deal',
    'customers',
    ['customerId', 'attribute', 'attribute', 'attribute', 'attribute', 'registeredAt', 'attribute'],
    [
      'ID,Year_Birth,Education,Marital_Status,Income,Dt_Customer,Response',
      '5524,1957,Graduation,Single,58138,2012-09-04,1',
      '2174,1954,Graduation,Married,46344,2014-03-08,0',
    ],
  ],
  [
    'what visitors look at is no list of products',
    'interactions',
    ['occurredAt', 'type', 'productId', 'ignore', 'ignore', 'customerId', 'ignore'],
    [
      'event_time,event_type,product_id,brand,price,user_id,user_session',
      '2019-10-01 00:00:00 UTC,view,44600062,shiseido,35.79,541312140,72d7',
      '2019-10-01 00:00:01 UTC,cart,44600062,shiseido,35.79,554748717,9333',
      '2019-10-01 00:00:05 UTC,purchase,17200506,,543.10,541312140,5665',
      '2019-10-01 00:00:07 UTC,view,17200506,,543.10,554748717,9333',
    ],
  ],
  [
    'purchases without a price say who took what and when',
    'interactions',
    ['customerId', 'occurredAt', 'productName'],
    ['Member_number,Date,itemDescription', '1808,21-07-2015,tropical fruit', '1808,05-01-2015,whole milk', '2552,05-01-2015,whole milk'],
  ],
  [
    'salespeople of a shop have names',
    'employees',
    ['employee', 'employeeName', 'phone'],
    ['seller_id,seller_name,phone', '1,Ann Lee,+4930123456', '2,Bob Ray,+4930123457'],
  ],
];

test.each(FILES)('%s', async (_what, kind, roles, rows) => {
  const path = write('export.csv', `${rows.join('\n')}\n`);
  const { preview } = await previewDelimited({ path, fileName: 'export.csv', dialect: {}, kind: null, saved: [] });
  expect({ kind: preview.kind, roles: preview.columns.map(({ role }) => role) }).toEqual({ kind, roles });
});

test('sellers of a market place, with a number and a place, are nobody’s staff', async () => {
  const rows = ['seller_id,seller_zip_code_prefix,seller_city,seller_state', '3442f8,13023,campinas,SP', 'd1b65f,13844,mogi guacu,SP'];
  const path = write('olist_sellers_dataset.csv', `${rows.join('\n')}\n`);
  const { preview } = await previewDelimited({ path, fileName: 'olist_sellers_dataset.csv', dialect: {}, kind: null, saved: [] });
  expect(preview.kindConfidence).toBe(0);
});

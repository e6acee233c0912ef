import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { previewDelimited } from '../../electron/parser/sniff/preview.ts';
import type { ImportKind } from '../../shared/model/import-kind.ts';
import { missingRequirement } from '../../shared/model/record-kind.ts';
import type { Role } from '../../shared/model/role.ts';
import { hasReference, SHARED } from '../support/shared-data.ts';

/** What a person would say about public files that nobody made for us: kind, and the columns that mean something. */
type Expectation = readonly [file: string, kind: ImportKind, roles: Partial<Record<string, Role>>];

const OLIST = 'olist/sample3k';
const FILES: readonly Expectation[] = [
  [
    'crm-sales/accounts.csv',
    'companies',
    {
      account: 'customerName',
      sector: 'industry',
      year_established: 'attribute',
      revenue: 'annualRevenue',
      employees: 'employeeCount',
      office_location: 'country',
      subsidiary_of: 'parentCompany',
    },
  ],
  ['crm-sales/products.csv', 'products', { product: 'productName', series: 'category', sales_price: 'unitPrice' }],
  ['crm-sales/sales_teams.csv', 'employees', { sales_agent: 'employeeName', manager: 'manager', regional_office: 'region' }],
  [
    'crm-sales/sales_pipeline.csv',
    'deals',
    {
      opportunity_id: 'recordId',
      sales_agent: 'employeeName',
      product: 'productName',
      account: 'customerName',
      deal_stage: 'stage',
      engage_date: 'createdAt',
      close_date: 'closedAt',
      close_value: 'amount',
    },
  ],
  [
    `${OLIST}/olist_customers_dataset.csv`,
    'customers',
    {
      customer_id: 'customerAltId',
      customer_unique_id: 'customerId',
      customer_zip_code_prefix: 'postalCode',
      customer_city: 'city',
      customer_state: 'region',
    },
  ],
  [
    `${OLIST}/olist_orders_dataset.csv`,
    'orderHeads',
    { order_id: 'orderId', customer_id: 'customerId', order_status: 'status', order_purchase_timestamp: 'orderDate' },
  ],
  [`${OLIST}/olist_order_items_dataset.csv`, 'orderLines', { order_id: 'orderId', product_id: 'productId', price: 'unitPrice' }],
  [
    `${OLIST}/olist_order_payments_dataset.csv`,
    'payments',
    { order_id: 'orderId', payment_type: 'method', payment_installments: 'installments', payment_value: 'amount' },
  ],
  [
    `${OLIST}/olist_order_reviews_dataset.csv`,
    'reviews',
    {
      review_id: 'recordId',
      order_id: 'orderId',
      review_score: 'rating',
      review_comment_title: 'title',
      review_comment_message: 'text',
      review_creation_date: 'occurredAt',
      review_answer_timestamp: 'respondedAt',
    },
  ],
  [`${OLIST}/olist_products_dataset.csv`, 'products', { product_id: 'productId', product_category_name: 'category' }],
  [
    'telco-churn/Telco-Customer-Churn.csv',
    'subscriptions',
    {
      customerID: 'customerId',
      gender: 'gender',
      SeniorCitizen: 'attribute',
      Partner: 'attribute',
      Dependents: 'attribute',
      tenure: 'tenure',
      ...Object.fromEntries(
        'PhoneService MultipleLines OnlineSecurity OnlineBackup DeviceProtection TechSupport StreamingTV StreamingMovies PaperlessBilling'
          .split(' ')
          .map((header) => [header, 'attribute' as const]),
      ),
      InternetService: 'plan',
      Contract: 'type',
      PaymentMethod: 'method',
      MonthlyCharges: 'unitPrice',
      TotalCharges: 'amount',
      Churn: 'isEnded',
    },
  ],
  [
    'support-tickets/customer_support_tickets.csv',
    'tickets',
    {
      'Ticket ID': 'recordId',
      'Customer Name': 'customerName',
      'Customer Email': 'email',
      'Product Purchased': 'productName',
      'Ticket Type': 'type',
      'Ticket Subject': 'title',
      'Ticket Description': 'text',
      'Ticket Status': 'status',
      Resolution: 'outcome',
      'Ticket Priority': 'priority',
      'Ticket Channel': 'channel',
      'First Response Time': 'respondedAt',
      'Time to Resolution': 'closedAt',
      'Customer Satisfaction Rating': 'rating',
    },
  ],
  ['cdnow/CDNOW_master.txt', 'orders', { customer_id: 'customerId', date: 'orderDate', number_of_cds: 'quantity', dollar_value: 'amount' }],
  ['cdnow/cdnowElog.csv', 'orders', { masterid: 'customerId', sampleid: 'customerAltId', date: 'orderDate', cds: 'quantity', sales: 'amount' }],
  [
    'online-retail/online_retail.csv.gz',
    'orders',
    {
      InvoiceNo: 'orderId',
      StockCode: 'productId',
      Description: 'productName',
      Quantity: 'quantity',
      InvoiceDate: 'orderDate',
      UnitPrice: 'unitPrice',
      CustomerID: 'customerId',
      Country: 'country',
    },
  ],
  [
    'rfm-pkg/rfm_data_orders.csv',
    'orders',
    { customer_id: 'customerId', order_date: 'orderDate', revenue: 'amount', first_name: 'firstName', last_name: 'lastName', email: 'email' },
  ],
  [
    'febrl/dataset1.csv',
    'customers',
    {
      rec_id: 'customerId',
      given_name: 'firstName',
      surname: 'lastName',
      address_1: 'address',
      suburb: 'city',
      postcode: 'postalCode',
      state: 'region',
      date_of_birth: 'birthDate',
      soc_sec_id: 'taxId',
    },
  ],
  ['reviews/dataset_sent_anal_ukr_manual.csv', 'reviews', { text: 'text', labels: 'label' }],
  ['reviews/rusentiment_test.csv', 'reviews', { text: 'text', label: 'label' }],
  ['reviews/snappfood_dev.csv', 'reviews', { comment: 'text', label: 'label' }],
  ['reviews/waimai_10k.csv', 'reviews', { review: 'text', label: 'label' }],
];
/** Tables that are none of the model's: studies of survival, map points, translations, sellers of a market place, series, totals per week or path. */
const FOREIGN = [
  ...['dd', 'gbsg2', 'kidney_transplant', 'larynx', 'lung', 'recur', 'regression', 'rossi', 'stanford_heart', 'waltons_dataset'].map(
    (name) => `survival/${name}.csv`,
  ),
  ...['AirPassengers', 'BJsales', 'aus_airpassengers', 'elecsales', 'euretail', 'us-retail-sales'].map((name) => `series/${name}.csv`),
  `${OLIST}/olist_geolocation_dataset.csv`,
  `${OLIST}/product_category_name_translation.csv`,
  // Sellers of a market place are nobody's staff.
  `${OLIST}/olist_sellers_dataset.csv`,
  'attribution/PathData.csv',
  'marketing-mix/dt_simulated_weekly.csv',
  'telco-churn/cell_phone_churn.csv',
  'telco-churn/mlc_churn.csv',
  'cdnow/donations.csv',
  'cdnow/cdnow_customers_summary.csv',
  'cdnow/cdnow_customers_summary_with_transactions.csv',
];

const present = hasReference('data/crm-sales', 'data/olist', 'data/survival', 'data/reviews');
const pathOf = (file: string) => resolve(SHARED, 'data', file);
const look = async (file: string, kind: ImportKind | null = null) =>
  (await previewDelimited({ path: pathOf(file), fileName: basename(file), dialect: {}, kind, saved: [] })).preview;

describe.runIf(present)('public files are understood without a human', () => {
  test.each(FILES.filter(([file]) => existsSync(pathOf(file))))('%s → %s', async (file, kind, roles) => {
    const preview = await look(file);
    const found = Object.fromEntries(
      preview.columns.filter(({ role }) => role !== 'ignore' && role !== 'attribute').map(({ header, role }) => [header, role]),
    );
    const named = Object.fromEntries(Object.entries(roles).filter(([, role]) => role !== 'attribute'));
    expect({ kind: preview.kind, found }).toEqual({ kind, found: named });
    const attributes = Object.entries(roles)
      .filter(([, role]) => role === 'attribute')
      .map(([header]) => header);
    expect(preview.columns.filter(({ role }) => role === 'attribute').map(({ header }) => header)).toEqual(expect.arrayContaining(attributes));
    expect(preview.kindConfidence).toBeGreaterThanOrEqual(0.6);
    expect(missingRequirement(preview.mapping.kind, new Set(preview.mapping.columns.map(({ role }) => role)))).toBeNull();
  });
});

describe.runIf(present)('files without header, by their values', () => {
  test('CDNOW sample: customer, second key, date, pieces, money', async () => {
    const preview = await look('cdnow/CDNOW_sample.txt');
    expect(preview).toMatchObject({ kind: 'orders' });
    expect(preview.columns.map(({ role }) => role)).toEqual(['customerId', 'ignore', 'orderDate', 'quantity', 'amount']);
  });
  test('Yelp: text and label', async () => {
    const preview = await look('reviews/yelp_labelled.txt', 'reviews');
    expect(preview.columns.map(({ role }) => role)).toEqual(['text', 'label']);
  });
});

describe.runIf(present)('what is none of ours is not passed off as something', () => {
  test.each(FOREIGN.filter((file) => existsSync(pathOf(file))))('%s', async (file) => {
    expect((await look(file)).kindConfidence).toBeLessThan(0.4);
  });
  test('purchases without amounts are no orders; chosen as orders, their columns are right', async () => {
    const file = 'groceries-members/Groceries_dataset.csv';
    const guessed = await look(file);
    expect(guessed.kind).toBe('interactions');
    expect(guessed.columns.map(({ role }) => role)).toEqual(['customerId', 'occurredAt', 'productName']);
    expect((await look(file, 'orders')).columns.map(({ role }) => role)).toEqual(['customerId', 'orderDate', 'productName']);
  });
});

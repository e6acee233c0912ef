import { resolve } from 'node:path';
import { SHARED } from './shared-data.ts';

const at = (folder: string, ...names: readonly string[]) => names.map((name) => resolve(SHARED, 'data', folder, name));

/** The public data sets as a person would hand them in: name → files chosen together. */
export const REAL_FILES: Readonly<Record<string, readonly string[]>> = {
  retail: at('online-retail', 'online_retail.csv.gz'),
  cdnow: at('cdnow', 'CDNOW_master.txt'),
  telco: at('telco-churn', 'Telco-Customer-Churn.csv'),
  crm: at('crm-sales', 'accounts.csv', 'products.csv', 'sales_pipeline.csv', 'sales_teams.csv'),
  olist: [
    ...['customers', 'geolocation', 'order_items', 'order_payments', 'order_reviews', 'orders', 'products', 'sellers'].flatMap((name) =>
      at('olist/sample3k', `olist_${name}_dataset.csv`),
    ),
    ...at('olist/sample3k', 'product_category_name_translation.csv'),
  ],
  tickets: at('support-tickets', 'customer_support_tickets.csv'),
  groceries: at('groceries-members', 'Groceries_dataset.csv'),
  baskets: at('groceries', 'groceries.csv'),
  orders: at('rfm-pkg', 'rfm_data_orders.csv'),
  attribution: at('attribution', 'PathData.csv'),
  'reviews-en': at('reviews', 'yelp_labelled.txt'),
  'reviews-fa': at('reviews', 'snappfood_dev.csv'),
  'reviews-ru': at('reviews', 'rusentiment_test.csv'),
  'reviews-uk': at('reviews', 'dataset_sent_anal_ukr_manual.csv'),
  'reviews-zh': at('reviews', 'waimai_10k.csv'),
  'fa-1256': at('csv/encodings', 'fa_digikala_windows-1256.csv'),
  'fa-tab': at('csv/encodings', 'fa_digikala_utf-8-sig_tab.csv'),
  'fa-jalali': at('csv/encodings', 'fa_persian_digits_jalali_utf-8.csv'),
  'ru-excel': at('csv/encodings', 'ru_excel_semicolon_decimal_comma_cp1251.csv'),
  'ru-utf16': at('csv/encodings', 'ru_rusentiment_utf-16-le.csv'),
  'uk-1251': at('csv/encodings', 'uk_manual_cp1251.csv'),
  'zh-4byte': at('csv/encodings', 'zh_gb18030_4byte.csv'),
  'zh-hotel': at('csv/encodings', 'zh_hotel_gb18030.csv'),
};

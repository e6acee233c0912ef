import type { Migration } from '../migrate.ts';

/**
 * The tables of the customer model beside orders. Every table has dense ids given in order of import, and says from which import
 * and record a row came. Rows of facts are never changed: a later file that says otherwise sets \`superseded_by\` to its import and
 * adds a row. \`match_hash\` finds the rows a file may hold again (see content-hash.ts). Money, quantities and other
 * decimals are ten-thousandths, instants epoch seconds on the wall clock, \`birth_day\` an epoch day, flags 0 or 1.
 */
export const customerModel: Migration = {
  version: 30,
  up: (db) => {
    db.exec(EXTENDED);
    db.exec(NAMED);
    db.exec(PARTIES_AND_ORDERS);
    db.exec(SERVICE);
    db.exec(MARKETING);
    db.exec(TOTALS);
  },
};

const EXTENDED = `
  ALTER TABLE customers ADD COLUMN type TEXT CHECK (type IN ('person', 'company'));
  ALTER TABLE customers ADD COLUMN address TEXT;
  ALTER TABLE customers ADD COLUMN region TEXT;
  ALTER TABLE customers ADD COLUMN postal_code TEXT;
  ALTER TABLE customers ADD COLUMN company TEXT;
  ALTER TABLE customers ADD COLUMN industry TEXT;
  ALTER TABLE customers ADD COLUMN website TEXT;
  ALTER TABLE customers ADD COLUMN tax_id TEXT;
  ALTER TABLE customers ADD COLUMN parent_company TEXT;
  ALTER TABLE customers ADD COLUMN employee_count INTEGER;
  ALTER TABLE customers ADD COLUMN annual_revenue INTEGER;
  ALTER TABLE customers ADD COLUMN birth_day INTEGER;
  ALTER TABLE customers ADD COLUMN registered_at INTEGER;
  ALTER TABLE customers ADD COLUMN gender TEXT;
  ALTER TABLE customers ADD COLUMN language TEXT;
  ALTER TABLE customers ADD COLUMN source TEXT;
  ALTER TABLE customers ADD COLUMN tags TEXT;
  ALTER TABLE customers ADD COLUMN employee_id INTEGER REFERENCES employees;
  ALTER TABLE customers ADD COLUMN marketing_consent INTEGER CHECK (marketing_consent IN (0, 1));
  ALTER TABLE products ADD COLUMN brand TEXT;
  ALTER TABLE products ADD COLUMN status TEXT;
  ALTER TABLE orders ADD COLUMN city_id INTEGER REFERENCES labels;
  ALTER TABLE orders ADD COLUMN employee_id INTEGER REFERENCES employees;
  ALTER TABLE orders ADD COLUMN campaign_id INTEGER REFERENCES campaigns;
  ALTER TABLE orders ADD COLUMN coupon TEXT;
`;

const NAMED = `
  CREATE TABLE campaigns (
    campaign_id INTEGER PRIMARY KEY, campaign_key TEXT NOT NULL UNIQUE, name TEXT, channel TEXT, type TEXT, started_at INTEGER,
    ended_at INTEGER, budget INTEGER, cost INTEGER, currency TEXT, status TEXT, subject TEXT, import_id INTEGER NOT NULL REFERENCES
    imports, row_no INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE employees (
    employee_id INTEGER PRIMARY KEY, employee_key TEXT NOT NULL UNIQUE, name TEXT, email TEXT, phone TEXT, team TEXT, manager TEXT,
    region TEXT, position TEXT, hired_at INTEGER, left_at INTEGER, import_id INTEGER NOT NULL REFERENCES imports, row_no INTEGER NOT
    NULL
  ) STRICT;

  CREATE TABLE deals (
    deal_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers, deal_key TEXT NOT NULL UNIQUE, name TEXT, created_at
    INTEGER, closed_at INTEGER, stage TEXT, outcome TEXT, status TEXT, amount INTEGER, currency TEXT, probability INTEGER, product_id
    INTEGER REFERENCES products, employee_id INTEGER REFERENCES employees, campaign_id INTEGER REFERENCES campaigns, source TEXT,
    lost_reason TEXT, type TEXT, import_id INTEGER NOT NULL REFERENCES imports, row_no INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE customer_aliases (
    alias_id INTEGER PRIMARY KEY, alias TEXT NOT NULL UNIQUE, customer_id INTEGER NOT NULL REFERENCES customers, import_id INTEGER NOT
    NULL REFERENCES imports, row_no INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE customer_attributes (
    attribute_id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers, name TEXT NOT NULL, value TEXT NOT NULL,
    import_id INTEGER NOT NULL REFERENCES imports, row_no INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX customer_attributes_by_name ON customer_attributes (customer_id, name);
`;

const PARTIES_AND_ORDERS = `
  CREATE TABLE contact_points (
    contact_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers, value TEXT, type TEXT, label TEXT, is_primary INTEGER
    CHECK (is_primary IN (0, 1)), verified_at INTEGER, import_id INTEGER NOT NULL REFERENCES imports, row_no INTEGER NOT NULL,
    match_hash INTEGER NOT NULL, superseded_by INTEGER REFERENCES imports
  ) STRICT;
  CREATE INDEX contact_points_superseded ON contact_points (superseded_by) WHERE superseded_by IS NOT NULL;

  CREATE TABLE consents (
    consent_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers, consent_key TEXT, given_at INTEGER, purpose TEXT,
    channel TEXT, granted INTEGER CHECK (granted IN (0, 1)), status TEXT, source TEXT, import_id INTEGER NOT NULL REFERENCES imports,
    row_no INTEGER NOT NULL, match_hash INTEGER NOT NULL, superseded_by INTEGER REFERENCES imports
  ) STRICT;
  CREATE INDEX consents_superseded ON consents (superseded_by) WHERE superseded_by IS NOT NULL;

  CREATE TABLE referrals (
    referral_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers, referral_key TEXT, referred_id INTEGER REFERENCES
    customers, referred_at INTEGER, code TEXT, reward INTEGER, channel TEXT, status TEXT, import_id INTEGER NOT NULL REFERENCES
    imports, row_no INTEGER NOT NULL, match_hash INTEGER NOT NULL, superseded_by INTEGER REFERENCES imports
  ) STRICT;
  CREATE INDEX referrals_superseded ON referrals (superseded_by) WHERE superseded_by IS NOT NULL;

  CREATE TABLE payments (
    payment_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers, order_key TEXT, payment_key TEXT, paid_at INTEGER,
    amount INTEGER, currency TEXT, method TEXT, installments INTEGER, fee INTEGER, status TEXT, type TEXT, import_id INTEGER NOT NULL
    REFERENCES imports, row_no INTEGER NOT NULL, match_hash INTEGER NOT NULL, superseded_by INTEGER REFERENCES imports
  ) STRICT;
  CREATE INDEX payments_superseded ON payments (superseded_by) WHERE superseded_by IS NOT NULL;

  CREATE TABLE returns (
    return_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers, order_key TEXT, return_key TEXT, product_id INTEGER
    REFERENCES products, returned_at INTEGER, quantity INTEGER, amount INTEGER, reason TEXT, status TEXT, import_id INTEGER NOT NULL
    REFERENCES imports, row_no INTEGER NOT NULL, match_hash INTEGER NOT NULL, superseded_by INTEGER REFERENCES imports
  ) STRICT;
  CREATE INDEX returns_superseded ON returns (superseded_by) WHERE superseded_by IS NOT NULL;

  CREATE TABLE subscriptions (
    subscription_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers, subscription_key TEXT, plan TEXT, started_at
    INTEGER, ended_at INTEGER, tenure_months INTEGER, is_ended INTEGER CHECK (is_ended IN (0, 1)), price INTEGER, paid INTEGER,
    payment_method TEXT, billing TEXT, end_reason TEXT, status TEXT, import_id INTEGER NOT NULL REFERENCES imports, row_no INTEGER NOT
    NULL, match_hash INTEGER NOT NULL, superseded_by INTEGER REFERENCES imports
  ) STRICT;
  CREATE INDEX subscriptions_superseded ON subscriptions (superseded_by) WHERE superseded_by IS NOT NULL;
`;

const SERVICE = `
  CREATE TABLE interactions (
    interaction_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers, order_key TEXT, interaction_key TEXT, occurred_at
    INTEGER, type TEXT, channel TEXT, employee_id INTEGER REFERENCES employees, duration_seconds INTEGER, subject TEXT, body TEXT,
    page TEXT, campaign_id INTEGER REFERENCES campaigns, outcome TEXT, product_id INTEGER REFERENCES products, value INTEGER,
    import_id INTEGER NOT NULL REFERENCES imports, row_no INTEGER NOT NULL, match_hash INTEGER NOT NULL, superseded_by INTEGER
    REFERENCES imports
  ) STRICT;
  CREATE INDEX interactions_superseded ON interactions (superseded_by) WHERE superseded_by IS NOT NULL;

  CREATE TABLE tickets (
    ticket_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers, order_key TEXT, ticket_key TEXT, created_at INTEGER,
    first_response_at INTEGER, resolved_at INTEGER, status TEXT, priority TEXT, channel TEXT, type TEXT, employee_id INTEGER
    REFERENCES employees, product_id INTEGER REFERENCES products, subject TEXT, body TEXT, resolution TEXT, satisfaction INTEGER, tags
    TEXT, import_id INTEGER NOT NULL REFERENCES imports, row_no INTEGER NOT NULL, match_hash INTEGER NOT NULL, superseded_by INTEGER
    REFERENCES imports
  ) STRICT;
  CREATE INDEX tickets_superseded ON tickets (superseded_by) WHERE superseded_by IS NOT NULL;

  CREATE TABLE survey_answers (
    answer_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers, order_key TEXT, answer_key TEXT, answered_at INTEGER,
    metric TEXT, question TEXT, score INTEGER, comment TEXT, channel TEXT, campaign_id INTEGER REFERENCES campaigns, product_id
    INTEGER REFERENCES products, employee_id INTEGER REFERENCES employees, import_id INTEGER NOT NULL REFERENCES imports, row_no
    INTEGER NOT NULL, match_hash INTEGER NOT NULL, superseded_by INTEGER REFERENCES imports
  ) STRICT;
  CREATE INDEX survey_answers_superseded ON survey_answers (superseded_by) WHERE superseded_by IS NOT NULL;

  CREATE TABLE reviews (
    review_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers, order_key TEXT, review_key TEXT, reviewed_at INTEGER,
    rating INTEGER, title TEXT, body TEXT, label TEXT, language TEXT, source TEXT, channel TEXT, reply TEXT, replied_at INTEGER,
    product_id INTEGER REFERENCES products, import_id INTEGER NOT NULL REFERENCES imports, row_no INTEGER NOT NULL, match_hash INTEGER
    NOT NULL, superseded_by INTEGER REFERENCES imports
  ) STRICT;
  CREATE INDEX reviews_superseded ON reviews (superseded_by) WHERE superseded_by IS NOT NULL;
`;

const MARKETING = `
  CREATE TABLE touches (
    touch_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers, touch_key TEXT, campaign_id INTEGER REFERENCES campaigns,
    occurred_at INTEGER, channel TEXT, type TEXT, variant TEXT, cost INTEGER, currency TEXT, sends INTEGER, impressions INTEGER, opens
    INTEGER, clicks INTEGER, conversions INTEGER, value INTEGER, import_id INTEGER NOT NULL REFERENCES imports, row_no INTEGER NOT
    NULL, match_hash INTEGER NOT NULL, superseded_by INTEGER REFERENCES imports
  ) STRICT;
  CREATE INDEX touches_superseded ON touches (superseded_by) WHERE superseded_by IS NOT NULL;

  CREATE TABLE leads (
    lead_id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers, lead_key TEXT, created_at INTEGER, converted_at INTEGER,
    source TEXT, channel TEXT, status TEXT, stage TEXT, score INTEGER, employee_id INTEGER REFERENCES employees, campaign_id INTEGER
    REFERENCES campaigns, company TEXT, country TEXT, value INTEGER, import_id INTEGER NOT NULL REFERENCES imports, row_no INTEGER NOT
    NULL, match_hash INTEGER NOT NULL, superseded_by INTEGER REFERENCES imports
  ) STRICT;
  CREATE INDEX leads_superseded ON leads (superseded_by) WHERE superseded_by IS NOT NULL;

  CREATE TABLE stage_changes (
    change_id INTEGER PRIMARY KEY, deal_key TEXT, stage TEXT, previous_stage TEXT, changed_at INTEGER, employee_id INTEGER REFERENCES
    employees, amount INTEGER, import_id INTEGER NOT NULL REFERENCES imports, row_no INTEGER NOT NULL, match_hash INTEGER NOT NULL,
    superseded_by INTEGER REFERENCES imports
  ) STRICT;
  CREATE INDEX stage_changes_superseded ON stage_changes (superseded_by) WHERE superseded_by IS NOT NULL;

  CREATE TABLE costs (
    cost_id INTEGER PRIMARY KEY, cost_key TEXT, spent_at INTEGER, amount INTEGER, currency TEXT, category TEXT, channel TEXT,
    campaign_id INTEGER REFERENCES campaigns, product_id INTEGER REFERENCES products, description TEXT, note TEXT, import_id INTEGER
    NOT NULL REFERENCES imports, row_no INTEGER NOT NULL, match_hash INTEGER NOT NULL, superseded_by INTEGER REFERENCES imports
  ) STRICT;
  CREATE INDEX costs_superseded ON costs (superseded_by) WHERE superseded_by IS NOT NULL;

  CREATE TABLE competitor_prices (
    price_id INTEGER PRIMARY KEY, product_id INTEGER REFERENCES products, competitor TEXT, price INTEGER, currency TEXT, seen_at
    INTEGER, url TEXT, country TEXT, import_id INTEGER NOT NULL REFERENCES imports, row_no INTEGER NOT NULL, match_hash INTEGER NOT
    NULL, superseded_by INTEGER REFERENCES imports
  ) STRICT;
  CREATE INDEX competitor_prices_superseded ON competitor_prices (superseded_by) WHERE superseded_by IS NOT NULL;
`;

/** How many rows an import brought per table, and what they add up to per column: control totals that can be checked again at any time. */
const TOTALS = `
  CREATE TABLE import_sums (
    import_id INTEGER NOT NULL REFERENCES imports, table_name TEXT NOT NULL, row_count INTEGER NOT NULL, sums TEXT NOT NULL,
    PRIMARY KEY (import_id, table_name)
  ) STRICT, WITHOUT ROWID;
`;

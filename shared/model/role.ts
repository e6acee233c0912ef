/**
 * What a column can mean, with the form its values take once read. `key` texts identify something and keep their leading
 * zeros; `flag` is yes or no. `ignore` keeps a column in the raw rows only. Which roles a file can use depends on what it
 * is about: see RECORD_KINDS.
 */
export const ROLE_FORMS = {
  ignore: 'none',
  // orders and their lines
  orderId: 'key',
  orderDate: 'date',
  orderTime: 'time',
  originalOrderId: 'key',
  channel: 'text',
  status: 'text',
  currency: 'text',
  productId: 'key',
  productName: 'text',
  category: 'text',
  brand: 'text',
  quantity: 'decimal',
  unitPrice: 'decimal',
  amount: 'decimal',
  discount: 'decimal',
  cost: 'decimal',
  // people and firms
  customerId: 'key',
  /** A second number of the same customer, by which other files name them. */
  customerAltId: 'key',
  customerName: 'text',
  firstName: 'text',
  lastName: 'text',
  email: 'key',
  phone: 'key',
  address: 'text',
  city: 'text',
  region: 'text',
  postalCode: 'key',
  country: 'text',
  company: 'text',
  industry: 'text',
  website: 'text',
  taxId: 'key',
  parentCompany: 'text',
  employeeCount: 'decimal',
  annualRevenue: 'decimal',
  birthDate: 'date',
  registeredAt: 'date',
  gender: 'text',
  language: 'text',
  source: 'text',
  tags: 'text',
  /** Any further fact about a customer, kept under the column's header; may be given to several columns. */
  attribute: 'text',
  contactValue: 'key',
  isPrimary: 'flag',
  // what happened
  recordId: 'key',
  occurredAt: 'date',
  createdAt: 'date',
  startedAt: 'date',
  endedAt: 'date',
  closedAt: 'date',
  respondedAt: 'date',
  type: 'text',
  title: 'text',
  text: 'text',
  reason: 'text',
  outcome: 'text',
  employee: 'key',
  employeeName: 'text',
  team: 'text',
  manager: 'text',
  duration: 'decimal',
  page: 'text',
  url: 'text',
  method: 'text',
  installments: 'decimal',
  fee: 'decimal',
  // campaigns and touches
  campaign: 'key',
  campaignName: 'text',
  variant: 'text',
  budget: 'decimal',
  sends: 'decimal',
  impressions: 'decimal',
  opens: 'decimal',
  clicks: 'decimal',
  conversions: 'decimal',
  value: 'decimal',
  // leads, deals, tickets, answers
  stage: 'text',
  previousStage: 'text',
  probability: 'decimal',
  priority: 'text',
  score: 'decimal',
  rating: 'decimal',
  question: 'text',
  label: 'text',
  // subscriptions, consents, referrals, market
  plan: 'text',
  tenure: 'decimal',
  isEnded: 'flag',
  purpose: 'text',
  granted: 'flag',
  referredCustomer: 'key',
  code: 'key',
  reward: 'decimal',
  competitor: 'text',
} as const satisfies Record<string, RoleForm>;

export type RoleForm = 'none' | 'key' | 'text' | 'decimal' | 'date' | 'time' | 'flag';
export type Role = keyof typeof ROLE_FORMS;

export const ROLES = Object.keys(ROLE_FORMS) as [Role, ...Role[]];

/** Kind of reading a role needs; null = any text will do. */
export function neededReading(role: Role): 'number' | 'date' | 'flag' | null {
  const form: RoleForm = ROLE_FORMS[role];
  if (form === 'decimal') return 'number';
  return form === 'date' || form === 'flag' ? form : null;
}

import { RIAL_PER_CENT } from './baskets.ts';
import type { END_REASONS, PlanId, SampleContact, SampleCost, SampleReferral, SampleSubscription } from './beside-orders.ts';
import type { SampleShop } from './generate-shop.ts';
import { type SampleColumn, type SampleFile, toFile } from './sample-files.ts';
import type { ShopLocale } from './seasons.ts';
import { SHOP_TRUTH } from './truth.ts';
import { dayText, instantText } from './written.ts';

type Names<Id extends string> = Readonly<Record<ShopLocale, Readonly<Record<Id, string>>>>;

const PLAN_NAMES: Names<PlanId> = {
  en: { monthly: 'Coffee club, monthly', quarterly: 'Coffee club, quarterly' },
  fa: { monthly: 'باشگاه قهوه، ماهانه', quarterly: 'باشگاه قهوه، فصلی' },
};
const REASON_NAMES: Names<(typeof END_REASONS)[number]> = {
  en: { price: 'Too expensive', tooMuch: 'Too much coffee', moved: 'Moved away', payment: 'Payment failed' },
  fa: { price: 'قیمت بالا', tooMuch: 'قهوه بیش از نیاز', moved: 'تغییر نشانی', payment: 'پرداخت ناموفق' },
};
const CONTACT_NAMES: Names<SampleContact['type']> = {
  en: { visit: 'Web visit', newsletter: 'Newsletter opened', call: 'Phone call' },
  fa: { visit: 'بازدید از سایت', newsletter: 'باز کردن خبرنامه', call: 'تماس تلفنی' },
};
const AD_NAMES: Names<SampleCost['channel']> = {
  en: { search: 'Search ads', social: 'Social ads' },
  fa: { search: 'تبلیغ در جست‌وجو', social: 'تبلیغ در شبکه‌های اجتماعی' },
};
const ADVERTISING: Readonly<Record<ShopLocale, string>> = { en: 'Advertising', fa: 'تبلیغات' };
/** What the shop gives to somebody who brings a customer. */
const REWARD_EUROS = 10;

const SUBSCRIPTION_COLUMNS: readonly SampleColumn<SampleSubscription>[] = [
  { role: 'recordId', en: 'Membership', fa: 'شماره عضویت', reading: 'text', text: ({ id }) => id },
  { role: 'customerId', en: 'Customer ID', fa: 'شناسه مشتری', reading: 'text', text: ({ customerId }) => customerId },
  { role: 'plan', en: 'Plan', fa: 'طرح', reading: 'text', text: ({ plan }, { locale }) => PLAN_NAMES[locale][plan] },
  { role: 'startedAt', en: 'Started', fa: 'آغاز', reading: 'date', text: ({ startDay }, { locale }) => dayText(startDay, locale) },
  { role: 'endedAt', en: 'Ended', fa: 'پایان', reading: 'date', text: ({ endDay }, { locale }) => dayText(endDay, locale) },
  { role: 'unitPrice', en: 'Price', fa: 'قیمت', reading: 'number', text: ({ plan }, shop) => price(SHOP_TRUTH.club.plans[plan].euros, shop) },
  {
    role: 'reason',
    en: 'Reason for leaving',
    fa: 'دلیل پایان',
    reading: 'text',
    text: ({ reason }, { locale }) => (reason === null ? '' : REASON_NAMES[locale][reason]),
  },
];

const REFERRAL_COLUMNS: readonly SampleColumn<SampleReferral>[] = [
  { role: 'recordId', en: 'Referral', fa: 'شماره معرفی', reading: 'text', text: ({ id }) => id },
  { role: 'customerId', en: 'Referred by', fa: 'معرف', reading: 'text', text: ({ customerId }) => customerId },
  { role: 'referredCustomer', en: 'New customer', fa: 'مشتری تازه', reading: 'text', text: ({ referredId }) => referredId },
  { role: 'occurredAt', en: 'Date', fa: 'تاریخ', reading: 'date', text: ({ day }, { locale }) => dayText(day, locale) },
  { role: 'reward', en: 'Reward', fa: 'پاداش', reading: 'number', text: (_row, shop) => price(REWARD_EUROS, shop) },
];

const CONTACT_COLUMNS: readonly SampleColumn<SampleContact>[] = [
  { role: 'recordId', en: 'Contact', fa: 'شماره تماس', reading: 'text', text: ({ id }) => id },
  { role: 'customerId', en: 'Customer ID', fa: 'شناسه مشتری', reading: 'text', text: ({ customerId }) => customerId },
  { role: 'occurredAt', en: 'Time', fa: 'زمان', reading: 'date', text: (contact, { locale }) => instantText(contact, locale) },
  { role: 'type', en: 'Type', fa: 'نوع', reading: 'text', text: ({ type }, { locale }) => CONTACT_NAMES[locale][type] },
];

const COST_COLUMNS: readonly SampleColumn<SampleCost>[] = [
  { role: 'recordId', en: 'Cost', fa: 'شماره هزینه', reading: 'text', text: ({ id }) => id },
  { role: 'occurredAt', en: 'Date', fa: 'تاریخ', reading: 'date', text: ({ day }, { locale }) => dayText(day, locale) },
  { role: 'amount', en: 'Amount', fa: 'مبلغ', reading: 'number', text: ({ euros }, shop) => price(euros, shop) },
  { role: 'category', en: 'Category', fa: 'دسته', reading: 'text', text: (_row, { locale }) => ADVERTISING[locale] },
  { role: 'channel', en: 'Channel', fa: 'کانال', reading: 'text', text: ({ channel }, { locale }) => AD_NAMES[locale][channel] },
];

/** What the shop knows beside customers and orders, as files: the coffee club, referrals, contacts, advertising. */
export function toBesideFiles(shop: SampleShop): SampleFile[] {
  const { subscriptions, referrals, contacts, costs } = shop.beside;
  return [
    toFile('subscriptions', 'sample-memberships.csv', SUBSCRIPTION_COLUMNS, subscriptions, shop),
    toFile('referrals', 'sample-referrals.csv', REFERRAL_COLUMNS, referrals, shop),
    toFile('interactions', 'sample-contacts.csv', CONTACT_COLUMNS, contacts, shop),
    toFile('costs', 'sample-costs.csv', COST_COLUMNS, costs, shop),
  ];
}

/** Euros in the shop's currency: as they are, or in rials. */
function price(euros: number, { locale }: SampleShop): string {
  return String(locale === 'fa' ? euros * 100 * RIAL_PER_CENT : euros);
}

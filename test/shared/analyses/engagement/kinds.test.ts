import { expect, test } from 'vitest';
import { kindOf, type SignalKind } from '../../../../shared/analyses/engagement/kinds.ts';

const TYPES: readonly (readonly [string, SignalKind])[] = [
  ['Web visit', 'visit'],
  ['page_view', 'visit'],
  ['Added to cart', 'visit'],
  ['بازدید از سایت', 'visit'],
  ['Newsletter opened', 'open'],
  ['باز کردن خبرنامه', 'open'],
  ['Email Clicked', 'click'],
  ['کلیک روی پیوند', 'click'],
  ['Phone call', 'talk'],
  ['تماس تلفنی', 'talk'],
  ['E-Mail', 'talk'],
  ['Email sent', 'ours'],
  ['Outbound call', 'ours'],
  ['ارسال پیامک', 'ours'],
  ['Unsubscribed', 'ours'],
  ['impression', 'ours'],
  ['Support call', 'effort'],
  ['Complaint', 'effort'],
  ['ثبت شکایت', 'effort'],
  ['Return', 'effort'],
  ['Returning visitor', 'visit'],
  ['Spread the word', 'other'],
  ['Wine tasting', 'other'],
];

test.each(TYPES)('%s counts as %s', (type, kind) => {
  expect(kindOf('interactions', type)).toBe(kind);
});

test('answers about effort are effort, other answers are not', () => {
  for (const metric of ['CES', 'Customer Effort Score', 'امتیاز تلاش مشتری']) expect(kindOf('answers', metric)).toBe('effort');
  for (const metric of ['NPS', 'CSAT', 'process quality', null]) expect(kindOf('answers', metric)).toBe('answer');
});

test('opens and clicks in columns count where the row stands for something sent, once', () => {
  expect([null, 'send', 'open', 'click'].map((type) => kindOf('opens', type))).toEqual(['open', 'open', 'ours', 'ours']);
  expect([null, 'delivered', 'visit'].map((type) => kindOf('clicks', type))).toEqual(['click', 'click', 'ours']);
});

test('tickets are effort; reviews and referrals name themselves; what has no type is counted as such', () => {
  expect([kindOf('tickets', null), kindOf('reviews', null), kindOf('referrals', null), kindOf('interactions', null)]).toEqual([
    'effort',
    'review',
    'referral',
    'other',
  ]);
});

import type { Drill } from '../../warehouse/drill.ts';

/** Where signals come from. Opens and clicks are counted in columns of rows that stand for something sent. */
export const SOURCES = {
  interactions: { relation: 'interactions', type: 'type', amount: null },
  touches: { relation: 'touches', type: 'type', amount: null },
  opens: { relation: 'touches', type: 'type', amount: 'opens' },
  clicks: { relation: 'touches', type: 'type', amount: 'clicks' },
  reviews: { relation: 'reviews', type: null, amount: null },
  answers: { relation: 'survey_answers', type: 'metric', amount: null },
  referrals: { relation: 'referrals', type: null, amount: null },
  tickets: { relation: 'tickets', type: null, amount: null },
} as const satisfies Record<string, { readonly relation: Drill['relation']; readonly type: string | null; readonly amount: string | null }>;
export type SignalSource = keyof typeof SOURCES;
export const SOURCE_NAMES = Object.keys(SOURCES) as readonly SignalSource[];

/** What customers do with us. */
export const ENGAGEMENT_KINDS = ['visit', 'open', 'click', 'talk', 'review', 'answer', 'referral', 'other'] as const;
/** These, what they have to do to get something solved, and what is no doing of theirs. */
export type SignalKind = (typeof ENGAGEMENT_KINDS)[number] | 'effort' | 'ours';

/** Words of types, in the order in which they are looked for: the first that fits decides. English, Persian, German, French, Spanish. */
const WORDS: readonly (readonly [SignalKind, RegExp])[] = [
  [
    'effort',
    /complain|ticket|support|help ?desk|troubleshoot|claim|refund|\breturns?\b|warranty|escalat|beschwerde|reklamation|r[ée]clamation|queja|reclamo|شکایت|پشتیبانی|تیکت|مرجوع|گارانتی|پیگیری مشکل/u,
  ],
  ['ours', /unsubscri|bounce|opt.?out|abmeld|d[ée]sabonn|لغو عضویت|لغو اشتراک|برگشت خورد/u],
  ['click', /click|\btap(ped)?\b|klick|\bclic\b|کلیک/u],
  ['visit', /visit|page.?view|session|brows|search|cart|basket|wish.?list|favou?rite|check.?in|besuch|بازدید|مراجعه|جست.?وجو|سبد|علاقه.?مندی|حضور/u],
  ['open', /open|\bread\b|ge[öo]ffnet|ouvert|abiert|باز کرد|باز شد|خواند/u],
  ['ours', /\bsen[dt]s?\b|deliver|impression|outbound|outgoing|gesendet|envoy[ée]|enviad|ارسال|فرستاد|نمایش|خروجی/u],
  [
    'talk',
    /call|phone|meeting|chat|e-?mail|message|sms|whats.?app|telegram|demo|anruf|appel|llamada|تماس|تلفن|جلسه|گفت.?وگو|چت|پیام|ایمیل|واتس.?اپ|تلگرام/u,
  ],
];
const EFFORT_METRIC = /\bces\b|effort|aufwand|esfuerzo|تلاش|زحمت|سهولت|دشواری/u;

/** What a type of a source stands for, told by its words. */
export function kindOf(source: SignalSource, type: string | null): SignalKind {
  const text = (type ?? '').normalize('NFKC').toLowerCase();
  switch (source) {
    case 'reviews':
      return 'review';
    case 'referrals':
      return 'referral';
    case 'tickets':
      return 'effort';
    case 'answers':
      return EFFORT_METRIC.test(text) ? 'effort' : 'answer';
    default: {
      const kind = WORDS.find(([, words]) => words.test(text))?.[0] ?? 'other';
      if (source !== 'opens' && source !== 'clicks') return kind;
      // Rows that say themselves that they are an opening or a click are counted as rows.
      if (type !== null && kind !== 'ours') return 'ours';
      return source === 'opens' ? 'open' : 'click';
    }
  }
}

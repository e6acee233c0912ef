/** A product of the sample shop: names in both languages, price and cost in euro cents. */
export interface SampleProduct {
  readonly id: string;
  readonly category: CategoryId;
  readonly en: string;
  readonly fa: string;
  readonly cents: number;
  /** Relative popularity. */
  readonly weight: number;
  /** Sells mostly before the year's main feast. */
  readonly feast: boolean;
}

export const CATEGORIES = {
  coffee: { en: 'Coffee', fa: 'قهوه', returnRate: 0.008 },
  tea: { en: 'Tea', fa: 'چای و دمنوش', returnRate: 0.008 },
  kitchen: { en: 'Kitchen', fa: 'آشپزخانه', returnRate: 0.035 },
  table: { en: 'Table', fa: 'میز و پذیرایی', returnRate: 0.04 },
  textiles: { en: 'Textiles', fa: 'پارچه و منسوجات', returnRate: 0.09 },
  paper: { en: 'Paper', fa: 'کاغذ و نوشت‌افزار', returnRate: 0.015 },
  garden: { en: 'Garden', fa: 'باغچه و گیاه', returnRate: 0.03 },
  candles: { en: 'Candles', fa: 'شمع و عطر', returnRate: 0.02 },
} as const;
export type CategoryId = keyof typeof CATEGORIES;
export const CATEGORY_IDS = Object.keys(CATEGORIES) as CategoryId[];

type Row = readonly [en: string, fa: string, cents: number, weight: number, feast?: 'feast'];

const ROWS: Readonly<Record<CategoryId, readonly Row[]>> = {
  coffee: [
    ['Espresso beans, 1 kg', 'دانه قهوه اسپرسو، ۱ کیلوگرم', 1890, 10],
    ['Filter coffee, 500 g', 'قهوه دمی، ۵۰۰ گرم', 1095, 9],
    ['Decaf beans, 250 g', 'دانه قهوه بدون کافئین، ۲۵۰ گرم', 795, 3],
    ['Single-origin Ethiopia, 250 g', 'تک‌خاستگاه اتیوپی، ۲۵۰ گرم', 1150, 5],
    ['Paper filters No. 4, 100 pcs', 'فیلتر کاغذی شماره ۴، ۱۰۰ عدد', 345, 6],
    ['Pour-over dripper, ceramic', 'قیف دم‌آوری سرامیکی', 2450, 2],
    ['Hand coffee grinder', 'آسیاب دستی قهوه', 5900, 1.4],
    ['Moka pot, 6 cups', 'موکاپات ۶ نفره', 3495, 1.8],
  ],
  tea: [
    ['Darjeeling first flush, 100 g', 'چای دارجیلینگ برداشت اول، ۱۰۰ گرم', 1290, 4],
    ['Earl Grey, 250 g', 'چای ارل‌گری، ۲۵۰ گرم', 995, 6],
    ['Lahijan black tea, 450 g', 'چای سیاه لاهیجان، ۴۵۰ گرم', 1075, 6],
    ['Rooibos vanilla, 100 g', 'رویبوس وانیلی، ۱۰۰ گرم', 650, 3],
    ['Peppermint, loose, 75 g', 'نعناع فله، ۷۵ گرم', 495, 4],
    ['Saffron, 2 g', 'زعفران، ۲ گرم', 1695, 3, 'feast'],
    ['Glass teapot, 1 l', 'قوری شیشه‌ای، ۱ لیتر', 2995, 2],
    ['Tea strainer, steel', 'صافی چای استیل', 590, 2.5],
  ],
  kitchen: [
    ['Chopping board, beech', 'تخته کار چوب راش', 2790, 3],
    ['Chef’s knife, 20 cm', 'چاقوی سرآشپز، ۲۰ سانتی‌متر', 6450, 1.5],
    ['Cast-iron pan, 26 cm', 'ماهیتابه چدنی، ۲۶ سانتی‌متر', 4995, 1.7],
    ['Wooden spoon set', 'ست قاشق چوبی', 1245, 4],
    ['Storage jar, 1 l', 'شیشه نگهداری، ۱ لیتر', 745, 7],
    ['Spice mill', 'آسیاب ادویه', 2195, 2],
    ['Baking tin, loaf', 'قالب کیک مستطیل', 1395, 2.6],
    ['Kitchen scale', 'ترازوی آشپزخانه', 2950, 1.6],
  ],
  table: [
    ['Stoneware mug', 'ماگ سرامیکی', 1290, 8],
    ['Dinner plate, 27 cm', 'بشقاب غذاخوری، ۲۷ سانتی‌متر', 1650, 4],
    ['Cereal bowl', 'کاسه صبحانه', 1150, 5],
    ['Water glass, set of 4', 'لیوان آب، ۴ عددی', 1995, 3],
    ['Cutlery set, 24 pieces', 'سرویس قاشق و چنگال، ۲۴ پارچه', 8950, 0.9],
    ['Fruit bowl, copper', 'میوه‌خوری مسی', 5490, 1, 'feast'],
    ['Salt and pepper set', 'نمکدان و فلفلدان', 1495, 2],
    ['Serving tray, oak', 'سینی پذیرایی چوب بلوط', 3450, 1.6],
  ],
  textiles: [
    ['Linen tablecloth, 140 × 240', 'رومیزی کتان، ۱۴۰ × ۲۴۰', 5995, 1.6],
    ['Tea towel, set of 2', 'دستمال آشپزخانه، ۲ عددی', 1395, 5],
    ['Wool blanket', 'پتوی پشمی', 8900, 1.2, 'feast'],
    ['Cushion cover, 45 × 45', 'روکش کوسن، ۴۵ × ۴۵', 1890, 3],
    ['Apron, striped', 'پیش‌بند راه‌راه', 2250, 2],
    ['Bath towel', 'حوله حمام', 2495, 3],
    ['Woven rug, 60 × 90', 'قالیچه دست‌باف، ۶۰ × ۹۰', 11900, 0.7],
    ['Slippers, felt', 'دمپایی نمدی', 3950, 1.8],
  ],
  paper: [
    ['Notebook A5, dotted', 'دفتر A5 نقطه‌ای', 995, 7],
    ['Fountain pen, fine', 'خودنویس نوک ریز', 3490, 1.6],
    ['Ink, midnight blue', 'جوهر آبی تیره', 890, 2.4],
    ['Greeting cards, set of 8', 'کارت تبریک، ۸ عددی', 1050, 3, 'feast'],
    ['Wall calendar', 'تقویم دیواری', 1595, 2.4, 'feast'],
    ['Desk pad, recycled', 'زیردستی کاغذ بازیافتی', 1990, 1.4],
    ['Pencil set, 12', 'مداد، ۱۲ عددی', 745, 3.4],
    ['Gift wrap, 3 rolls', 'کاغذ کادو، ۳ رول', 695, 4, 'feast'],
  ],
  garden: [
    ['Herb seeds, 6 kinds', 'بذر سبزی، ۶ نوع', 895, 3.4],
    ['Terracotta pot, 18 cm', 'گلدان سفالی، ۱۸ سانتی‌متر', 795, 4],
    ['Watering can, 5 l', 'آب‌پاش، ۵ لیتر', 2750, 1.6],
    ['Potting soil, 10 l', 'خاک گلدان، ۱۰ لیتر', 645, 3],
    ['Pruning shears', 'قیچی باغبانی', 3195, 1.2],
    ['Gardening gloves', 'دستکش باغبانی', 995, 2.4],
    ['Bird feeder', 'دان‌خوری پرندگان', 1850, 1.5],
    ['Hyacinth bulbs, 5 pcs', 'پیاز سنبل، ۵ عدد', 725, 2.6, 'feast'],
  ],
  candles: [
    ['Beeswax candle, 20 cm', 'شمع موم زنبور، ۲۰ سانتی‌متر', 690, 6, 'feast'],
    ['Scented candle, cedar', 'شمع معطر سرو', 2190, 3],
    ['Scented candle, rose', 'شمع معطر گل سرخ', 2190, 3],
    ['Tealights, 50 pcs', 'شمع وارمر، ۵۰ عدد', 845, 5],
    ['Candle holder, brass', 'جاشمعی برنجی', 2650, 1.8],
    ['Incense, sandalwood', 'عود صندل', 595, 2.4],
    ['Room spray, orange blossom', 'اسپری بهارنارنج', 1790, 2],
    ['Matches, long', 'کبریت بلند', 395, 3],
  ],
};

/** All products, in the order of their article numbers. */
export const PRODUCTS: readonly SampleProduct[] = CATEGORY_IDS.flatMap((category, group) =>
  ROWS[category].map(([en, fa, cents, weight, feast], index) => ({
    id: `${category.slice(0, 2).toUpperCase()}-${(group + 1) * 100 + index + 1}`,
    category,
    en,
    fa,
    cents,
    weight,
    feast: feast !== undefined,
  })),
);

/** Pairs that are planted in the baskets: who buys the first also takes the second with this probability, on top of chance. */
export const AFFINITIES: readonly { readonly bought: string; readonly companion: string; readonly probability: number }[] = [
  { bought: 'CO-102', companion: 'CO-105', probability: 0.34 },
  { bought: 'CO-106', companion: 'CO-105', probability: 0.45 },
  { bought: 'TE-207', companion: 'TE-208', probability: 0.3 },
  { bought: 'PA-602', companion: 'PA-603', probability: 0.42 },
  { bought: 'GA-702', companion: 'GA-704', probability: 0.38 },
  { bought: 'CA-805', companion: 'CA-801', probability: 0.36 },
];

import type { RandomStream } from './random.ts';
import type { ShopLocale } from './seasons.ts';

export interface SamplePerson {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly city: string;
  readonly country: string;
}

type Name = readonly [shown: string, latin: string];
interface Place {
  readonly country: string;
  readonly share: number;
  readonly cities: readonly [string, ...string[]];
  readonly first: readonly [Name, ...Name[]];
  readonly last: readonly [Name, ...Name[]];
  /** Numbers of ranges kept for films and books, or that cannot exist. */
  readonly phone: (random: RandomStream) => string;
}

/** Names whose e-mail form is the plain lower-case letters. */
function names(text: string): readonly [Name, ...Name[]] {
  const list = text.split(' ').map((shown): Name => [shown, toAscii(shown)]);
  return [list[0] ?? ['', ''], ...list.slice(1)];
}

/** Persian names with their Latin spelling, "نام=latin". */
function persian(text: string): readonly [Name, ...Name[]] {
  const list = text.split(' ').map((pair): Name => {
    const [shown = '', latin = ''] = pair.split('=');
    return [shown.replaceAll('_', ' '), latin];
  });
  return [list[0] ?? ['', ''], ...list.slice(1)];
}

function toAscii(text: string): string {
  return text
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
}

const digits = (random: RandomStream, count: number): string => String(random.integer(0, 10 ** count - 1)).padStart(count, '0');

const WESTERN: readonly [Place, ...Place[]] = [
  {
    country: 'Germany',
    share: 34,
    cities: ['Berlin', 'Hamburg', 'München', 'Köln', 'Leipzig', 'Freiburg', 'Bremen'],
    first: names('Anna Lena Marie Sophie Clara Ida Jonas Lukas Paul Felix Maximilian Jürgen Käthe Ulrike Matthias Sabine Thomas Petra'),
    last: names('Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Richter Klein Wolf Schröder Neumann Krüger Weiß'),
    phone: (random) => `+49 30 23125 ${digits(random, 3)}`,
  },
  {
    country: 'United Kingdom',
    share: 18,
    cities: ['London', 'Manchester', 'Bristol', 'Leeds', 'Edinburgh', 'Cardiff'],
    first: names('Olivia Amelia Isla Grace Emily George Harry Oliver Jack William Charlotte Thomas Fiona Alistair Siobhán Gareth'),
    last: names("Smith Jones Taylor Brown Williams Wilson Evans Thomas Roberts Walker O'Brien Hughes Clarke Campbell Murphy Patel"),
    phone: (random) => `+44 20 7946 0${digits(random, 3)}`,
  },
  {
    country: 'France',
    share: 14,
    cities: ['Paris', 'Lyon', 'Nantes', 'Lille', 'Bordeaux', 'Strasbourg'],
    first: names('Camille Léa Manon Chloé Inès Louis Hugo Gabriel Jules Étienne François Hélène Margaux Benoît'),
    last: names('Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Lefèvre Garnier Faure Rousseau'),
    phone: (random) => `+33 1 99 00 ${digits(random, 2)} ${digits(random, 2)}`,
  },
  {
    country: 'Netherlands',
    share: 12,
    cities: ['Amsterdam', 'Utrecht', 'Rotterdam', 'Groningen', 'Delft'],
    first: names('Emma Sanne Fleur Lotte Daan Sem Bram Thijs Joris Anouk Maartje Willem'),
    last: names('Jansen Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Dijkstra'),
    phone: (random) => `+31 00 000 ${digits(random, 4)}`,
  },
  {
    country: 'Austria',
    share: 9,
    cities: ['Wien', 'Graz', 'Salzburg', 'Linz', 'Innsbruck'],
    first: names('Katharina Johanna Theresa Valentina Stefan Florian Elias Tobias Moritz Magdalena'),
    last: names('Gruber Huber Bauer Pichler Steiner Moser Mayer Hofer Leitner Berger Fuchs Eder'),
    phone: (random) => `+43 000 0${digits(random, 5)}`,
  },
  {
    country: 'Italy',
    share: 7,
    cities: ['Milano', 'Torino', 'Bologna', 'Firenze', 'Roma'],
    first: names('Giulia Chiara Francesca Alessandra Martina Matteo Lorenzo Andrea Davide Niccolò'),
    last: names('Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco'),
    phone: (random) => `+39 00 000 ${digits(random, 4)}`,
  },
  {
    country: 'Sweden',
    share: 6,
    cities: ['Stockholm', 'Göteborg', 'Malmö', 'Uppsala'],
    first: names('Astrid Elsa Freja Maja Ebba Nils Axel Björn Åsa Sven'),
    last: names('Andersson Johansson Karlsson Nilsson Eriksson Larsson Lindström Bergström Sjöberg Åkesson'),
    phone: (random) => `+46 8 465 004 ${digits(random, 2)}`,
  },
];

const PERSIAN_FIRST = persian(
  'مریم=maryam زهرا=zahra فاطمه=fatemeh سارا=sara نرگس=narges الهام=elham شیرین=shirin لیلا=leila نیلوفر=niloofar پریسا=parisa مهسا=mahsa آیدا=aida محمد=mohammad علی=ali حسین=hossein رضا=reza امیر=amir مهدی=mahdi سعید=saeed آرش=arash کاوه=kaveh سینا=sina بهرام=bahram فرهاد=farhad نیما=nima پویا=pouya',
);
const PERSIAN_LAST = persian(
  'محمدی=mohammadi حسینی=hosseini احمدی=ahmadi رضایی=rezaei کریمی=karimi موسوی=mousavi جعفری=jafari قاسمی=ghasemi رحیمی=rahimi صادقی=sadeghi نوری=nouri یوسفی=yousefi شریفی=sharifi امینی=amini تهرانی=tehrani اصفهانی=esfahani شیرازی=shirazi کاظمی=kazemi ملکی=maleki نجفی=najafi میرزایی=mirzaei باقری=bagheri فرهادی=farhadi سلطانی=soltani بهرامی=bahrami پارسا=parsa',
);

const PERSIAN: readonly [Place, ...Place[]] = [
  {
    country: 'ایران',
    share: 88,
    cities: ['تهران', 'تهران', 'تهران', 'اصفهان', 'شیراز', 'مشهد', 'تبریز', 'رشت', 'کرج', 'یزد', 'اهواز', 'قم', 'کرمان'],
    first: PERSIAN_FIRST,
    last: PERSIAN_LAST,
    phone: (random) => `+98 21 0000 ${digits(random, 4)}`,
  },
  {
    country: 'افغانستان',
    share: 5,
    cities: ['کابل', 'هرات', 'مزار شریف'],
    first: PERSIAN_FIRST,
    last: persian('احمدزی=ahmadzai نظری=nazari حیدری=heydari رحمانی=rahmani'),
    phone: (random) => `+93 00 000 ${digits(random, 4)}`,
  },
  {
    country: 'تاجیکستان',
    share: 3,
    cities: ['دوشنبه', 'خجند'],
    first: PERSIAN_FIRST,
    last: persian('رحیم‌زاده=rahimzoda شریف‌زاده=sharifzoda نظر‌زاده=nazarzoda'),
    phone: (random) => `+992 00 000 ${digits(random, 4)}`,
  },
  {
    country: 'امارات',
    share: 4,
    cities: ['دبی', 'شارجه'],
    first: PERSIAN_FIRST,
    last: PERSIAN_LAST,
    phone: (random) => `+971 0 000 ${digits(random, 4)}`,
  },
];

/** A person of the sample shop. Every name is made up from common ones, every address ends in a domain nobody can own. */
export function generatePerson(random: RandomStream, locale: ShopLocale, number: number): SamplePerson {
  const places = locale === 'en' ? WESTERN : PERSIAN;
  const place = places[drawShare(random, places)] ?? places[0];
  const first = random.pick(place.first);
  const last = random.pick(place.last);
  const domain = random.pick(['example.com', 'example.org', 'example.net']);
  return {
    name: `${first[0]} ${last[0]}`,
    email: random.chance(0.06) ? '' : `${first[1]}.${last[1]}${number}@${domain}`,
    phone: random.chance(0.35) ? '' : place.phone(random),
    city: random.pick(place.cities),
    country: place.country,
  };
}

function drawShare(random: RandomStream, places: readonly Place[]): number {
  let target = random.uniform() * places.reduce((sum, place) => sum + place.share, 0);
  for (const [index, place] of places.entries()) {
    target -= place.share;
    if (target < 0) return index;
  }
  return places.length - 1;
}

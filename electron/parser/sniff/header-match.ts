import type { ImportKind } from '../../../shared/model/import-kind.ts';
import type { Role } from '../../../shared/model/role.ts';
import { normalizeHeader, ROLE_SYNONYMS } from '../../../shared/model/role-synonyms.ts';

/** A role that a header may mean, 0–1. */
export interface HeaderMatch {
  readonly role: Role;
  readonly score: number;
}

const EXACT = 0.95;
const CONTAINED = 0.75;
const RANK_COST = 0.004;
const EXTRA_WORD_COST = 0.1;
const LEAST = 0.35;
/** Words that make another thing of a header that only contains a known name: a freight value is no amount. */
const ESTRANGING =
  /(^| )(freight|shipping|delivery|delivered|deliver|tax|vat|fee|fees|handling|insurance|tip|installments|weight|estimated|approved|birth|birthday|registration|registered|signup|expiry|expiration|updated|due|limit|sent|shipped|loyalty|points|score|rating|review|per|average|avg|min|max|lat|lng|seller|vendor|supplier|manager|agent|employee|ارسال|مالیات|حمل|تولد|تحویل|امتیاز|доставки|доставка|ндс|налог|рождения|вес|баллы|регистрации|пдв|податок|народження|вага|бали|реєстрації)( |$)|运费|税|生日|重量|积分|发货|收货时间|注册/u;
const UNITS = new Set(['usd', 'eur', 'gbp', 'rub', 'uah', 'irr', 'cny', 'rmb', 'gross', 'net', 'local', 'руб', 'грн', 'ریال', 'تومان']);
const MAX_RANK = 20;
const WORDS = ROLE_SYNONYMS.map(({ role, words, rank }) => ({
  role,
  words: words.split(' '),
  joined: words.replaceAll(' ', ''),
  rank: Math.min(rank, MAX_RANK),
}));
/** Bare words mean something else in a list of customers or products than in a list of orders. */
const BARE: Partial<Record<ImportKind, Readonly<Record<string, Role>>>> = {
  customers: {
    id: 'customerId',
    name: 'customerName',
    code: 'customerId',
    no: 'customerId',
    number: 'customerId',
    کد: 'customerId',
    شناسه: 'customerId',
    код: 'customerId',
    номер: 'customerId',
    编号: 'customerId',
    名称: 'customerName',
    название: 'customerName',
    назва: 'customerName',
    наименование: 'customerName',
    title: 'ignore',
  },
  products: {
    id: 'productId',
    name: 'productName',
    title: 'productName',
    code: 'productId',
    no: 'productId',
    number: 'productId',
    کد: 'productId',
    شناسه: 'productId',
    نام: 'productName',
    код: 'productId',
    номер: 'productId',
    编号: 'productId',
  },
};

/** Roles a header may mean, best first; one entry per role. */
export function matchHeader(header: string, kind: ImportKind): HeaderMatch[] {
  const normal = normalizeHeader(header);
  if (normal === '') return [];
  const bare = BARE[kind]?.[normal];
  if (bare !== undefined) return bare === 'ignore' ? [] : [{ role: bare, score: EXACT }];
  const words = normal.split(' ');
  const joined = normal.replaceAll(' ', '');
  const best = new Map<Role, number>();
  for (const synonym of WORDS) {
    const score = scoreSynonym(words, joined, synonym);
    if (score > (best.get(synonym.role) ?? LEAST)) best.set(synonym.role, score);
  }
  return [...best].map(([role, score]) => ({ role, score })).sort((a, b) => b.score - a.score);
}

function scoreSynonym(words: readonly string[], joined: string, synonym: (typeof WORDS)[number]): number {
  if (joined === synonym.joined) return EXACT - synonym.rank * RANK_COST;
  if (isWithoutSpaces(synonym.joined)) {
    if (synonym.joined.length < 2 || !joined.includes(synonym.joined) || isEstranged(joined, synonym.joined)) return 0;
    return CONTAINED - RANK_COST * synonym.rank - (EXTRA_WORD_COST / 2) * (joined.length - synonym.joined.length);
  }
  if (!isHead(words, synonym.words) || isEstranged(words.join(' '), synonym.words.join(' '))) return 0;
  return CONTAINED - RANK_COST * synonym.rank - EXTRA_WORD_COST * (words.length - synonym.words.length);
}

/** Whether a header is a kind of what the synonym names: in English the noun comes last ("customer city" is a city), elsewhere first. */
function isHead(words: readonly string[], synonym: readonly string[]): boolean {
  const kept = words.filter((word) => !UNITS.has(word));
  const isLatin = /^[a-z]/.test(synonym[0] ?? '');
  const part = isLatin ? kept.slice(-synonym.length) : kept.slice(0, synonym.length);
  return part.length === synonym.length && part.every((word, index) => word === synonym[index]);
}

function isEstranged(header: string, synonym: string): boolean {
  const match = ESTRANGING.exec(header);
  return match !== null && !synonym.includes(match[0].trim());
}

/** Chinese writes words without spaces, so a part of the header is a match. */
function isWithoutSpaces(text: string): boolean {
  return /^\p{Script=Han}+$/u.test(text);
}

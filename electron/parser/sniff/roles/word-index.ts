import type { Role } from '../../../../shared/model/role.ts';

/** A word or phrase that stands for a role; rank 0 is the likeliest of its list. */
export interface RankedWords {
  readonly role: Role;
  /** As `normalizeHeader` gives it. */
  readonly words: string;
  readonly rank: number;
}

interface Entry extends RankedWords {
  readonly parts: readonly string[];
  readonly joined: string;
}

/** Synonyms by the word on which a header that contains them must end or begin. */
export interface WordIndex {
  readonly exact: ReadonlyMap<string, readonly RankedWords[]>;
  readonly byHead: ReadonlyMap<string, readonly Entry[]>;
  /** Chinese writes words without spaces, so a part of the header is a match. */
  readonly unspaced: readonly Entry[];
}

export interface WordMatch {
  readonly role: Role;
  readonly rank: number;
  /** Words (or Chinese characters) of the header that the synonym leaves unexplained; 0 = the header is the synonym. */
  readonly extra: number;
}

/** Words that make another thing of a header that only contains a known name: a freight value is no amount. */
const ESTRANGING =
  /(^| )(freight|shipping|shipped|ship|delivery|delivered|deliver|deliverytime|tax|taxes|vat|fee|fees|handling|insurance|tip|tips|installments|weight|width|height|estimated|approved|birth|birthday|registration|registered|signup|expiry|expiration|updated|modified|due|limit|sent|loyalty|points|score|rating|review|per|average|avg|min|max|lat|lng|seller|vendor|supplier|manager|agent|employee|product|payment|fulfillment|subscriber|parent|previous|old|is|has|accepts|refunded|outstanding|balance|compare|requires|last|first|next|rate|marital|ارسال|مالیات|حمل|تولد|تحویل|امتیاز|доставки|доставка|ндс|налог|рождения|вес|баллы|семейное|регистрации|пдв|податок|народження|вага|бали|сімейний|реєстрації)( |$)|运费|税|生日|重量|积分|发货|收货时间|注册|是否|婚姻/u;
const UNITS = new Set([
  'usd',
  'eur',
  'gbp',
  'rub',
  'uah',
  'irr',
  'cny',
  'rmb',
  'gross',
  'net',
  'local',
  'sec',
  'seconds',
  'utc',
  'gmt',
  'руб',
  'грн',
  'ریال',
  'تومان',
  'сек',
  'шт',
]);
const MAX_RANK = 20;

/** Builds the index of a list of synonyms. Those of `whole` count only as the whole header: every "… name" ends on a name. */
export function indexWords(words: readonly RankedWords[], whole: ReadonlySet<string> = new Set()): WordIndex {
  const exact = new Map<string, RankedWords[]>();
  const byHead = new Map<string, Entry[]>();
  const unspaced: Entry[] = [];
  for (const given of words) {
    const rank = Math.min(given.rank, MAX_RANK);
    const entry: Entry = { ...given, rank, parts: given.words.split(' '), joined: given.words.replaceAll(' ', '') };
    push(exact, entry.joined, entry);
    if (whole.has(entry.words)) continue;
    if (isHan(entry.joined)) {
      if (entry.joined.length > 1) unspaced.push(entry);
    } else {
      push(byHead, headOf(entry.parts), entry);
      if (isQuestion(entry.parts)) push(byHead, entry.parts[0] ?? '', entry);
    }
  }
  return { exact, byHead, unspaced };
}

/** Roles whose synonyms the normal form of a header is, or ends on (in English the noun comes last, elsewhere first). One entry per role, best first. */
export function findWords(index: WordIndex, normal: string, among: ReadonlySet<Role>): WordMatch[] {
  const joined = normal.replaceAll(' ', '');
  const best = new Map<Role, WordMatch>();
  const offer = (match: WordMatch) => {
    const known = best.get(match.role);
    if (known === undefined || match.extra < known.extra || (match.extra === known.extra && match.rank < known.rank)) best.set(match.role, match);
  };
  for (const { role, rank } of index.exact.get(joined) ?? []) if (among.has(role)) offer({ role, rank, extra: 0 });
  const kept = normal.split(' ').filter((word) => !UNITS.has(word));
  for (const head of new Set([kept[0] ?? '', kept.at(-1) ?? ''])) {
    for (const entry of index.byHead.get(head) ?? []) {
      if (!among.has(entry.role) || !isHead(kept, entry.parts) || isEstranged(normal, entry.words)) continue;
      offer({ role: entry.role, rank: entry.rank, extra: isQuestion(entry.parts) ? 0.5 : kept.length - entry.parts.length });
    }
  }
  if (isHan(joined)) {
    for (const entry of index.unspaced) {
      if (!among.has(entry.role) || !joined.includes(entry.joined) || isEstranged(joined, entry.joined)) continue;
      offer({ role: entry.role, rank: entry.rank, extra: (joined.length - entry.joined.length) / 2 });
    }
  }
  return [...best.values()].sort((a, b) => a.extra - b.extra || a.rank - b.rank);
}

/** Whether a text is written in Chinese characters only. */
export function isHan(text: string): boolean {
  return /^\p{Script=Han}+$/u.test(text);
}

function push<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}

function headOf(parts: readonly string[]): string {
  return (isLatin(parts[0] ?? '') ? parts.at(-1) : parts[0]) ?? '';
}

function isHead(words: readonly string[], synonym: readonly string[]): boolean {
  const isLast = isLatin(synonym[0] ?? '') && !isQuestion(synonym);
  const part = isLast ? words.slice(-synonym.length) : words.slice(0, synonym.length);
  return part.length === synonym.length && part.every((word, position) => word === synonym[position]);
}

/** Questions of a survey go on: "How likely are you to recommend us to a friend?" */
function isQuestion(parts: readonly string[]): boolean {
  return parts.length >= 4;
}

function isLatin(word: string): boolean {
  return /^[a-z]/.test(word);
}

/** Whether a header that contains a synonym names another thing. */
export function isEstranged(header: string, synonym: string): boolean {
  const rest = ` ${header} `.replace(` ${synonym} `, ' ');
  const match = ESTRANGING.exec(isHan(synonym) ? header.replace(synonym, '') : rest.trim());
  return match !== null;
}

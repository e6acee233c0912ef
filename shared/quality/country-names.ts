const LANGUAGES = ['en', 'fa', 'ru', 'uk', 'zh', 'zh-TW', 'de', 'fr', 'es', 'it', 'tr', 'ar', 'pl', 'pt', 'nl'];
/** Names in daily use that are no official ones, and codes of three letters that files use most. */
const FURTHER =
  'uk usa us gb uae england scotland wales eire rsa holland russia korea iran syria vietnam laos bolivia venezuela tanzania moldova brunei ' +
  'aut bel bgr hrv cyp cze dnk est fin fra deu grc hun irl ita lva ltu lux mlt nld pol prt rou svk svn esp swe gbr nor che tur rus ukr blr ' +
  'chn jpn kor ind idn mys sgp tha vnm phl aus nzl can mex bra arg chl col per zaf egy nga ken irn irq isr sau are qat kwt pak afg kaz uzb ' +
  'ایران ترکیه آمریکا امریکا انگلیس انگلستان امارات افغانستان рф сша великобритания англия оаэ україна росія';
const PHRASES = [
  'united states of america',
  'great britain',
  'northern ireland',
  'republic of ireland',
  'channel islands',
  'the netherlands',
  'south korea',
  'north korea',
  'republic of korea',
  'russian federation',
  'czech republic',
  'slovak republic',
  'hong kong',
  'macau',
  'viet nam',
  'ivory coast',
  'cape verde',
  'east timor',
  'swaziland',
  'burma',
  'macedonia',
  'palestine',
  'the gambia',
  'the bahamas',
  'islamic republic of iran',
  'turkey',
  'turkiye',
];
const A = 65;
const LETTERS = 26;

let known: ReadonlySet<string> | null = null;

/** Whether a text names a country or territory: by its code, or its name in one of fifteen languages. Blanks, case and dots are of no matter. */
export function isCountryName(text: string): boolean {
  known ??= new Set([...namesOfRegions(), ...FURTHER.split(' '), ...PHRASES].map(foldName));
  return known.has(foldName(text));
}

function* namesOfRegions(): Generator<string, void, void> {
  const styles = ['long', 'short'] as const;
  const names = LANGUAGES.flatMap((language) =>
    styles.map((style) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none', style })),
  );
  for (let first = 0; first < LETTERS; first++) {
    for (let second = 0; second < LETTERS; second++) {
      const code = String.fromCharCode(A + first, A + second);
      if (['EU', 'EZ', 'UN', 'QO', 'ZZ', 'XA', 'XB'].includes(code)) continue;
      const found = names.map((name) => name.of(code)).filter((name) => name !== undefined);
      if (found.length > 0) yield* [code, ...found];
    }
  }
}

function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ي/g, 'ی')
    .replace(/ك/g, 'ک')
    .replaceAll('.', '')
    .replace(/[\s\u200c'’-]+/g, ' ')
    .replace(/ and | & /g, ' ')
    .trim();
}

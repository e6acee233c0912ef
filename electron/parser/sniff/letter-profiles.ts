export type Script = 'cyrillic' | 'arabic' | 'greek' | 'hebrew' | 'thai' | 'western' | 'central' | 'turkish' | 'baltic' | 'vietnamese' | 'cjk';

const BY_FREQUENCY: Readonly<Record<Exclude<Script, 'cjk'>, string>> = {
  cyrillic: 'оеаинтсрвлкмдпуіяыьгзбчйхжшюцщїєэфъёґўјњљђћџ',
  arabic: 'اینردمتهوکيبشسلزكگخفچجحقعصپغطضژثذآظئىةءأإؤیـ',
  greek: 'αοιετσνηυρπκμλςωγδχθφβάόίέήώύξζψϊϋΐΰ',
  hebrew: 'יולהארתבמנשדםעפקחטצגכסןזךץף',
  thai: 'านรกอเงมยลวดทสตะปบคหแจพชขใไโผซถธภณศษฟฉญฐ่้็ีิัุู์ึืำๆฯ',
  western: 'éáíóöüäèàçãßñêõåøæâôîúûœëïìòùýðþ',
  central: 'éáóíęąłśżźćńěščřžůúýďťňőűăîșțđľôäöüßâșțşţ',
  turkish: 'ıüşğçöâîûi̇éáäèà',
  baltic: 'āšēīžčėūņģķļįųąęõäöüżźłńóś',
  vietnamese: 'đưăâêôơáàéèíóúù',
};
const LEAST = 0.55;

/** Letters beyond ASCII of each script, the commonest weighing 1. */
export const LETTER_PROFILES: Readonly<Record<string, ReadonlyMap<string, number>>> = Object.fromEntries(
  Object.entries(BY_FREQUENCY).map(([script, letters]) => [
    script,
    new Map([...letters].map((letter, rank, all) => [letter, 1 - ((1 - LEAST) * rank) / all.length] as const)),
  ]),
);

/**
 * Letters beyond ASCII that one language writes. A text in a single language keeps to one of these sets; one that was decoded wrongly, though
 * each of its letters exists somewhere, seldom does: Icelandic read as Turkish mixes ğ and ş with á and æ.
 */
export const LANGUAGE_LETTERS: Readonly<Partial<Record<Script, readonly string[]>>> = {
  cyrillic: [
    'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
    'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя',
    'абвгдђежзијклљмнњопрстћуфхцчџш',
    'абвгдеёжзійклмнопрстуўфхцчшыьэюя',
  ],
  western: ['éèàêçâîôùûëïœæ', 'äöüßé', 'áéíóúñüïç', 'ãçáéíóõâêôúàü', 'àèéìòùîó', 'áíðóéþöæúý', 'æøåéöäóòô', 'åäöéšž', 'ëïéüöèçêá'],
  central: ['ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áäčďéíĺľňóôŕšťúýž', 'áéíóöőúüű', 'čćđšž', 'ăâîşţșț', 'äöüßé'],
  turkish: ['ıüşğçöâîûi̇'],
  baltic: ['ąčęėįšųūž', 'āčēģīķļņšūž', 'õäöüšž'],
};

/** Marks that stand on the letter before them. */
export const COMBINING = /[\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/;

/** Marks that occur in texts of any script. */
export const PUNCTUATION: ReadonlySet<string> = new Set('«»“”„‘’‚‹›–—…№€£©®™°±½¼¾·•§×،؛؟¿¡\u00a0\u200c\u200d\u200e\u200f¦²³´`ªº₽₪฿');

/** What the double-byte sets are judged by: lead bytes of their everyday characters, and the Japanese syllables. */
export const LETTER_WEIGHTS: {
  readonly commonLeads: Readonly<Record<string, readonly [from: number, to: number]>>;
  readonly kana: readonly string[];
} = {
  commonLeads: { gb18030: [0xb0, 0xd7], big5: [0xa4, 0xc6], shift_jis: [0x88, 0x97], 'euc-jp': [0xb0, 0xcf], 'euc-kr': [0xb0, 0xc8] },
  kana: Array.from({ length: 0x30ff - 0x3041 }, (_, index) => String.fromCharCode(0x3041 + index)),
};

const BY_FREQUENCY: Readonly<Record<string, string>> = {
  cyrillic: 'оеаинтсрвлкмдпуіяыьгзбчйхжшюцщїєэфъёґў',
  arabic: 'اینردمتهوکيبشسلزكگخفچجحقعصپغطضژثذآظئىةءأإؤیـ',
  greek: 'αοιετσνηυρπκμλςωγδχθφβάόίέήώύξζψϊϋ',
  hebrew: 'יולהארתבמנשדםעפקחטצגכסןזךץף',
  western: 'éáíóöüäèàçãßñêõåøæâôîúûœëïìòùýðþ',
  central: 'éáóíęąłśżźćńěščřžůúýďťňőűăîșțđľôäöüßâșțşţ',
  turkish: 'ıüşğçöâîûi̇éáäèà',
  baltic: 'āšēīžčėūņģķļįųąęõäöüżźłńóś',
};
const LEAST = 0.35;

/** Letters beyond ASCII of each script, the commonest weighing 1. */
export const LETTER_PROFILES: Readonly<Record<string, ReadonlyMap<string, number>>> = Object.fromEntries(
  Object.entries(BY_FREQUENCY).map(([script, letters]) => [
    script,
    new Map([...letters].map((letter, rank, all) => [letter, 1 - ((1 - LEAST) * rank) / all.length] as const)),
  ]),
);

/** Marks that occur in texts of any script. */
export const PUNCTUATION: ReadonlySet<string> = new Set('«»“”„‘’‚‹›–—…№€£©®™°±½¼¾·•§×،؛؟¿¡\u00a0\u200c\u200d\u200e\u200f¦²³´`ªº₽');

/** What the double-byte sets are judged by: lead bytes of their everyday characters, and the Japanese syllables. */
export const LETTER_WEIGHTS: {
  readonly commonLeads: Readonly<Record<string, readonly [from: number, to: number]>>;
  readonly kana: readonly string[];
} = {
  commonLeads: { gb18030: [0xb0, 0xd7], big5: [0xa4, 0xc6], shift_jis: [0x88, 0x97], 'euc-jp': [0xb0, 0xcf], 'euc-kr': [0xb0, 0xc8] },
  kana: Array.from({ length: 0x30ff - 0x3041 }, (_, index) => String.fromCharCode(0x3041 + index)),
};

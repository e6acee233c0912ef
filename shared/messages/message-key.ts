import type { EN_MESSAGES } from './en.ts';

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
/** "rows_one" and "rows_other" are one key, "rows". */
type WithoutPlural<Key extends string> = Key extends `${infer Stem}_${Plural}` ? Stem : Key;
type Leaves<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? WithoutPlural<Key> : `${Key}.${Leaves<Tree[Key]>}`;
}[keyof Tree & string];

/** Every key of the app's own texts, as the English files have them; the analyses' keys travel as data. */
export type MessageKey = Leaves<typeof EN_MESSAGES>;

import { createRandom, type Random } from './random.ts';

/** A column of dates in one custom. */
export interface DateColumn {
  readonly order: 'dmy' | 'mdy';
  readonly values: readonly string[];
}

const ROWS = 60;
const MONTHS = 12;
const LAST_SURE_DAY = 28;
const CUSTOMS = ['/', '-', '.'].flatMap((separator) =>
  ['', ' 08:26', 'T23:05:59'].flatMap((time) => (['dmy', 'mdy'] as const).map((order) => ({ separator, time, order }))),
);

/** Columns whose every day could be a month, so many in each custom: nobody can tell the order from the values. */
export function makeAmbiguousColumns(perCustom: number, seed: number): DateColumn[] {
  return makeColumns(perCustom, createRandom(seed), () => null);
}

/** The same with one single row, anywhere, whose day can be no month. */
export function makeDecidedColumns(perCustom: number, seed: number): DateColumn[] {
  return makeColumns(perCustom, createRandom(seed), (random) => random.integer(0, ROWS - 1));
}

function makeColumns(perCustom: number, random: Random, chooseTelling: (random: Random) => number | null): DateColumn[] {
  return CUSTOMS.flatMap(({ separator, time, order }) =>
    Array.from({ length: perCustom }, () => {
      const telling = chooseTelling(random);
      const values = Array.from({ length: ROWS }, (_, row) => {
        const day = row === telling ? random.integer(MONTHS + 1, LAST_SURE_DAY) : random.integer(1, MONTHS);
        const month = random.integer(1, MONTHS);
        const parts = (order === 'dmy' ? [day, month] : [month, day]).map((part) => String(part).padStart(2, '0'));
        return `${parts.join(separator)}${separator}${2022 + (row % 3)}${time}`;
      });
      return { order, values };
    }),
  );
}

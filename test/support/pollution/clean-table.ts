import { createRandom } from '../random.ts';

/** A table as a perfect reader would load it: names of the columns, then the records. `header` empty = the file has none. */
export interface CleanTable {
  readonly header: readonly string[];
  readonly records: readonly (readonly string[])[];
}

const DAYS = 83;
const PLACES = ['Kitchen', 'Garden', 'Hallway', 'Office', 'Camping', 'Nursery', 'Bathroom', 'Workshop', "Children's", "Collector's"];
const THINGS = ['Lamp', 'Chair', 'Kettle', 'Rug', 'Clock', 'Shelf', 'Planter', 'Blanket', 'Mirror', 'Toolbox', 'Tray', 'Doormat'];
const VARIANTS = ['Oak', 'Large', 'Set of Two', 'Hand-Painted', 'Foldable', 'Matt Black', 'No. 7'];
const OPENINGS = [
  'Sturdy enough for daily use',
  'Made in a family workshop',
  'Light, quiet and easy to clean',
  'A classic, now with a longer warranty',
];
const CLOSINGS = [
  'and a pleasure to look at, year after year.',
  "and simple to put together: it's done in ten minutes.",
  'with spare parts for at least ten years, free of charge.',
  'and packed without plastic; returns are free.',
];
const LETTERS = 'ABCDEFGHKLMNPRSTUVWXYZ';

/**
 * The clean file that all pollutions start from: 83 order lines × 9 columns of an invented shop. Dates, times, counts, article codes and prices
 * beside free text with commas, doubled quotes (sizes in inches), a backslash, links, and a last column that is always empty.
 */
export function makeCleanTable(): CleanTable {
  const random = createRandom(84);
  const records = Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(Date.UTC(2023, 2, 13) + index * 86_400_000);
    const code = `${LETTERS[random.integer(0, LETTERS.length - 1)]}${LETTERS[random.integer(0, LETTERS.length - 1)]}-${random.integer(1000, 9999)}`;
    const minutes = (index * 15) % 1440;
    return [
      `${pad(day.getUTCDate())}/${pad(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`,
      `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`,
      String(random.integer(0, 24)),
      code,
      toPrice(random.integer(90, 9999)),
      toItem(index, random.pick(PLACES), random.pick(THINGS), random.pick(VARIANTS)),
      `${random.pick(OPENINGS)}${index === 11 ? ', made for ceilings of 8\\\'9" ' : ' '}${random.pick(CLOSINGS)}`,
      `https://shop.example.org/item/${code.replace('-', '_')}.html`,
      '',
    ];
  });
  return { header: ['DATE', 'TIME', 'Units', 'ARTICLEID', 'Price', 'ItemName', 'ItemDescription', 'URL', 'Remarks'], records };
}

/** Every seventh is measured in inches, every third carries a variant behind a comma. */
function toItem(index: number, place: string, thing: string, variant: string): string {
  const name = `${place} ${thing}`;
  if (index % 14 === 9) return `${name}, Round ${12 + (index % 40)}"`;
  if (index % 14 === 2) return `${name}, ${10 + (index % 20)}" Wide`;
  return index % 3 === 1 ? `${name}, ${variant}` : name;
}

/** Dollars; a price now and then lacks its second decimal, or both. */
function toPrice(cents: number): string {
  const dollars = cents / 100;
  if (cents % 100 === 0) return `$${dollars}`;
  return cents % 10 === 0 ? `$${dollars.toFixed(1)}` : `$${dollars.toFixed(2)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

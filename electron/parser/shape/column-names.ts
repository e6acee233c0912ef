import { canonicalText } from '../../../shared/model/written-text.ts';

/** A header in the form in which names of columns are compared: without regard to case, blanks and byte order marks. */
export function foldName(header: string): string {
  return canonicalText(header).toLowerCase().replace(/\s+/g, ' ');
}

/** Folded names of all columns; the second of the same name is told apart by its number. Columns without a name have none. */
export function nameColumns(header: readonly string[]): (string | null)[] {
  const seen = new Map<string, number>();
  return header.map((text) => {
    const name = foldName(text);
    if (name === '') return null;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}\n${count}`;
  });
}

import type { ImportMode } from '../../../../../shared/contract/imports.ts';

/** A row of a file of facts as texts; `key` "" = it bears no number, `day` null = it says no date. */
export interface Fact {
  readonly key: string;
  readonly day: number | null;
  readonly texts: readonly string[];
}

const say = ({ key, day, texts }: Fact) => [key, day ?? '', ...texts].join(' ');

/** What a table of facts should hold in force after a file, by the rule of `records/README.md`, with plain lists. */
export function importFacts(held: readonly Fact[], rows: readonly Fact[], mode: ImportMode): Fact[] {
  const days = rows.flatMap(({ day }) => day ?? []);
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const confirmed = new Set<number>();
  const doubted = new Set<string>();
  const added: Fact[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const text = say(row);
    const at = held.findIndex((fact, place) => say(fact) === text && (row.key !== '' || !confirmed.has(place)));
    if (row.key !== '' && seen.has(text)) continue;
    seen.add(text);
    if (at >= 0) {
      confirmed.add(at);
      continue;
    }
    const contradicts = row.key !== '' && held.some(({ key }, place) => key === row.key && !confirmed.has(place));
    if (contradicts && mode === 'add') continue;
    if (contradicts) doubted.add(row.key);
    added.push(row);
  }
  const stay = held.filter(({ key, day }, place) => {
    if (confirmed.has(place)) return true;
    if (key !== '' && doubted.has(key)) return false;
    return mode !== 'replacePeriod' || day === null || day < from || day > to;
  });
  return [...stay, ...added];
}

/** Facts as texts, sorted. */
export function describeFacts(facts: readonly Fact[]): string[] {
  return facts.map(say).sort();
}

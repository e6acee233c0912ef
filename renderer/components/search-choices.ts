export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What it is for, behind its name. */
  readonly hint?: string;
  /** Further words under which people look for it. */
  readonly also?: string;
}

export interface ChoiceGroup {
  /** "" = without a heading. */
  readonly label: string;
  readonly choices: readonly Choice[];
}

/** Groups with the choices that hold every word of the query, in their name, hint, group or other words; empty groups fall away. */
export function matchingGroups(groups: readonly ChoiceGroup[], query: string, locale: string): readonly ChoiceGroup[] {
  const fold = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}|\u200c/gu, '')
      .toLocaleLowerCase(locale);
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return groups
    .map(({ label, choices }) => ({
      label,
      choices: choices.filter((choice) => {
        const text = fold([choice.label, choice.hint, choice.also, label].join(' '));
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ choices }) => choices.length > 0);
}

/** Where a key leads in a list; undefined when it is none that moves. */
export function nextActive(values: readonly string[], current: string | null, key: string): string | null | undefined {
  const at = current === null ? -1 : values.indexOf(current);
  const last = values.length - 1;
  switch (key) {
    case 'ArrowDown':
      return values[at >= last ? 0 : at + 1] ?? null;
    case 'ArrowUp':
      return values[at <= 0 ? last : at - 1] ?? null;
    case 'PageDown':
      return values[Math.min(last, at + 8)] ?? null;
    case 'PageUp':
      return values[Math.max(0, at - 8)] ?? null;
    default:
      return undefined;
  }
}

import type { IconName } from '../../components/icon-names.ts';

/** Something that can be run from the palette. */
export interface Command {
  readonly id: string;
  /** Words before the label: "Go to", "Analyse". */
  readonly group: string;
  readonly label: string;
  readonly icon: IconName | (string & {});
  readonly keys?: readonly string[];
  readonly run: () => void;
}

/** Commands whose words contain every word of the search, those whose label begins with it first. */
export function findCommands(commands: readonly Command[], search: string): readonly Command[] {
  const words = fold(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return commands;
  const rank = (command: Command): number => {
    const label = fold(command.label);
    const all = `${label} ${fold(command.group)}`;
    if (!words.every((word) => all.includes(word))) return -1;
    return label.startsWith(words.join(' ')) ? 2 : words.every((word) => label.includes(word)) ? 1 : 0;
  };
  return commands
    .map((command) => ({ command, rank: rank(command) }))
    .filter((entry) => entry.rank >= 0)
    .sort((a, b) => b.rank - a.rank)
    .map((entry) => entry.command);
}

/** Letters as people type them: without case, marks, joiners, and with one form of Arabic kaf and yeh. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u200c]/gu, '')
    .replaceAll('ك', 'ک')
    .replaceAll(/[يى]/g, 'ی')
    .toLocaleLowerCase();
}

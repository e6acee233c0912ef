const MAX_LENGTH = 31;

/** Names that Excel accepts for sheets: at most 31 characters, none of []:*?/\, no outer apostrophe, no two alike. */
export function nameSheets(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title, index) => {
    const clean = toPlain(title) || String(index + 1);
    let name = clean.slice(0, MAX_LENGTH).trim();
    for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${clean.slice(0, MAX_LENGTH - 5).trim()} (${copy})`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function toPlain(title: string): string {
  return title
    .replace(/[[\]:*?/\\\p{Cc}\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s']+|[\s']+$/g, '');
}

import type { Preview, PreviewColumn } from '../../../shared/contract/imports.ts';
import type { ColumnReading } from '../../../shared/model/import-mapping.ts';

const MOST_NAMED = 6;

/** What there is to say about how a file will be read: by which template or preset, what no longer fits, what was guessed although it could be two things. */
export function describeChoice(preview: Preview, isTableNamed: boolean): string[] {
  const { kind, kindConfidence = 1, savedMapping, preset, drift, mapping } = preview;
  const notes: string[] = [];
  if (preset != null) notes.push(`Recognised as ${preset.name} (--preset none reads it as any other file).`);
  if (savedMapping !== null) notes.push(`Read by the template "${savedMapping.name}".`);
  if (savedMapping === null && preset == null && kindConfidence < 0.4) notes.push(`Taken for ${kind} on little evidence; --as KIND says what it is.`);
  if (!isTableNamed) notes.push(...describeTables(preview));
  if (savedMapping === null) notes.push(...preview.columns.filter(isOpen).map(describeOpen));
  for (const { role, value } of mapping.constants ?? []) notes.push(`Every row: ${role} = ${value}.`);
  if (drift != null) {
    const { missing, added, droppedSteps = [], droppedFilters = [] } = drift;
    for (const [what, names] of [
      ['Missing', missing],
      ['New', added],
      ['Steps left out', droppedSteps],
      ['Filters left out', droppedFilters],
    ] as const) {
      if (names.length > 0) notes.push(`${what}: ${names.join(', ')}.`);
    }
  }
  return notes;
}

/** Other tables of the file that nobody named and nobody reads. */
function describeTables({ part, parts = [] }: Preview): string[] {
  const others = parts.filter(
    ({ table, member, isHidden, isInner }) => isHidden !== true && isInner !== true && !(table === part?.table && member === part.member),
  );
  if (part === undefined || others.length === 0) return [];
  const nameOf = ({ member, table }: { readonly member: string | null; readonly table: string | null }) =>
    [member, table].filter((text) => text !== null).join('/');
  const named = others.slice(0, MOST_NAMED).map(nameOf).join(', ');
  const rest = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : '';
  return [`Only "${nameOf(part)}" is read; --sheet NAME takes one of ${named}${rest}.`];
}

/** A date or figure in use that fits several ways of reading. */
function isOpen({ role, reading, alternatives }: PreviewColumn): boolean {
  return role !== 'ignore' && (reading.kind === 'date' || reading.kind === 'number') && alternatives.some(({ kind }) => kind === reading.kind);
}

function describeOpen({ header, index, reading, alternatives }: PreviewColumn): string {
  const others = alternatives.filter(({ kind }) => kind === reading.kind).map(nameReading);
  const name = header === '' ? `Column ${index + 1}` : `"${header}"`;
  return `${name} could also be ${others.join(' or ')}; it is read as ${nameReading(reading)}. "mapping FILE" prints what can be changed.`;
}

function nameReading(reading: ColumnReading): string {
  if (reading.kind === 'number') return `1${reading.thousands}234${reading.decimal}5`;
  if (reading.kind !== 'date') return reading.kind;
  const order = { ymd: 'year-month-day', dmy: 'day-month-year', mdy: 'month-day-year' }[reading.order];
  return reading.calendar === 'gregorian' ? order : `${order} (${reading.calendar})`;
}

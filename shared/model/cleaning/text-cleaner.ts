import type { CleaningStep, StepCount } from '../cleaning-step.ts';
import { canonicalText } from '../written-text.ts';
import { compileCellStep } from './cell-step.ts';
import { mergeTexts, splitText } from './plain-steps.ts';

const MAX_EXAMPLES = 5;
const SHOWN_CHARACTERS = 200;
const MAX_REMEMBERED = 50_000;
/** Longer texts are sentences, which hardly come again. */
const LONGEST_REMEMBERED = 200;
/** Between the parts of a column that was cut or joined, where its change is shown. */
const SHOWN_MARK = ' | ';

/** Cells of one record, columns that steps add behind those of the file. */
export type Cells = string[];
type Operation = (cells: Cells, line: number) => void;

/** Columns that steps add to the file's own. */
export function countAddedColumns(steps: readonly CleaningStep[]): number {
  return steps.reduce((sum, step) => sum + (step.step === 'split' ? step.into : step.step === 'merge' ? 1 : 0), 0);
}

/** Headers of the columns that steps add, in order: "name 1", "name 2" for a column that is cut, "first + last" for columns that are joined. */
export function nameAddedColumns(steps: readonly CleaningStep[], header: readonly string[]): string[] {
  const names = header.map((name, index) => (name === '' ? `#${index + 1}` : name));
  const nameOf = (column: number) => names[column] ?? `#${column + 1}`;
  for (const step of steps) {
    if (step.step === 'split') names.push(...Array.from({ length: step.into }, (_, part) => `${nameOf(step.column)} ${part + 1}`));
    if (step.step === 'merge') names.push(step.columns.map(nameOf).join(' + '));
  }
  return names.slice(header.length);
}

/** Runs the cleaning steps over one record after another, counts what each changed and keeps the first examples. */
export class TextCleaner {
  /** What each step did so far, in their order. */
  readonly counts: readonly StepCount[];
  /** Columns of the file that a step looks at. */
  readonly touched: readonly number[];
  readonly width: number;
  readonly added: number;
  readonly #operations: readonly Operation[];

  /** `width`: columns of the file; those that steps add follow them. */
  constructor(steps: readonly CleaningStep[], width: number) {
    this.width = width;
    this.added = countAddedColumns(steps);
    const counts = steps.map((): { changed: number; examples: StepCount['examples'] } => ({ changed: 0, examples: [] }));
    this.counts = counts;
    const touched = new Set(steps.flatMap((step) => ('columns' in step ? step.columns : [step.column])));
    this.touched = [...touched].filter((column) => column < width).sort((a, b) => a - b);
    let next = width;
    this.#operations = steps.map((step, index) => {
      const count = (line: number, before: string, after: string) => {
        const own = counts[index];
        if (own === undefined) return;
        own.changed++;
        if (line === 0 || own.examples.length >= MAX_EXAMPLES) return;
        const example = { line, before: before.slice(0, SHOWN_CHARACTERS), after: after.slice(0, SHOWN_CHARACTERS) };
        if (own.examples.every((known) => known.before !== example.before || known.after !== example.after)) own.examples.push(example);
      };
      const first = next;
      next += step.step === 'split' ? step.into : step.step === 'merge' ? 1 : 0;
      return compile(step, first, count);
    });
  }

  /** Cleans a record in place; `cells` holds `width` texts and takes the added ones behind them. `line` is its physical line, 0 = unknown (no example then). */
  clean(cells: Cells, line: number): void {
    for (const operation of this.#operations) operation(cells, line);
  }
}

type Count = (line: number, before: string, after: string) => void;

function compile(step: CleaningStep, first: number, count: Count): Operation {
  switch (step.step) {
    case 'split':
      return (cells, line) => {
        const text = cells[step.column] ?? '';
        const pieces = splitText(text, step.mark, step.into);
        for (const [part, piece] of pieces.entries()) cells[first + part] = piece;
        if (pieces[1] !== '') count(line, text, pieces.filter((piece) => piece !== '').join(SHOWN_MARK));
      };
    case 'merge':
      return (cells, line) => {
        const texts = step.columns.map((column) => cells[column] ?? '');
        const merged = mergeTexts(texts, step.mark);
        cells[first] = merged;
        if (merged !== '') count(line, texts.join(SHOWN_MARK), merged);
      };
    case 'fillDown':
      return compileFillDown(step.columns, step.within, count);
    default:
      return compileCells(columnsOf(step), remember(compileCellStep(step)), count);
  }
}

function columnsOf(step: Exclude<CleaningStep, { step: 'split' | 'merge' | 'fillDown' }>): readonly number[] {
  return step.step === 'mapValues' ? [step.column] : step.columns;
}

function compileCells(columns: readonly number[], change: (text: string) => string, count: Count): Operation {
  return (cells, line) => {
    for (const column of columns) {
      const before = cells[column];
      if (before === undefined || before === '') continue;
      const after = change(before);
      if (after === before) continue;
      cells[column] = after;
      count(line, before, after);
    }
  };
}

function compileFillDown(columns: readonly number[], within: number | undefined, count: Count): Operation {
  const last = new Map<number, string>();
  let group: string | null = null;
  return (cells, line) => {
    const own = within === undefined ? null : canonicalText(cells[within] ?? '');
    if (own !== group) last.clear();
    group = own;
    for (const column of columns) {
      const text = cells[column] ?? '';
      if (canonicalText(text) !== '') {
        last.set(column, text);
        continue;
      }
      const above = last.get(column);
      if (above === undefined) continue;
      cells[column] = above;
      count(line, text, above);
    }
  };
}

/** Values repeat: what was made of a text is kept. */
function remember(change: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    if (text.length > LONGEST_REMEMBERED) return change(text);
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= MAX_REMEMBERED) known.clear();
    const after = change(text);
    known.set(text, after);
    return after;
  };
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** What a test runner leaves behind for the summary of `run-tests.ts`. */
export interface RunResults {
  readonly passed: number;
  /** A line for every test that failed, and for every error outside of tests: where, and the first line of what it says. */
  readonly failures: readonly string[];
}

export function writeResults(path: string, results: RunResults): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(results));
}

/** "file > suite > test: message", in one line. */
export function failureLine(where: readonly string[], message: string | undefined): string {
  const firstLine =
    stripVTControlCharacters(message ?? '')
      .split('\n', 1)[0]
      ?.trim() ?? '';
  return `${where.filter((part) => part !== '').join(' > ')}: ${firstLine}`;
}

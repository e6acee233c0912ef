import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CleanTable } from './clean-table.ts';
import { loadTable } from './load-table.ts';
import type { PollutedFile } from './pollutions.ts';
import { scoreTable, totalOf } from './score-table.ts';

export interface FileScore {
  readonly file: PollutedFile;
  readonly total: number;
  readonly strict: number;
}

export interface ScoreBoard {
  /** Mean over files, of ten. */
  readonly simple: number;
  /** Mean weighted by how often the pollution was met. */
  readonly weighted: number;
  /** The simple mean when a record counts only with each cell in its place. */
  readonly strict: number;
  /** Mean of each kind of pollution, worst first. */
  readonly kinds: readonly { readonly kind: string; readonly files: number; readonly total: number; readonly strict: number }[];
  readonly files: readonly FileScore[];
}

/** Loads every file through the automatic wizard. */
export async function scoreWizard(files: readonly PollutedFile[]): Promise<ScoreBoard> {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-pollution-'));
  try {
    const scores: FileScore[] = [];
    for (const file of files) {
      const path = join(folder, `${file.name}.csv`);
      writeFileSync(path, file.text);
      scores.push(scoreFile(file, await loadTable(path)));
    }
    return toBoard(scores);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Loads every file with something else that makes rows of text; without a header of its own the first row is taken for one. */
export function scoreReader(files: readonly PollutedFile[], read: (text: string) => string[][]): ScoreBoard {
  return toBoard(
    files.map((file) => {
      const [header = [], ...records] = read(file.text);
      return scoreFile(file, { header, records });
    }),
  );
}

function scoreFile(file: PollutedFile, loaded: CleanTable | null): FileScore {
  return { file, total: totalOf(scoreTable(file.expected, loaded)), strict: totalOf(scoreTable(file.expected, loaded, true)) };
}

function toBoard(files: readonly FileScore[]): ScoreBoard {
  const weights = files.reduce((sum, { file }) => sum + file.weight, 0);
  const kinds = Map.groupBy(files, ({ file }) => file.kind);
  return {
    simple: mean(files.map(({ total }) => total)),
    weighted: files.reduce((sum, { file, total }) => sum + file.weight * total, 0) / weights,
    strict: mean(files.map(({ strict }) => strict)),
    kinds: [...kinds]
      .map(([kind, own]) => ({ kind, files: own.length, total: mean(own.map(({ total }) => total)), strict: mean(own.map(({ strict }) => strict)) }))
      .sort((a, b) => a.total - b.total || a.strict - b.strict),
    files,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

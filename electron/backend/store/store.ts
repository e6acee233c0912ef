import type { ProjectInfo } from '../../../shared/contract/projects.ts';
import type { ReadableDatabase, WritableDatabase } from './driver.ts';
import type { ExclusiveRun } from './exclusive-work.ts';

export type { ReadableDatabase, WritableDatabase } from './driver.ts';

/** One open client file. */
export interface Store {
  readonly path: string;
  /** Random id given at creation; stays when the file is renamed, moved or copied. */
  readonly projectId: string;
  readonly readOnly: boolean;
  /** Sees committed data only, so never a running import. */
  readonly reader: ReadableDatabase;
  /**
   * For short synchronous writes; never keep a transaction open over an `await`.
   * While an import runs a write would be refused as PROJECT_IN_USE: `await whenWritable()` first.
   */
  readonly writer: WritableDatabase;
  /** Resolves when no long piece of work is writing. */
  readonly whenWritable: () => Promise<void>;
  /**
   * Runs one long piece of work on a connection of its own inside one transaction, one piece after another.
   * What it has not committed when it ends is undone. Foreign keys are not checked row by row in it.
   */
  readonly exclusively: ExclusiveRun;
  /** Grows with every change of the imported data and never returns to a former value. */
  readonly dataVersion: () => number;
  readonly info: () => ProjectInfo;
  readonly close: () => void;
}

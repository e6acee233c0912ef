import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkImport } from '../../../../../electron/backend/imports/check-import.ts';
import { commitImport } from '../../../../../electron/backend/imports/commit-import.ts';
import { undoImport } from '../../../../../electron/backend/imports/undo-import.ts';
import type { JobContext } from '../../../../../electron/backend/jobs/job-context.ts';
import { createStore } from '../../../../../electron/backend/store/open-store.ts';
import type { Store } from '../../../../../electron/backend/store/store.ts';
import { openWarehouse } from '../../../../../electron/backend/warehouse/open-warehouse.ts';
import type { Warehouse } from '../../../../../electron/backend/warehouse/warehouse.ts';
import type { ReadSummary } from '../../../../../electron/parser/protocol.ts';
import type { Check, ImportMode, ImportSummary } from '../../../../../shared/contract/imports.ts';
import type { ImportKind } from '../../../../../shared/model/import-kind.ts';
import type { Role } from '../../../../../shared/model/role.ts';
import { type FeedRow, feedMapping, feedReader, writeFeed } from './feed.ts';

/** A client file with its warehouse in a folder of its own. */
export interface Workbench {
  readonly folder: string;
  readonly store: Store;
  readonly warehouse: Warehouse;
  readonly load: (roles: readonly Role[], rows: readonly FeedRow[], options?: LoadOptions) => Promise<ImportSummary>;
  /** A dry run of the same. */
  readonly check: (roles: readonly Role[], rows: readonly FeedRow[], options?: LoadOptions) => Promise<Check>;
  readonly undo: (id: number, job?: JobContext) => Promise<ImportSummary>;
  readonly close: () => Promise<void>;
}

export interface LoadOptions {
  readonly kind?: ImportKind;
  readonly mode?: ImportMode;
  readonly name?: string;
  readonly job?: JobContext;
  readonly chunk?: number;
  readonly allowRepeat?: boolean;
  readonly onChunk?: (index: number) => void;
  readonly tamper?: (summary: ReadSummary) => ReadSummary;
}

/** A job nobody watches. */
export function quietJob(signal: AbortSignal = new AbortController().signal): JobContext {
  return { signal, stage: () => undefined, progress: () => undefined };
}

/** Opens an empty client file in a new folder below `parent`. */
export async function openWorkbench(parent: string = tmpdir()): Promise<Workbench> {
  const folder = mkdtempSync(join(parent, 'clientele-import-'));
  const store = createStore(join(folder, 'shop.clientele'), 'Shop');
  const warehouse = await openWarehouse({ store, cacheDir: folder });
  return {
    folder,
    store,
    warehouse,
    load: (roles, rows, { kind = 'orders', name = 'orders.csv', job = quietJob(), chunk = 100, allowRepeat = false, mode, ...feed } = {}) => {
      const path = join(folder, name);
      writeFeed(path, roles, rows);
      const parts = { store, warehouse, readRecords: feedReader(roles, rows, { chunk, ...feed }) };
      return commitImport(parts, { path, mapping: feedMapping(kind, roles), allowRepeat, mode }, job);
    },
    check: (roles, rows, { kind = 'orders', name = 'orders.csv', job = quietJob(), chunk = 100, mode, ...feed } = {}) => {
      const path = join(folder, name);
      writeFeed(path, roles, rows);
      return checkImport(store, { path, mapping: feedMapping(kind, roles), mode }, job, feedReader(roles, rows, { chunk, ...feed }));
    },
    undo: (id, job = quietJob()) => undoImport({ store, warehouse }, id, job),
    close: async () => {
      await warehouse.close();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

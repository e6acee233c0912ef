import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../../electron/backend/store/open-store.ts';
import { readIntegrityFaults } from '../../../../electron/backend/store/queries/verification.ts';
import { writeFeed } from '../imports/support/feed.ts';
import { openWorkbench, type Workbench } from '../imports/support/workbench.ts';
import { BULK_ROLES, bulkRows } from './support/bulk-rows.ts';
import { digestTables } from './support/digests.ts';

const IMPORT_ONCE = fileURLToPath(new URL('support/import-once.ts', import.meta.url));
const MEGABYTE = 1_048_576;
const DISK_MEGABYTES = 40;

/** A small disk of its own, or null where mounting is not allowed. */
function mountSmallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MEGABYTES}m`, 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
}

/** Leaves `bytes` free on a disk. */
function fillDisk(disk: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - bytes)));
}

const disk = mountSmallDisk();
afterAll(() => {
  if (disk === null) return;
  execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});

if (disk !== null) {
  describe('on a disk that runs full', () => {
    let bench: Workbench;
    const ballast = join(disk, 'ballast');
    beforeEach(async () => {
      bench = await openWorkbench(disk);
      await bench.load(['orderDate', 'amount'], [{ orderDate: '1', amount: '1' }], { name: 'first.csv' });
    });
    afterEach(async () => {
      rmSync(ballast, { force: true });
      await bench.close();
    });

    test('an import is refused wherever it happens, leaves nothing, and works once there is room', { timeout: 240_000 }, async () => {
      const rows = bulkRows();
      const before = digestTables(bench.store.reader);
      const outcomes: unknown[] = [];
      for (let quarters = 1; quarters <= 16 && outcomes.at(-1) !== 'loaded'; quarters++) {
        writeFeed(join(bench.folder, 'orders.csv'), BULK_ROLES, rows);
        fillDisk(disk, (quarters * MEGABYTE) / 4);
        outcomes.push(
          await bench.load(BULK_ROLES, rows, { chunk: 2000 }).then(
            () => 'loaded',
            (error: { code?: string }) => error.code,
          ),
        );
        rmSync(ballast);
        expect(readIntegrityFaults(bench.store.reader)).toEqual([]);
        if (outcomes.at(-1) !== 'loaded') expect(digestTables(bench.store.reader), `${quarters}/4 MB free`).toEqual(before);
      }
      const [last, ...refusals] = outcomes.reverse();
      expect(last).toBe('loaded');
      expect(refusals.length).toBeGreaterThan(3);
      expect(new Set(refusals)).toEqual(new Set(['DISK_FULL']));
      // Whether the warehouse had room to follow or not: with the next import it is in step.
      const { id } = await bench.load(BULK_ROLES, rows, { chunk: 2000, allowRepeat: true });
      expect(bench.warehouse.dataVersion).toBe(bench.store.dataVersion());
      const after = digestTables(bench.store.reader);
      bench.store.writer.pragma('wal_checkpoint(TRUNCATE)');
      fillDisk(disk, MEGABYTE / 4);
      await expect(bench.undo(id)).rejects.toMatchObject({ code: 'DISK_FULL' });
      expect(digestTables(bench.store.reader)).toEqual(after);
      rmSync(ballast);
      await bench.undo(id);
      expect(bench.warehouse.dataVersion).toBe(bench.store.dataVersion());
    });
  });
}

if (process.platform !== 'win32')
  describe('where files may not grow', () => {
    test('an import is refused and leaves nothing', { timeout: 240_000 }, async () => {
      const bench = await openWorkbench();
      const { folder, store } = bench;
      const path = store.path;
      writeFeed(join(folder, 'bulk.csv'), BULK_ROLES, bulkRows());
      const before = digestTables(store.reader);
      await bench.warehouse.close();
      store.close();
      // Blocks of 512 bytes; a signal that is ignored turns into the error "file too large".
      const limited = (blocks: number) =>
        spawnSync('sh', ['-c', `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`, process.execPath, IMPORT_ONCE, folder], { encoding: 'utf8' });
      for (const blocks of [1500, 2500]) {
        expect(limited(blocks).stdout).toBe('DISK_FULL');
        const again = openStore(path);
        expect(digestTables(again.reader)).toEqual(before);
        again.close();
      }
      expect(limited(1_000_000).stdout).toBe('loaded');
      rmSync(folder, { recursive: true, force: true });
    });
  });

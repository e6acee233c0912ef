import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type ExportTable, textCell } from '../../../../electron/backend/exports/export-table.ts';
import { exportWords, writeTables } from '../../../../electron/backend/exports/write-tables.ts';

/** A disk of one megabyte, or null where mounting is not allowed. */
function mountTinyDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-tiny-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
}

const disk = mountTinyDisk();
afterAll(() => {
  if (disk === null) return;
  execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});

if (disk !== null) {
  test.each(['csv', 'excelCsv', 'xlsx'] as const)('%s on a full disk is an error, not a crash, and leaves nothing', async (format) => {
    const rows = Array.from({ length: 200_000 }, (_, row) => [textCell(`row ${(row * 2_654_435_761) % 4_294_967_291}`)]);
    const table: ExportTable = { title: 'T', columns: [{ header: 'H', width: 9 }], rows };
    const words = exportWords('en', { calendar: 'gregorian', currency: '' });
    const job = { signal: new AbortController().signal, stage: () => undefined, progress: () => undefined };
    const writing = writeTables([table], { stagingDir: disk, name: 'a', format, locale: 'en', words, rowsExpected: 0 }, job);
    await expect(writing).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(readdirSync(join(disk, 'artifacts'))).toEqual([]);
  });
} else {
  test('no small disk can be mounted here, so a full one is not tried', () => expect(disk).toBeNull());
}

import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../electron/backend/app-error.ts';
import { openWritable } from '../../electron/backend/store/driver.ts';
import { migrate } from '../../electron/backend/store/migrate.ts';
import { MIGRATIONS } from '../../electron/backend/store/migrations/index.ts';
import { insertMeta } from '../../electron/backend/store/queries/meta.ts';
import { ERROR_CODES } from '../../shared/contract/errors.ts';
import { watchNoteSchema } from '../../shared/contract/watch.ts';
import type { TestBackend } from '../support/test-backend.ts';

/** A host whose every file lies on the small disk, with a client file open. */
export interface Scene {
  readonly host: TestBackend;
  readonly folder: string;
  readonly project: string;
}

/** Something a person can ask for that writes. */
export interface WritePath {
  readonly name: string;
  /** Brings the scene to where the action can be tried; runs with room. */
  readonly prepare?: (scene: Scene) => Promise<void>;
  readonly act: (scene: Scene) => Promise<unknown>;
  /** The action changes the client file when it succeeds. */
  readonly changes: boolean;
  /** The file that must stay as it was; by default the open client file. */
  readonly guarded?: (scene: Scene) => string;
}

/** So many order lines, numbered from `from`. */
export const orders = (from: number, count: number): string =>
  `id,date,customer,product,amount\n${Array.from({ length: count }, (_, n) => `${from + n},2024-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')},Customer ${(from + n) % 997},Product ${n % 61},${n % 500}.25\n`).join('')}`;

/** Brings a file in that lies on another disk. */
export async function importFile({ host: { client }, folder }: Scene, name: string, text: string): Promise<unknown> {
  const path = join(folder, '..', `${name}.csv`);
  writeFileSync(path, text);
  const { mapping } = await client.imports.preview({ source: { path } });
  return await client.jobs.result({ id: (await client.imports.commit({ source: { path }, mapping })).jobId });
}

const everyone = { op: 'and', of: [] } as const;

const LONG_AGO = new Date('2024-06-01T00:00:00Z');
const FAULTY = `id,date,customer,product,amount\n${Array.from({ length: 400 }, (_, n) => `${300_000 + n},2024-01-${String(1 + (n % 28)).padStart(2, '0')},Customer ${n},Product,${n % 2 === 0 ? '5.25' : 'five'}\n`).join('')}`;

/** Every path that writes. */
export const WRITE_PATHS: readonly WritePath[] = [
  { name: 'import', act: (scene) => importFile(scene, 'second', orders(100_000, 30_000)), changes: true },
  {
    name: 'undo',
    prepare: async (scene) => void (await importFile(scene, 'undone', orders(200_000, 20_000))),
    act: async ({ host: { client } }) => {
      const [latest] = await client.imports.list();
      return await client.jobs.result({ id: (await client.imports.undo({ id: latest?.id ?? 0 })).jobId });
    },
    changes: true,
  },
  { name: 'new client file', act: ({ host: { client }, folder }) => createBeside(client, folder), changes: false },
  { name: 'rename', act: ({ host: { client } }) => client.projects.rename({ name: 'Another name' }), changes: true },
  {
    name: 'export',
    act: async ({ host: { client } }) =>
      client.jobs.result({ id: (await client.segments.export({ rule: everyone, format: 'csv', locale: 'en' })).jobId }),
    changes: false,
  },
  {
    name: 'export as workbook',
    act: async ({ host: { client } }) =>
      client.jobs.result({ id: (await client.segments.export({ rule: everyone, format: 'xlsx', locale: 'en' })).jobId }),
    changes: false,
  },
  { name: 'set of files', act: importSet, changes: true },
  { name: 'corrections', prepare: async (scene) => void (await importFile(scene, 'faulty', FAULTY)), act: resubmit, changes: true },
  {
    name: 'template',
    act: async ({ host: { client } }) => {
      const [template] = await client.templates.list();
      const { text } = await client.templates.exportJson({ fingerprint: template?.fingerprint ?? '' });
      await client.templates.importJson({ text: JSON.stringify({ ...JSON.parse(text), name: `Renamed ${'and again '.repeat(15)}` }) });
    },
    changes: true,
  },
  { name: 'settings', act: changeSettings, changes: false },
  { name: 'currency', act: ({ host: { client } }) => client.projects.update({ currency: 'EUR' }), changes: true },
  {
    name: 'segment',
    act: ({ host: { client } }) => client.segments.create({ name: `Everyone ${'and more '.repeat(8)}`, rule: everyone, frozen: true }),
    changes: true,
  },
  {
    name: 'rejected rows',
    prepare: async (scene) => void (await importFile(scene, 'faulty', FAULTY)),
    act: async ({ host: { client } }) => {
      const [faulty] = await client.imports.list();
      return await client.jobs.result({ id: (await client.rejects.export({ id: faulty?.id ?? 0, format: 'xlsx', locale: 'en' })).jobId });
    },
    changes: false,
  },
  {
    name: 'file read again',
    prepare: async (scene) => void (await importFile(scene, 'restored', orders(600_000, 20_000))),
    act: async ({ host: { client } }) => {
      const [latest] = await client.imports.list();
      return await client.imports.restore({ id: latest?.id ?? 0 });
    },
    changes: false,
  },
  { name: 'watched folder', prepare: watchFolder, act: lookIntoFolder, changes: true },
  { name: 'pasted text', act: ({ host: { client } }) => client.imports.stageText({ text: orders(1, 30_000) }), changes: false },
  {
    name: 'older client file',
    prepare: async (scene) => makeOlder(olderFile(scene)),
    act: async ({ host: { client }, ...scene }) => {
      try {
        await client.projects.open({ path: olderFile(scene) });
      } finally {
        await client.projects.open({ path: scene.project });
      }
    },
    changes: false,
    guarded: olderFile,
  },
];

async function importSet({ host: { client }, folder }: Scene): Promise<unknown> {
  const files = [];
  for (const part of [0, 1]) {
    const path = join(folder, '..', `part ${part}.csv`);
    writeFileSync(path, orders(400_000 + part * 20_000, 15_000));
    files.push({ source: { path }, mapping: (await client.imports.preview({ source: { path } })).mapping });
  }
  return await client.jobs.result({ id: (await client.importSets.commit({ files })).jobId });
}

/** Settings that could not be written are those of before. */
async function changeSettings({ host: { client } }: Scene): Promise<void> {
  const before = await client.settings.get();
  try {
    await client.settings.update({ theme: before.theme === 'dark' ? 'light' : 'dark' });
  } catch (error) {
    if ((await client.settings.get()).theme !== before.theme) throw new AppError('INTERNAL', { detail: 'settings' }, { cause: error });
    throw error;
  }
}

async function resubmit({ host: { client } }: Scene): Promise<unknown> {
  const [faulty] = await client.imports.list();
  const { rows } = await client.rejects.records({ id: faulty?.id ?? 0, limit: 500 });
  const corrected = rows.map(({ row, fields }) => ({ row, fields: [...fields.slice(0, 4), '7.50'] }));
  return await client.jobs.result({ id: (await client.rejects.resubmit({ id: faulty?.id ?? 0, rows: corrected })).jobId });
}

async function watchFolder({ host: { client }, folder }: Scene): Promise<void> {
  const watched = join(folder, '..', 'watched');
  mkdirSync(watched);
  const [template] = await client.templates.list();
  const { id } = await client.watch.add({ folder: watched, fingerprint: template?.fingerprint ?? '' });
  await client.watch.set({ id, isOn: true });
}

/** A note says what became of each file: one that failed is told as what a person would have been told. */
async function lookIntoFolder({ host: { client }, folder }: Scene): Promise<void> {
  const path = join(folder, '..', 'watched', 'third.csv');
  writeFileSync(path, orders(500_000, 20_000));
  // A file that is still being written is left alone.
  utimesSync(path, LONG_AGO, LONG_AGO);
  const notes = z.array(watchNoteSchema).parse(await client.jobs.result({ id: (await client.watch.lookNow()).jobId }));
  const failed = notes.find(({ outcome }) => outcome === 'failed');
  if (failed !== undefined) throw new AppError(ERROR_CODES.find((code) => code === failed.code) ?? 'INTERNAL');
}

function olderFile({ folder }: Pick<Scene, 'folder'>): string {
  return join(folder, 'older.clientele');
}

/** A client file of the first version, with some megabytes in it. */
function makeOlder(path: string): void {
  const db = openWritable(path, { create: true });
  migrate(db, path, MIGRATIONS.slice(0, 1));
  insertMeta(db, { projectId: '00000000-0000-4000-8000-000000000000', name: 'Older', createdAt: LONG_AGO.toISOString() });
  db.prepare("INSERT INTO meta (key, value) VALUES ('filler', ?)").run('x'.repeat(2_000_000));
  db.close();
}

async function createBeside(client: TestBackend['client'], folder: string): Promise<void> {
  const path = join(folder, 'beside.clientele');
  try {
    await client.projects.create({ name: 'Beside', path });
  } finally {
    rmSync(path, { force: true });
    await client.projects.open({ path: join(folder, 'client.clientele') });
  }
}

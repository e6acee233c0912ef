import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commitImport } from '../../../../../electron/backend/imports/commit-import.ts';
import { previewImport } from '../../../../../electron/backend/imports/preview-import.ts';
import { findNewFiles, lookIntoFolder } from '../../../../../electron/backend/imports/watch/look-into-folder.ts';
import { addWatch, listNotes, listWatches, removeWatch, setWatch } from '../../../../../electron/backend/imports/watch/manage-watches.ts';
import { scanFolder } from '../../../../../electron/backend/imports/watch/scan-folder.ts';
import { readTemplates, type Template, writeTemplate } from '../../../../../electron/backend/store/queries/templates.ts';
import { insertNote, markNotesRead, readNotes, readWatch, type WatchRecord } from '../../../../../electron/backend/store/queries/trust/watches.ts';
import { movedMonthsIn } from '../../../../../shared/contract/moved-months.ts';
import { openWorkbench, quietJob, type Workbench } from '../support/workbench.ts';

const HEADER = 'order id,order date,customer id,amount';
const orders = (from: number, count: number, header = HEADER) =>
  [header, ...Array.from({ length: count }, (_, index) => `${from + index},2024-03-0${(index % 9) + 1},c${index % 5},${index + 1}.50`), ''].join(
    '\n',
  );
const options = { settleMs: 30, retryFailed: false };

let bench: Workbench;
let folder: string;
let template: Template;
let watch: WatchRecord;
const inFolder = (name: string) => join(folder, name);
const look = (chosen = options, job = quietJob()) => lookIntoFolder({ store: bench.store, warehouse: bench.warehouse, template }, watch, chosen, job);

beforeEach(async () => {
  bench = await openWorkbench();
  folder = mkdtempSync(join(tmpdir(), 'clientele-watched-'));
  const first = join(bench.folder, 'first.csv');
  writeFileSync(first, orders(1, 10));
  const { mapping } = await previewImport(bench.store, { path: first });
  await commitImport(bench, { path: first, mapping }, quietJob());
  template = readTemplates(bench.store.reader)[0] as Template;
  const { id } = await addWatch(bench.store, { folder, fingerprint: template.fingerprint });
  watch = readWatch(bench.store.reader, id) as WatchRecord;
});
afterEach(async () => {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('what is in a folder', () => {
  test('plain files, oldest first; no folders, links, hidden, empty or half-downloaded files', async () => {
    for (const name of ['b.csv', 'a.csv', '.hidden.csv', '~$open.xlsx', 'x.csv.part', 'y.crdownload', 'z.csv~', 'invoice.PDF'])
      writeFileSync(inFolder(name), 'a,b\n1,2\n');
    writeFileSync(inFolder('empty.csv'), '');
    mkdirSync(inFolder('sub.csv'));
    symlinkSync(inFolder('a.csv'), inFolder('link.csv'));
    utimesSync(inFolder('b.csv'), 1000, 1000);
    expect((await scanFolder(folder))?.map(({ name }) => name)).toEqual(['b.csv', 'a.csv']);
  });

  test('a folder that is gone, or is a file, is no error', async () => {
    expect(await scanFolder(inFolder('nowhere'))).toBeNull();
    writeFileSync(inFolder('file'), 'x');
    expect(await scanFolder(inFolder('file'))).toBeNull();
  });
});

describe('a look into a folder', () => {
  test('a watch that is removed or switched off meanwhile brings no further file in', async () => {
    writeFileSync(inFolder('a.csv'), orders(100, 20));
    writeFileSync(inFolder('b.csv'), orders(200, 20));
    watch = { ...watch, isOn: (await setWatch(bench.store, watch.id, true)).isOn };
    const switchedOff = look({ ...options, settleMs: 100 });
    await setWatch(bench.store, watch.id, false);
    expect(await switchedOff).toEqual([]);
    await setWatch(bench.store, watch.id, true);
    const removed = look({ ...options, settleMs: 100 });
    await removeWatch(bench.store, watch.id);
    expect(await removed).toEqual([]);
    expect(bench.store.info().lines).toBe(10);
  });

  test('imports a new file of the template’s shape, files a note, and leaves the folder as it was', async () => {
    writeFileSync(inFolder('march.csv'), orders(100, 20));
    const before = statSync(inFolder('march.csv'));
    const [note, ...more] = await look();
    expect(more).toEqual([]);
    expect(note).toMatchObject({ fileName: 'march.csv', outcome: 'imported', importId: 2, rows: 20, rejected: 0, isRead: false, folder });
    expect(readdirSync(folder)).toEqual(['march.csv']);
    expect(statSync(inFolder('march.csv')).mtimeMs).toBe(before.mtimeMs);
    expect(readNotes(bench.store.reader)).toEqual([note]);
    expect(await look()).toEqual([]);
  });

  test('a note tells what was known already and which months of the past moved, until the import is undone', async () => {
    writeFileSync(inFolder('march.csv'), orders(100, 20));
    await look();
    writeFileSync(inFolder('again.csv'), orders(100, 20).replace(',20.50', ',99.50'));
    await look();
    const [note] = listNotes(bench.store);
    expect(note).toMatchObject({ fileName: 'again.csv', outcome: 'imported', rows: 1, unchanged: 19 });
    expect(movedMonthsIn(note?.movedMonths ?? [], 'gregorian')).toHaveLength(1);
    await bench.undo(note?.importId ?? 0);
    expect(listNotes(bench.store)[0]).not.toHaveProperty('movedMonths');
  });

  test('a template whose steps add columns still knows its files', async () => {
    const joined = { index: 4, header: 'order id + customer id', role: 'channel' as const, reading: { kind: 'text' as const } };
    const mapping = {
      ...template.mapping,
      columns: [...template.mapping.columns, joined],
      steps: [{ step: 'merge' as const, columns: [0, 2], mark: '-' }],
    };
    template = { ...template, mapping };
    writeTemplate(bench.store.writer, template);
    writeFileSync(inFolder('march.csv'), orders(100, 20));
    expect(await look()).toMatchObject([{ outcome: 'imported', rows: 20, rejected: 0 }]);
  });

  test('what lay there before is no news; later files that are no news or of another shape are left alone and noted once', async () => {
    writeFileSync(inFolder('long-ago.csv'), 'customer,city\nc1,Rome\n');
    expect(await look()).toEqual([]);
    watch = readWatch(bench.store.reader, watch.id) as WatchRecord;
    writeFileSync(inFolder('again.csv'), orders(1, 10));
    writeFileSync(inFolder('people.csv'), 'customer,city\nc1,Rome\n');
    writeFileSync(inFolder('picture.csv'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 255, 254, 0, 0]));
    const notes = await look();
    expect(Object.fromEntries(notes.map(({ fileName, outcome, importId }) => [fileName, { outcome, importId }]))).toMatchObject({
      'again.csv': { outcome: 'repeated', importId: 1 },
      'people.csv': { outcome: 'otherShape', importId: null },
      'picture.csv': { outcome: expect.stringMatching(/failed|otherShape/), importId: null },
    });
    expect(await look()).toEqual([]);
  });

  test('two templates for one folder: each takes its files, and only a file that neither knows is noted as of another shape', async () => {
    const people = join(bench.folder, 'people.csv');
    writeFileSync(people, 'customer id,name,e-mail\nc1,Ann,ann@example.com\nc2,Ben,ben@example.com\n');
    const { mapping } = await previewImport(bench.store, { path: people, kind: 'customers' });
    await commitImport(bench, { path: people, mapping }, quietJob());
    const other = readTemplates(bench.store.reader).find(({ mapping: { kind } }) => kind === 'customers') as Template;
    const { id } = await addWatch(bench.store, { folder, fingerprint: other.fingerprint });
    const second = readWatch(bench.store.reader, id) as WatchRecord;
    const lookBoth = async () => [
      ...(await lookIntoFolder({ ...bench, template }, { ...watch, lastLookedAt: 'before' }, { ...options, siblings: [id] }, quietJob())),
      ...(await lookIntoFolder(
        { ...bench, template: other },
        { ...second, lastLookedAt: 'before' },
        { ...options, siblings: [watch.id] },
        quietJob(),
      )),
    ];
    writeFileSync(inFolder('new-people.csv'), 'customer id,name,e-mail\nc8,Cem,cem@example.com\n');
    writeFileSync(inFolder('new-orders.csv'), orders(700, 5));
    writeFileSync(inFolder('weather.csv'), 'day,rain\n2024-01-01,3\n');
    const outcomes = (await lookBoth()).map(({ fileName, outcome }) => `${fileName} ${outcome}`);
    expect(outcomes.sort()).toEqual(['new-orders.csv imported', 'new-people.csv imported', 'weather.csv otherShape']);
  });

  test('reads a file of the same columns in another form', async () => {
    writeFileSync(inFolder('semicolons.csv'), orders(300, 20).replaceAll(',', ';'));
    expect(await look()).toMatchObject([{ outcome: 'imported', rows: 20 }]);
  });

  test('a file that is still being written is left for later', async () => {
    writeFileSync(inFolder('growing.csv'), orders(100, 5));
    let ticks = 0;
    const writer = setInterval(() => {
      ticks += 1;
      appendFileSync(inFolder('growing.csv'), `${500 + ticks},2024-03-01,c1,1.00\n`);
    }, 5);
    const notes = await look({ ...options, settleMs: 60 });
    clearInterval(writer);
    expect(ticks).toBeGreaterThan(0);
    expect(notes).toEqual([]);
    expect(await look()).toMatchObject([{ outcome: 'imported', rows: 5 + ticks }]);
  });

  test('a file that changed is new again; one that vanished is forgotten quietly', async () => {
    writeFileSync(inFolder('daily.csv'), orders(100, 5));
    await look();
    writeFileSync(inFolder('daily.csv'), orders(100, 9));
    expect(await look()).toMatchObject([{ fileName: 'daily.csv', outcome: 'imported' }]);
    writeFileSync(inFolder('short-lived.csv'), orders(900, 5));
    const looking = look({ ...options, settleMs: 50 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    renameSync(inFolder('short-lived.csv'), join(bench.folder, 'elsewhere.csv'));
    expect(await looking).toEqual([]);
  });

  describe('by a template that replaces the period of its files', () => {
    const tills = (name: string, lines: readonly string[]) => writeFileSync(inFolder(name), `${HEADER}\n${lines.join('\n')}\n`);
    const day = (...keys: string[]) => keys.map((key) => `${key},2024-05-02,c1,2.50`);
    const held = () =>
      bench.store.reader
        .prepare("SELECT order_key FROM orders WHERE superseded_by IS NULL AND ordered_at >= unixepoch('2024-05-01') ORDER BY order_key")
        .pluck()
        .all();
    beforeEach(() => {
      template = { ...template, mode: 'replacePeriod' };
      writeTemplate(bench.store.writer, template);
    });

    test('two tills of one day: the second waits for the person and takes nothing of the first, whether they come together or not', async () => {
      tills('till-1.csv', day('A', 'B'));
      tills('till-2.csv', day('X', 'Y'));
      const together = await look();
      expect(together.map(({ outcome, code }) => [outcome, code]).sort()).toEqual([
        ['failed', 'PERIOD_OF_OTHER_FILE'],
        ['imported', null],
      ]);
      const before = held();
      expect(before).toHaveLength(2);
      tills('till-3.csv', day('Q'));
      expect(await look()).toMatchObject([{ fileName: 'till-3.csv', outcome: 'failed', code: 'PERIOD_OF_OTHER_FILE', importId: null }]);
      expect(held()).toEqual(before);
      expect(await look()).toEqual([]);
    });

    test('a newer export of the same days replaces them: it shares something with the one before, or bears its name', async () => {
      tills('monday.csv', day('A', 'B', 'C'));
      await look();
      tills('changed.csv', ['A,2024-05-02,c1,9.99']);
      expect(await look()).toMatchObject([{ outcome: 'imported' }]);
      expect(held()).toEqual(['A']);
      // Order A came with it first, so it is its own to take out.
      tills('monday.csv', day('E'));
      expect(await look()).toMatchObject([{ fileName: 'monday.csv', outcome: 'imported' }]);
      expect(held()).toEqual(['E']);
    });
  });

  test('a file that could not be read is tried again only when asked', async () => {
    writeFileSync(inFolder('bad.csv'), Buffer.alloc(600));
    expect(await look()).toMatchObject([{ outcome: 'failed', code: expect.stringMatching(/^FILE_/) }]);
    expect(await look()).toEqual([]);
    expect(await look({ ...options, retryFailed: true })).toMatchObject([{ outcome: 'failed' }]);
  });

  test('a cancelled look keeps what came before and takes up the rest next time', async () => {
    for (const number of [1, 2, 3]) {
      writeFileSync(inFolder(`day-${number}.csv`), orders(number * 1000, 5));
      utimesSync(inFolder(`day-${number}.csv`), number, number);
    }
    const controller = new AbortController();
    const job = { ...quietJob(controller.signal), progress: () => (readNotes(bench.store.reader).length > 0 ? controller.abort() : undefined) };
    await expect(look(options, job)).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(readNotes(bench.store.reader)).toMatchObject([{ fileName: 'day-1.csv', outcome: 'imported' }]);
    expect((await look()).map(({ fileName }) => fileName)).toEqual(['day-2.csv', 'day-3.csv']);
  });

  test('of thousands of files only the new ones are read', async () => {
    for (let number = 0; number < 3000; number++) writeFileSync(inFolder(`old-${number}.txt`), `${number}`);
    const files = (await scanFolder(folder)) ?? [];
    expect(files).toHaveLength(3000);
    const insert = bench.store.writer.prepare('INSERT INTO watched_files (watch_id, file_name, size, modified_ms, outcome) VALUES (?, ?, ?, ?, ?)');
    for (const { name, size, modifiedMs } of files) insert.run(watch.id, name, size, modifiedMs, 'otherShape');
    writeFileSync(inFolder('new.csv'), orders(100, 5));
    expect((await findNewFiles(bench.store, watch, options))?.map(({ name }) => name)).toEqual(['new.csv']);
  });

  test('undo takes the import away, the note stays without it, and the file is not brought in again by itself', async () => {
    writeFileSync(inFolder('march.csv'), orders(100, 20));
    await look();
    await bench.undo(2);
    expect(readNotes(bench.store.reader)).toMatchObject([{ outcome: 'imported', importId: null }]);
    expect(await look()).toEqual([]);
  });
});

describe('the list of watched folders', () => {
  test('is off at first, tells what is wrong, and refuses what cannot be', async () => {
    expect(await listWatches(bench.store)).toMatchObject([{ folder, isOn: false, templateName: 'first.csv', problem: null, lastLookedAt: null }]);
    await expect(addWatch(bench.store, { folder, fingerprint: template.fingerprint })).rejects.toMatchObject({ code: 'WATCH_EXISTS' });
    await expect(addWatch(bench.store, { folder: inFolder('no'), fingerprint: template.fingerprint })).rejects.toMatchObject({
      code: 'FOLDER_NOT_FOUND',
    });
    await expect(addWatch(bench.store, { folder, fingerprint: 'none' })).rejects.toMatchObject({ code: 'TEMPLATE_NOT_FOUND' });
    await expect(setWatch(bench.store, 99, true)).rejects.toMatchObject({ code: 'WATCH_NOT_FOUND' });
    expect(await setWatch(bench.store, watch.id, true)).toMatchObject({ isOn: true });
    rmSync(folder, { recursive: true });
    expect(await listWatches(bench.store)).toMatchObject([{ problem: 'folderGone' }]);
    await removeWatch(bench.store, watch.id);
    expect(await listWatches(bench.store)).toEqual([]);
  });

  test('keeps the latest five hundred notes that were read, and every unread one', () => {
    const note = { folder, at: '2024-01-01T00:00:00Z', outcome: 'repeated' as const, importId: null, code: null, rows: 0, rejected: 0 };
    for (let number = 0; number < 300; number++) insertNote(bench.store.writer, { ...note, fileName: `a${number}` });
    markNotesRead(
      bench.store.writer,
      readNotes(bench.store.reader).map(({ id }) => id),
    );
    for (let number = 0; number < 450; number++) insertNote(bench.store.writer, { ...note, fileName: `b${number}` });
    const counts = bench.store.reader
      .prepare<[], { read: number; unread: number }>('SELECT sum(is_read) AS read, sum(1 - is_read) AS unread FROM watch_notes')
      .get();
    expect(counts).toEqual({ read: 50, unread: 450 });
    expect(readNotes(bench.store.reader)).toHaveLength(500);
  });
});

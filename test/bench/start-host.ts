import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { createBackend } from '../../electron/backend/create-backend.ts';

/** A host from nothing to answers about the client file in the folder given; prints milliseconds since the process began. */
const folder = process.argv[2] ?? '';
const backend = await createBackend({
  shell: 'cli',
  appVersion: 'bench',
  dataDir: join(folder, 'data'),
  cacheDir: join(folder, 'cache'),
  stagingDir: join(folder, 'staging'),
  projectsDir: folder,
  print: async () => {
    throw new Error('nothing is printed here');
  },
});
const client = createRouterClient(backend.router);
const marks: Record<string, number> = {};
const mark = (name: string): void => {
  marks[name] = Math.round(performance.now());
};
mark('host');
await client.projects.open({ path: join(folder, 'bench.clientele') });
mark('open');
await client.customers.list({ search: '', rule: null, sort: { by: 'revenue', descending: true }, offset: 0, limit: 100 });
mark('customers');
await client.analyses.run({ id: process.argv[3] ?? 'rfm' });
mark('analysis');
process.stdout.write(JSON.stringify(marks));
await backend.close();

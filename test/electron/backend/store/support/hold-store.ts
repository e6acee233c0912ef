import { openStore } from '../../../../../electron/backend/store/open-store.ts';

/** Opens the client file given and holds it until killed. */
openStore(process.argv[2] ?? '');
process.stdout.write('open\n');
setInterval(() => undefined, 1000);

import type { Host } from '../host.ts';
import { addWatch, listNotes, listWatches, removeWatch, setWatch } from '../imports/watch/manage-watches.ts';
import { markNotesRead } from '../store/queries/trust/watches.ts';
import type { Implementer } from './implementer.ts';

/** Procedures about watched folders. */
export function watchProcedures(os: Implementer, { session, watches }: Host) {
  const store = () => session.project().store;
  return {
    list: os.watch.list.handler(() => listWatches(store())),
    add: os.watch.add.handler(async ({ input }) => {
      const added = await addWatch(store(), input);
      watches.refresh();
      return added;
    }),
    set: os.watch.set.handler(async ({ input }) => {
      const changed = await setWatch(store(), input.id, input.isOn);
      watches.refresh();
      return changed;
    }),
    remove: os.watch.remove.handler(async ({ input }) => {
      await removeWatch(store(), input.id);
      watches.refresh();
      return {};
    }),
    lookNow: os.watch.lookNow.handler(() => ({ jobId: watches.lookNow() })),
    notes: os.watch.notes.handler(() => listNotes(store())),
    markRead: os.watch.markRead.handler(async ({ input }) => {
      const { whenWritable, writer } = store();
      await whenWritable();
      markNotesRead(writer, input.ids);
      return {};
    }),
  };
}

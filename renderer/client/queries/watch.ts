import { useQuery } from '@tanstack/react-query';
import type { Watch, WatchNote } from '../../../shared/contract/watch.ts';
import { client } from '../client.ts';
import { queryClient } from '../query-client.ts';
import { useDataVersion } from './projects.ts';

const WATCHES = ['watch', 'list'] as const;
const NOTES = ['watch', 'notes'] as const;

/** Watched folders of the open client file. */
export function useWatches() {
  const isOpen = useDataVersion() >= 0;
  return useQuery({ queryKey: WATCHES, queryFn: ({ signal }) => client.watch.list(undefined, { signal }), enabled: isOpen });
}

/** What watched folders brought, latest first. */
export function useWatchNotes() {
  const isOpen = useDataVersion() >= 0;
  return useQuery({ queryKey: NOTES, queryFn: ({ signal }) => client.watch.notes(undefined, { signal }), enabled: isOpen });
}

/** Ways of reading files that a watched folder can use. */
export function useTemplates() {
  const dataVersion = useDataVersion();
  return useQuery({
    queryKey: ['templates', dataVersion],
    queryFn: ({ signal }) => client.templates.list(undefined, { signal }),
    enabled: dataVersion >= 0,
  });
}

/** Watches a folder; it is off at first. */
export async function addWatch(folder: string, fingerprint: string): Promise<Watch> {
  const added = await client.watch.add({ folder, fingerprint });
  await queryClient.invalidateQueries({ queryKey: WATCHES });
  return added;
}

/** Turns a watched folder on or off. */
export async function switchWatch(id: number, isOn: boolean): Promise<void> {
  await client.watch.set({ id, isOn });
  await queryClient.invalidateQueries({ queryKey: WATCHES });
}

/** Stops watching a folder. */
export async function removeWatch(id: number): Promise<void> {
  await client.watch.remove({ id });
  await queryClient.invalidateQueries({ queryKey: WATCHES });
}

/** Marks notes as read, at once on screen. */
export async function markNotesRead(ids: readonly number[]): Promise<void> {
  queryClient.setQueryData<WatchNote[]>(NOTES, (notes) => notes?.map((note) => (ids.includes(note.id) ? { ...note, isRead: true } : note)));
  await client.watch.markRead({ ids: [...ids] });
}

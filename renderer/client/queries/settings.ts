import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Settings } from '../../../shared/contract/settings.ts';
import { showPreferences, usePreferences } from '../../state/preferences.ts';
import { client } from '../client.ts';
import { followFeed } from '../feed.ts';
import { queryClient } from '../query-client.ts';

/** Reads the settings from the host and shows them. */
export function useSettings(): UseQueryResult<Settings> {
  return useQuery({
    queryKey: ['settings', 'get'],
    queryFn: async ({ signal }) => {
      const settings = await client.settings.get(undefined, { signal });
      showPreferences(settings);
      return settings;
    },
  });
}

/** Takes over settings that another window or program changes, for as long as the window lives. */
export function followSettings(signal: AbortSignal): Promise<void> {
  return followFeed(
    () => client.settings.watch(undefined, { signal }),
    (settings) => {
      queryClient.setQueryData(['settings', 'get'], settings);
      showPreferences(settings);
    },
    signal,
  );
}

/** Changes settings: at once on screen, then in the host; a refusal puts the old ones back. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const before = usePreferences.getState();
  showPreferences({ ...before, ...change });
  try {
    showPreferences(await client.settings.update(change));
  } catch (error) {
    showPreferences(before);
    throw error;
  }
}

/** Versions and folders. */
export function useAbout() {
  return useQuery({ queryKey: ['settings', 'about'], queryFn: ({ signal }) => client.settings.about(undefined, { signal }) });
}

import { useEffect } from 'react';
import { followJobs } from '../../client/jobs.ts';
import { followSettings } from '../../client/queries/settings.ts';

/** Follows the host's jobs and settings while the window is open. */
export function useFeeds(): void {
  useEffect(() => {
    const ending = new AbortController();
    void followJobs(ending.signal);
    void followSettings(ending.signal);
    return () => ending.abort();
  }, []);
}

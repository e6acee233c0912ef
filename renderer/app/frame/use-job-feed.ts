import { useEffect } from 'react';
import { followJobs } from '../../client/jobs.ts';

/** Follows the host's jobs while the window is open. */
export function useJobFeed(): void {
  useEffect(() => {
    const ending = new AbortController();
    void followJobs(ending.signal);
    return () => ending.abort();
  }, []);
}

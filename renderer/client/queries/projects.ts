import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ProjectInfo, ProjectSummary } from '../../../shared/contract/projects.ts';
import { resetContext } from '../../state/view-context.ts';
import { client } from '../client.ts';
import { queryClient } from '../query-client.ts';

const CURRENT = ['projects', 'current'] as const;
const RECENT = ['projects', 'recent'] as const;

/** The open client file; null when none is. */
export function useProject(): UseQueryResult<ProjectInfo | null> {
  return useQuery({ queryKey: CURRENT, queryFn: ({ signal }) => client.projects.current(undefined, { signal }) });
}

/** Version of the data shown, for the keys of what depends on it; −1 without a client file. */
export function useDataVersion(): number {
  return useProject().data?.dataVersion ?? -1;
}

/** Client files opened lately. */
export function useRecentProjects(): UseQueryResult<ProjectSummary[]> {
  return useQuery({ queryKey: RECENT, queryFn: ({ signal }) => client.projects.recent(undefined, { signal }), staleTime: 0 });
}

/** Takes over that another client file is open, or none: nothing of the one before stays on screen. */
export function showProject(project: ProjectInfo | null): void {
  const before = queryClient.getQueryData<ProjectInfo | null>(CURRENT);
  if (before?.path !== project?.path) {
    resetContext();
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'settings' && queryKey[0] !== 'projects' });
  }
  queryClient.setQueryData(CURRENT, project);
  void queryClient.invalidateQueries({ queryKey: RECENT });
}

/** Opens a client file. */
export async function openProject(path: string): Promise<ProjectInfo> {
  const project = await client.projects.open({ path });
  showProject(project);
  return project;
}

/** Makes an empty client file and opens it. */
export async function createProject(name: string, path?: string): Promise<ProjectInfo> {
  const project = await client.projects.create(path === undefined ? { name } : { name, path });
  showProject(project);
  return project;
}

/** Makes a client file with the sample shop; its import runs as a job. */
export async function createSampleProject(name: string): Promise<{ readonly project: ProjectInfo; readonly jobId: string }> {
  const made = await client.projects.createSample({ name });
  showProject(made.project);
  return made;
}

/** Closes the client file. */
export async function closeProject(): Promise<void> {
  await client.projects.close();
  showProject(null);
}

/** Takes a file off the list of recent ones; the file itself stays. */
export async function forgetProject(path: string): Promise<void> {
  queryClient.setQueryData(RECENT, await client.projects.forget({ path }));
}

import { useProject } from '../../client/queries/projects.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { ScreenSkeleton } from '../../components/ScreenSkeleton.tsx';
import { EmptyHome } from './EmptyHome.tsx';
import { FilledHome } from './FilledHome.tsx';

/** Home of a client: what stands out, or what to import first. */
export function HomeScreen() {
  const project = useProject();
  if (project.isPending) return <ScreenSkeleton />;
  if (project.isError) return <ErrorState error={project.error} onRetry={() => void project.refetch()} />;
  if (project.data === null) return null;
  return project.data.lines === 0 ? <EmptyHome project={project.data} /> : <FilledHome project={project.data} />;
}

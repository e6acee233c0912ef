import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../../client/client.ts';
import { useDataVersion, useProject } from '../../client/queries/projects.ts';
import { SEGMENTS_KEY, useSegments } from '../../client/queries/segments.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { ScreenSkeleton } from '../../components/ScreenSkeleton.tsx';
import { takeSegmentDraft } from '../../state/segment-draft.ts';
import { SegmentBuilder, type SegmentStart } from './SegmentBuilder.tsx';
import { takeUnsaved } from './unsaved.ts';
import { useAnalysisGroups } from './use-choices.ts';

/** Builds a new segment, or changes a saved one. */
export function SegmentScreen({ id }: { readonly id: number | 'new' }) {
  const dataVersion = useDataVersion();
  const [start] = useState<SegmentStart | null>(() => takeUnsaved(id) ?? (id === 'new' ? draftStart() : null));
  const lastDay = useProject().data?.lastDay ?? 0;
  const segments = useSegments();
  const groups = useAnalysisGroups();
  const segment = useQuery({
    queryKey: [...SEGMENTS_KEY, 'get', dataVersion, id],
    queryFn: ({ signal }) => (id === 'new' ? null : client.segments.get({ id }, { signal })),
    enabled: dataVersion >= 0,
  });
  if (segment.isError) return <ErrorState error={segment.error} onRetry={() => void segment.refetch()} />;
  if (segment.isPending || segments.isPending || groups.isPending) return <ScreenSkeleton />;
  return (
    <SegmentBuilder
      id={id}
      segment={segment.data}
      start={start}
      groups={groups.data ?? []}
      segments={(segments.data ?? []).filter((other) => other.id !== id)}
      lastDay={lastDay}
    />
  );
}

function draftStart(): SegmentStart | null {
  const { name, rule } = takeSegmentDraft();
  return rule === null ? null : { name, rule };
}

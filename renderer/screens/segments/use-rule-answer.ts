import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Predicate } from '../../../shared/warehouse/predicate.ts';
import { client } from '../../client/client.ts';
import { useDataVersion } from '../../client/queries/projects.ts';
import { SEGMENTS_KEY } from '../../client/queries/segments.ts';

const SAMPLE = 8;

/** Size of a rule's customers and the largest of them; nothing is asked while there is no rule. */
export function useRuleAnswer(rule: Predicate | null) {
  const dataVersion = useDataVersion();
  const enabled = rule !== null && dataVersion >= 0;
  const size = useQuery({
    queryKey: [...SEGMENTS_KEY, 'count', dataVersion, rule],
    queryFn: ({ signal }) => client.segments.count({ rule: rule ?? EVERYONE }, { signal }),
    enabled,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const sample = useQuery({
    queryKey: [...SEGMENTS_KEY, 'sample', dataVersion, rule],
    queryFn: ({ signal }) => client.customers.list({ rule, sort: { by: 'revenue', descending: true }, offset: 0, limit: SAMPLE }, { signal }),
    enabled,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  return { size, sample };
}

const EVERYONE: Predicate = { op: 'and', of: [] };

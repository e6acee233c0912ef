import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ImportSummary } from '../../../shared/contract/imports.ts';
import { client } from '../client.ts';
import { useDataVersion } from './projects.ts';

/** What was imported so far, newest first. */
export function useImports() {
  const dataVersion = useDataVersion();
  return useQuery({
    queryKey: ['imports', 'list', dataVersion],
    queryFn: ({ signal }) => client.imports.list(undefined, { signal }),
    enabled: dataVersion >= 0,
  });
}

/** Other imports that came in together with one: undo takes them all. */
export function useTogether({ id, groupId }: Pick<ImportSummary, 'id' | 'groupId'>): readonly ImportSummary[] {
  const imports = useImports().data ?? [];
  return groupId == null ? [] : imports.filter((other) => other.groupId === groupId && other.id !== id);
}

/** One import with the mapping it was read with. */
export function useImport(id: number) {
  const dataVersion = useDataVersion();
  return useQuery({ queryKey: ['imports', 'get', dataVersion, id], queryFn: ({ signal }) => client.imports.get({ id }, { signal }) });
}

/** Rows that an import refused. */
export function useRejectedRows(id: number, offset: number, limit: number) {
  const dataVersion = useDataVersion();
  return useQuery({
    queryKey: ['imports', 'rejected', dataVersion, id, offset, limit],
    queryFn: ({ signal }) => client.imports.rejected({ id, offset, limit }, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** A row of an imported file as it came. */
export function useRawRow(importId: number, row: number) {
  return useQuery({ queryKey: ['imports', 'rawRow', importId, row], queryFn: ({ signal }) => client.imports.rawRow({ importId, row }, { signal }) });
}

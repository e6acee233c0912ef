import { useQueries } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Preview } from '../../../../shared/contract/imports.ts';
import { client } from '../../../client/client.ts';
import { useSettled } from '../../../components/use-settled.ts';
import { NO_DRAFT } from './batch-draft.ts';
import { type BatchReading, isAsLooked, previewQuestion, readBatch } from './batch-reading.ts';
import type { Batch } from './batches.ts';
import { changeDraft, useSession } from './session-store.ts';
import { useSurveys } from './surveys.ts';

const PAUSE_MS = 150;

/** Every batch as it is read now; a change is asked of the host and answered at once, the last answer stays until then. */
export function useBatches(batches: readonly Batch[]): readonly BatchReading[] {
  const drafts = useSession((session) => session.drafts);
  const isDeciding = useSession(({ step }) => step !== 'load' && step !== 'done');
  const surveys = useSurveys((state) => state.surveys);
  const last = useRef(new Map<string, Preview>());
  const questions = batches.map((batch) => ({ id: batch.id, question: previewQuestion(batch, drafts[batch.id] ?? NO_DRAFT) }));
  const settled = useSettled(questions, PAUSE_MS);
  const queries = useQueries({
    queries: batches.map((batch) => {
      const [lead] = batch.tables;
      const draft = drafts[batch.id] ?? NO_DRAFT;
      const question = settled.find(({ id }) => id === batch.id)?.question ?? {};
      return {
        queryKey: ['imports', 'preview', lead.id, lead.file.source, question],
        queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
          client.imports.preview({ source: lead.file.source, fileName: lead.file.fileName, ...question }, { signal }),
        enabled: !isAsLooked(draft) && isDeciding,
        gcTime: 60_000,
        retry: false,
      };
    }),
  });
  const isSettling = JSON.stringify(settled) !== JSON.stringify(questions);
  const answers = batches.map((batch, place) => {
    const draft = drafts[batch.id] ?? NO_DRAFT;
    const raw = isAsLooked(draft) ? batch.tables[0].look : (queries[place]?.data ?? last.current.get(batch.id) ?? batch.tables[0].look);
    last.current.set(batch.id, raw);
    return raw;
  });
  return batches.flatMap((batch, place): BatchReading[] => {
    const query = queries[place];
    const draft = drafts[batch.id] ?? NO_DRAFT;
    if (query === undefined) return [];
    return [
      {
        ...readBatch(batch, answers[place] ?? batch.tables[0].look, draft, batches.length === 1, surveys[batch.id] ?? null),
        batch,
        draft,
        isFetching: query.isFetching || (isSettling && !isAsLooked(draft)),
        error: isAsLooked(draft) ? null : query.error,
        retry: () => void query.refetch(),
        change: (change) => changeDraft(batch.id, change),
        edit: (change) => changeDraft(batch.id, (before) => ({ ...before, edits: change(before.edits) })),
      },
    ];
  });
}

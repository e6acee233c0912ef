import { useMemo } from 'react';
import { importSummarySchema } from '../../../../shared/contract/imports.ts';
import type { CorrectionCheck } from '../../../../shared/contract/rejects.ts';
import { client } from '../../../client/client.ts';
import { useCorrectionCheck } from '../../../client/queries/rejects.ts';
import { useJobRun } from '../../../client/use-job-run.ts';
import { useSettled } from '../../../components/use-settled.ts';
import { notify } from '../../../state/notices.ts';
import { useWords } from '../../../state/words.ts';
import { toCorrections } from './corrections.ts';
import { useDrafts } from './drafts.ts';

const PAUSE_MS = 250;

/** What is wrong with a record; `place` null when the whole record is. */
export type Fault = CorrectionCheck['faults'][number];

/** Corrections of one import: what was changed, what the parser says of it, and sending it in. */
export function useFix(importId: number) {
  const { t } = useWords();
  const [drafts, changeDrafts] = useDrafts(importId);
  const corrections = useMemo(() => toCorrections(drafts), [drafts]);
  const settled = useSettled(corrections, PAUSE_MS);
  const check = useCorrectionCheck(importId, settled);
  const job = useJobRun(importSummarySchema);
  const isCurrent = settled === corrections || JSON.stringify(settled) === JSON.stringify(corrections);
  const isChecked = corrections.length > 0 && isCurrent && check.isSuccess && !check.isPlaceholderData;
  const faults = useMemo(() => new Map((check.data?.faults ?? []).map((fault) => [fault.row, fault])), [check.data]);
  const judged = useMemo(() => new Map((check.data?.rows ?? []).map(({ row, fields }) => [row, JSON.stringify(fields)])), [check.data]);
  const wrong = corrections.filter(({ row }) => faults.has(row));
  const ready = isChecked ? corrections.filter(({ row }) => !faults.has(row)) : [];

  const submit = async () => {
    const sent = new Set(ready.map(({ row }) => row));
    const summary = await job.start(() => client.rejects.resubmit({ id: importId, rows: ready }));
    if (summary === null) return;
    changeDrafts((before) => Object.fromEntries(Object.entries(before).filter(([row]) => !sent.has(Number(row)))));
    notify(t('rejects.grid.done', { count: summary.ledger.loaded }));
  };

  return {
    drafts,
    changeDrafts,
    changed: corrections.length,
    ready: ready.length,
    wrong: isChecked ? wrong.length : 0,
    filtered: isChecked ? (check.data?.filtered ?? 0) : 0,
    isChecking: corrections.length > 0 && !isChecked && !check.isError,
    error: check.isError ? check.error : null,
    /** What is wrong with a changed record; null when it can be read; undefined while it was not read again. */
    verdictOf: (row: number): Fault | null | undefined => (judged.get(row) === JSON.stringify(drafts[row]) ? (faults.get(row) ?? null) : undefined),
    reset: () => changeDrafts(() => ({})),
    submit,
    job,
  };
}

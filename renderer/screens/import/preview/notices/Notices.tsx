import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Dispatch, SetStateAction } from 'react';
import { useWords } from '../../../../state/words.ts';
import { offeredSteps } from '../../reading/offers.ts';
import { NO_DRAFT } from '../../session/batch-draft.ts';
import type { BatchReading } from '../../session/batch-reading.ts';
import type { PreviewAside } from '../PreviewStep.tsx';
import { ConstantsNotice } from './ConstantsNotice.tsx';
import { LeftOutNotice } from './LeftOutNotice.tsx';
import { NeedsNotice } from './NeedsNotice.tsx';
import { Notice } from './Notice.tsx';
import { PhoneQuestion } from './PhoneQuestion.tsx';
import { ReadingQuestions } from './ReadingQuestions.tsx';
import { StructureNotice } from './StructureNotice.tsx';

export interface NoticesProps {
  readonly reading: BatchReading;
  /** It is the only table. */
  readonly isAlone: boolean;
  readonly onAside: Dispatch<SetStateAction<PreviewAside>>;
}

/** What was assumed, what no longer fits and what only the person can say: nothing that is as it should be takes room. */
export function Notices({ reading, isAlone, onAside }: NoticesProps) {
  const { t, formatter } = useWords();
  const { preview, draft } = reading;
  const { savedMapping: saved, drift, preset } = preview;
  const isEdited = draft.edits.constants !== null || Object.keys(draft.edits.columns).length > 0;
  const isChanged = draft !== NO_DRAFT && (draft.kind !== undefined || draft.steps !== null || isEdited);
  const suggested = draft.steps === null ? offeredSteps(preview, preview.mapping.steps ?? []) : [];
  return (
    <Box component="ul" aria-label={t('imports.notices.label')} sx={{ listStyle: 'none', margin: 0, padding: 0, flex: 'none' }}>
      <NeedsNotice needs={reading.needs} />
      {!isAlone && <LeftOutNotice reading={reading} />}
      <ReadingQuestions reading={reading} />
      <PhoneQuestion reading={reading} />
      <ConstantsNotice reading={reading} onAside={onAside} />
      {saved !== null && (
        <Notice icon="bookmark_add" tone={drift == null ? 'accent' : 'caution'}>
          <span>
            <strong>{t('imports.saved.title')}.</strong> {t('imports.saved.taken', { name: saved.name, at: formatter.instant(saved.usedAt) })}
            {drift != null &&
              drift.missing.length > 0 &&
              ` ${t('imports.saved.missing', { count: drift.missing.length, columns: drift.missing.join(', ') })}`}
            {(drift?.droppedSteps ?? []).length > 0 && ` ${t('imports.saved.droppedSteps', { count: drift?.droppedSteps?.length ?? 0 })}`}
            {(drift?.droppedFilters ?? []).length > 0 &&
              ` ${t('imports.saved.droppedFilters', { columns: (drift?.droppedFilters ?? []).join(', ') })}`}
            {drift != null &&
              drift.added.length > 0 &&
              ` ${t('imports.saved.added', { count: drift.added.length, columns: drift.added.join(', ') })}`}
          </span>
        </Notice>
      )}
      {saved === null && preset != null && (
        <Notice icon="lightbulb" tone="accent">
          <span>{t('imports.preset.looksLike', { name: preset.name })}</span>
          <Button sx={{ fontWeight: 400 }} onClick={() => reading.change((before) => ({ ...before, preset: null }))}>
            {t('imports.preset.undo')}
          </Button>
        </Notice>
      )}
      <StructureNotice reading={reading} />
      {suggested.length > 0 && (
        <Notice icon="cleaning_services" tone="plain">
          <span>{t('imports.cleaning.offers', { count: suggested.length })}</span>
          <Button sx={{ fontWeight: 400 }} onClick={() => onAside('cleaning')}>
            {t('imports.cleaning.show')}
          </Button>
        </Notice>
      )}
      {isChanged && (
        <Notice icon="edit" tone="plain">
          <span>{t('imports.notices.changed')}</span>
          <Button sx={{ fontWeight: 400 }} onClick={() => reading.change(() => NO_DRAFT)}>
            {t('imports.notices.undo')}
          </Button>
        </Notice>
      )}
    </Box>
  );
}

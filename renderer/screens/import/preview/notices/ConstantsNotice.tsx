import Button from '@mui/material/Button';
import type { Dispatch, SetStateAction } from 'react';
import { withConstants } from '../../../../../shared/model/row-constants.ts';
import { useWords } from '../../../../state/words.ts';
import { draftedConstants } from '../../reading/mapping-edits.ts';
import type { BatchReading } from '../../session/batch-reading.ts';
import type { PreviewAside } from '../PreviewStep.tsx';
import { Notice } from './Notice.tsx';

const METRICS = ['NPS', 'CSAT', 'CES'] as const;

export interface ConstantsNoticeProps {
  readonly reading: BatchReading;
  readonly onAside: Dispatch<SetStateAction<PreviewAside>>;
}

/** What every row is said to have; of scores that nothing says the measure of, the question which it is. */
export function ConstantsNotice({ reading, onAside }: ConstantsNoticeProps) {
  const { t, formatter } = useWords();
  const { preview, draft, drafted, edit } = reading;
  const { kind, columns, constants = [] } = drafted.mapping;
  const given = new Set([...columns, ...constants].map(({ role }) => role));
  const asksMetric = kind === 'surveyAnswers' && !given.has('type') && (given.has('score') || given.has('rating'));
  const values = constants.map(({ role, value }) => t('imports.constants.one', { role: t(`imports.roles.${role}`), value }));
  return (
    <>
      {asksMetric && (
        <Notice icon="help" tone="caution">
          <span>{t('imports.constants.metricAsk')}</span>
          {METRICS.map((metric) => (
            <Button
              key={metric}
              sx={{ fontWeight: 400 }}
              onClick={() =>
                edit((before) => ({
                  ...before,
                  constants: withConstants(draftedConstants(draft.edits, preview.mapping), [{ role: 'type', value: metric }]),
                }))
              }
            >
              {t(`imports.constants.metrics.${metric}`)}
            </Button>
          ))}
        </Notice>
      )}
      {values.length > 0 && (
        <Notice icon="table_rows" tone="plain">
          <span>{t('imports.constants.are', { values: new Intl.ListFormat(formatter.locale, { type: 'conjunction' }).format(values) })}</span>
          <Button sx={{ fontWeight: 400 }} onClick={() => onAside('constants')}>
            {t('imports.constants.change')}
          </Button>
        </Notice>
      )}
    </>
  );
}

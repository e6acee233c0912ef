import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { useWords } from '../../../state/words.ts';
import { JobPane } from '../JobPane.tsx';
import { type BatchReading, setTables } from '../session/batch-reading.ts';
import { forgetRun, runJoins, useRuns } from '../session/runs.ts';
import { goTo } from '../session/session-store.ts';
import { useRunJob } from '../session/use-run-job.ts';
import { WizardFoot } from '../WizardFoot.tsx';
import { JoinCard } from './JoinCard.tsx';
import { fixNearMisses, joinsByUse, orderText, titleOf, worstMultiplied } from './join-view.ts';
import { MultipliedNote } from './MultipliedNote.tsx';
import { TableMap } from './TableMap.tsx';

/** Step 3 of several tables: by which columns they name each other, how well that works, what stays alone. */
export function JoinsStep({ readings }: { readonly readings: readonly BatchReading[] }) {
  const { t, formatter } = useWords();
  const { direction } = useTheme();
  const run = useRuns((runs) => runs.joins);
  const job = useRunJob(run);
  const tables = setTables(readings);
  const isReading = readings.some(({ isFetching }) => isFetching);
  useEffect(() => {
    if (!isReading) void runJoins(tables);
  });
  const back = (
    <Button variant="outlined" onClick={() => goTo('preview')}>
      {t('imports.check.change')}
    </Button>
  );
  if (run.state === 'failed') {
    return (
      <>
        <ErrorState error={run.refusal} onRetry={() => forgetRun('joins')} />
        <WizardFoot>{back}</WizardFoot>
      </>
    );
  }
  if (run.state !== 'done') return <JobPane title={t('imports.joins.running')} job={job} />;
  const { joins, order } = run.result;
  const { used, siblings, others } = joinsByUse(joins);
  const further = [...siblings, ...others];
  return (
    <>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', padding: { xs: 4, sm: 6 } }}>
        <Typography variant="h2" tabIndex={-1} data-step-heading sx={{ outline: 'none' }}>
          {used.length === 0
            ? t('imports.joins.none', { count: tables.length })
            : t('imports.joins.title', { count: used.length, tables: tables.length })}
        </Typography>
        <Typography color="textSecondary" sx={{ marginBlockEnd: 5, maxWidth: 720 }}>
          {t('imports.joins.lead')}
        </Typography>
        <TableMap tables={tables} joins={used} />
        {worstMultiplied(siblings).map((one) => (
          <Box key={`${one.multiplied.file} ${one.multiplied.column}`} sx={{ maxWidth: 860, marginBlockEnd: 3 }}>
            <MultipliedNote {...one} tables={tables} />
          </Box>
        ))}
        {used.map((join) => (
          <JoinCard key={titleOf(join)} join={join} tables={tables} onFix={(misses) => fixNearMisses(join, tables, readings, misses)} />
        ))}
        {further.length > 0 && (
          <Box component="details" sx={{ marginBlockStart: 5 }}>
            <Typography component="summary" sx={{ cursor: 'pointer', fontWeight: 700, minHeight: 28 }}>
              {t('imports.joins.further', { count: further.length })}
            </Typography>
            {further.map((join) => (
              <JoinCard key={titleOf(join)} join={join} tables={tables} onFix={(misses) => fixNearMisses(join, tables, readings, misses)} />
            ))}
          </Box>
        )}
        <Typography variant="caption" component="p" color="textSecondary" sx={{ marginBlockStart: 5 }}>
          {t('imports.joins.order', {
            files: orderText(order, tables, formatter.integer, direction === 'rtl'),
          })}
        </Typography>
      </Box>
      <WizardFoot>
        {back}
        <Button variant="contained" onClick={() => goTo('check')}>
          {t('imports.check.startAll')}
        </Button>
      </WizardFoot>
    </>
  );
}

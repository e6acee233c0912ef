import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import type { Check } from '../../../../shared/contract/imports.ts';
import { useAnalyses } from '../../../client/queries/analyses.ts';
import { ErrorState } from '../../../components/ErrorState.tsx';
import { finishRound } from '../../../state/import-files.ts';
import { useWords } from '../../../state/words.ts';
import { JobPane } from '../JobPane.tsx';
import { fixValues } from '../joins/join-view.ts';
import { LedgerBar } from '../LedgerBar.tsx';
import { carriesAmount } from '../reading/amount.ts';
import { type BatchReading, type SetTable, setTables, takenIn } from '../session/batch-reading.ts';
import { forgetRun, runCheck, runLoad, useRuns } from '../session/runs.ts';
import { goTo, useSession } from '../session/session-store.ts';
import { useRunJob } from '../session/use-run-job.ts';
import { WizardFoot } from '../WizardFoot.tsx';
import { FileCheck } from './FileCheck.tsx';
import { ModeChoice } from './ModeChoice.tsx';
import { MovedMonths } from './MovedMonths.tsx';
import { canReplace, effectOf } from './mode-effect.ts';
import { sumDifferences } from './sum-differences.ts';
import { sumLedgers } from './sum-ledgers.ts';
import { Warnings } from './Warnings.tsx';

/** The whole of every file was read once without storing anything: what would be loaded, changed, left out and rejected. */
export function CheckStep({ readings }: { readonly readings: readonly BatchReading[] }) {
  const { t, formatter } = useWords();
  const run = useRuns((runs) => runs.check);
  const job = useRunJob(run);
  const chosen = useSession((session) => session.mode);
  const ready = (useAnalyses().data ?? []).filter(({ missing }) => missing.length === 0).map(({ id }) => id);
  const tables = setTables(readings);
  const isReplaceable = canReplace(tables.map(({ file }) => file.mapping.kind));
  const mode = chosen === 'replacePeriod' && !isReplaceable ? 'update' : chosen;
  const isReading = readings.some(({ isFetching }) => isFetching);
  const last = useRef<{ readonly filesKey: string; readonly checks: readonly Check[] } | null>(null);
  useEffect(() => {
    if (!isReading) void runCheck(tables, mode);
  });
  const change = (
    <Button variant="outlined" onClick={() => goTo('preview')}>
      {t('imports.check.change')}
    </Button>
  );
  if (run.state === 'failed') {
    return (
      <>
        <Box sx={{ flex: 1, overflow: 'auto' }}>
          <ErrorState error={run.refusal} onRetry={() => forgetRun('check')} />
        </Box>
        <WizardFoot>{change}</WizardFoot>
      </>
    );
  }
  // Another mode is computed anew; what was found for the same files stays in sight until then.
  const filesKey = JSON.stringify(tables.map(({ file }) => file));
  if (run.state === 'done') last.current = { filesKey, checks: run.result.files };
  if (last.current?.filesKey !== filesKey) return <JobPane title={t('imports.check.running', { count: tables.length })} job={job} />;
  const isChecking = run.state !== 'done';
  const { checks } = last.current;
  const ledger = sumLedgers(checks.map((check) => check.ledger));
  const difference = sumDifferences(checks.flatMap(({ differences = [] }) => differences));
  const effect = effectOf(mode, difference);
  const repeats = checks.some((check) => check.repeats !== null);
  const saved = takenIn(readings)
    .map(({ preview }) => preview.savedMapping)
    .filter((mapping) => mapping !== null);
  const loadText = () => {
    if (repeats) return t('imports.check.anyway');
    return ledger.loaded === 0 && effect > 0 ? t('imports.check.apply') : t('imports.check.load', { count: ledger.loaded });
  };
  const load = async () => {
    useSession.setState({ readyBefore: ready });
    goTo('load');
    if (!(await runLoad(tables, mode, repeats))) return;
    goTo('done');
    finishRound();
  };
  return (
    <>
      <Box aria-busy={isChecking} sx={{ flex: 1, minHeight: 0, overflow: 'auto', padding: { xs: 4, sm: 6 } }}>
        {isChecking && (
          <LinearProgress
            aria-label={t('imports.check.running', { count: tables.length })}
            sx={{ position: 'absolute', insetBlockStart: 0, insetInline: 0 }}
          />
        )}
        <Typography variant="h2" role="status" tabIndex={-1} data-step-heading sx={{ outline: 'none', marginBlockEnd: 4 }}>
          {t('imports.check.title', { count: tables.length })}
        </Typography>
        {saved.length === takenIn(readings).length && saved[0] !== undefined && (
          <Typography sx={(theme) => ({ padding: 3, marginBlockEnd: 4, borderRadius: 1, backgroundColor: theme.tokens.accentTint, maxWidth: 860 })}>
            <strong>{t('imports.saved.title')}.</strong>{' '}
            {t('imports.saved.lead', { name: saved.map(({ name }) => name).join(', '), at: formatter.instant(saved[0].usedAt) })}
          </Typography>
        )}
        <Warnings
          checks={checks}
          ledger={ledger}
          tables={tables}
          hasEffect={effect > 0}
          takesOut={mode === 'replacePeriod' && difference.vanished > 0}
        />
        <ModeChoice checks={checks} mode={mode} isReplaceable={isReplaceable} />
        <MovedMonths checks={checks} />
        {checks.map((check, place) => {
          const table = tables[place];
          return table === undefined ? null : (
            <FileCheck
              key={table.table.id}
              check={check}
              table={table}
              isOnly={checks.length === 1}
              onFix={(column, values) => fixValues(table, column, readings, values)}
            />
          );
        })}
      </Box>
      <LedgerBar ledger={ledger} hasAmount={ledger.amount !== '0' && amountKinds(tables).size === 1}>
        {change}
        <Button variant="contained" autoFocus disabled={ledger.loaded + effect === 0 || isChecking} onClick={() => void load()}>
          {loadText()}
        </Button>
      </LedgerBar>
    </>
  );
}

/** Kinds of tables that carry amounts: those of one kind add up, items and payments of the same orders do not. */
function amountKinds(tables: readonly SetTable[]): ReadonlySet<string> {
  const carriers = tables.filter(({ file }) => carriesAmount(file.mapping));
  return new Set(carriers.map(({ file }) => file.mapping.kind));
}

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { ErrorState } from '../../components/ErrorState.tsx';
import { useWords } from '../../state/words.ts';
import { CheckReport } from './CheckReport.tsx';
import { JobPane } from './JobPane.tsx';
import { LedgerBar } from './LedgerBar.tsx';
import type { ImportWizard } from './use-import-wizard.ts';

/** Step 3: the whole file was read once without storing anything; what would be loaded, left out and rejected. */
export function CheckStep({ wizard }: { readonly wizard: ImportWizard }) {
  const { t, formatter } = useWords();
  const { check, mapping, preview } = wizard;
  const { run } = check;
  const back = (
    <Button variant="outlined" onClick={wizard.backToPreview}>
      {t('imports.check.change')}
    </Button>
  );
  if (run.state === 'failed') {
    return (
      <Box sx={{ flex: 1, overflow: 'auto' }}>
        <ErrorState error={run.refusal} onRetry={wizard.startCheck} />
        <Box sx={{ maxWidth: 520, marginInline: 'auto', paddingInline: 6 }}>{back}</Box>
      </Box>
    );
  }
  if (run.state !== 'done' || mapping === null)
    return <JobPane title={t('imports.check.running')} job={check.job} onCancelled={wizard.backToPreview} />;
  const { ledger, repeats } = run.result;
  const saved = preview.data?.savedMapping ?? null;
  return (
    <>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', padding: 6 }}>
        {saved !== null && (
          <Typography sx={(theme) => ({ padding: 3, marginBlockEnd: 4, borderRadius: 1, backgroundColor: theme.tokens.accentTint })}>
            <strong>{t('imports.saved.title')}.</strong> {t('imports.saved.lead', { name: saved.name, at: formatter.instant(saved.usedAt) })}
          </Typography>
        )}
        <CheckReport check={run.result} mapping={mapping} />
      </Box>
      <LedgerBar ledger={ledger}>
        {back}
        <Button variant="contained" autoFocus disabled={ledger.loaded === 0} onClick={() => void wizard.startLoad(repeats !== null)}>
          {repeats === null ? t('imports.check.load', { count: ledger.loaded }) : t('imports.check.anyway')}
        </Button>
      </LedgerBar>
    </>
  );
}

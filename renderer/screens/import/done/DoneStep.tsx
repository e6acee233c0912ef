import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useAnalyses } from '../../../client/queries/analyses.ts';
import { useProject } from '../../../client/queries/projects.ts';
import { Icon } from '../../../components/Icon.tsx';
import { PlaceLink } from '../../../components/PlaceLink.tsx';
import { navigate } from '../../../state/route.ts';
import { useWords } from '../../../state/words.ts';
import { UndoImport } from '../../data/past/UndoImport.tsx';
import { SameCustomers } from '../check/SameCustomers.tsx';
import { sumLedgers } from '../check/sum-ledgers.ts';
import { LedgerBar } from '../LedgerBar.tsx';
import { useRuns } from '../session/runs.ts';
import { startOver, useSession } from '../session/session-store.ts';
import { BroughtIn } from './BroughtIn.tsx';
import { RejectedNote } from './RejectedNote.tsx';
import { TemplateNames } from './TemplateNames.tsx';

/** Analyses named after an import; all of them stand in the navigation. */
const MOST_NEXT = 6;

/** After the load: what came in, a way to take it out again, the name of the reading, and where to look next. */
export function DoneStep() {
  const { t, text } = useWords();
  const run = useRuns((runs) => runs.load);
  const check = useRuns((runs) => runs.check);
  const checks = check.state === 'done' ? check.result.files : [];
  const same = checks.find(({ sameCustomers }) => sameCustomers !== undefined)?.sameCustomers;
  const project = useProject().data;
  const before = useSession((session) => session.readyBefore);
  const ready = (useAnalyses().data ?? []).filter((offer) => offer.missing.length === 0);
  if (run.state !== 'done') return null;
  const summaries = run.result;
  const [first] = summaries;
  const last = summaries.find(({ canUndo }) => canUndo) ?? first;
  if (first === undefined || last === undefined) return null;
  const ledger = sumLedgers(summaries.map((summary) => summary.ledger));
  const unlocked = ready.filter(({ id }) => !before.includes(id));
  const next = unlocked.length > 0 ? unlocked : ready;
  const client = project?.name ?? '';
  return (
    <>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', padding: { xs: 4, sm: 6 } }}>
        <Box sx={{ maxWidth: 720 }}>
          <Icon name="check_circle" size={28} sx={(theme) => ({ color: theme.tokens.good })} />
          <Typography variant="h1" component="h2" role="status" sx={{ marginBlockStart: 1 }}>
            {t('imports.done.title', { count: ledger.loaded })}
          </Typography>
          <Typography color="textSecondary">
            {summaries.length === 1
              ? t('imports.done.lead', { file: first.fileName, client })
              : t('imports.done.leadAll', { count: summaries.length, client })}
          </Typography>
          <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', marginBlock: 5 }}>
            <Button variant="contained" autoFocus onClick={() => navigate({ screen: 'home' })}>
              {t('imports.done.home')}
            </Button>
            <Button variant="outlined" onClick={startOver}>
              {t('imports.done.another')}
            </Button>
            <Button variant="outlined" onClick={() => navigate(summaries.length === 1 ? { screen: 'data', importId: first.id } : { screen: 'data' })}>
              {t(summaries.length === 1 ? 'imports.done.data' : 'imports.done.allData')}
            </Button>
            <UndoImport summary={last} isQuiet />
          </Box>
          {summaries.map(
            (summary) => summary.ledger.rejected > 0 && <RejectedNote key={summary.id} summary={summary} isOnly={summaries.length === 1} />,
          )}
          {same !== undefined && <SameCustomers same={same} />}
          <BroughtIn summaries={summaries} checks={checks} />
          <TemplateNames since={first.importedAt} />
          {ready.length > 0 && (
            <Box component="section" sx={{ marginBlockStart: 6 }}>
              <Typography variant="h3" sx={{ marginBlockEnd: 2 }}>
                {unlocked.length > 0 ? t('imports.done.unlocked', { count: unlocked.length }) : t('imports.done.next')}
              </Typography>
              {next.slice(0, MOST_NEXT).map((offer) => (
                <PlaceLink
                  key={offer.id}
                  route={{ screen: 'analysis', id: offer.id }}
                  icon={offer.icon}
                  title={text(`analyses.${offer.id}.title`)}
                  hint={text(`analyses.${offer.id}.question`)}
                />
              ))}
              {next.length > MOST_NEXT && (
                <Typography variant="body2" color="textSecondary" sx={{ paddingBlock: 2, paddingInlineStart: 9 }}>
                  {t('imports.wizard.andMore', { count: next.length - MOST_NEXT })}
                </Typography>
              )}
            </Box>
          )}
        </Box>
      </Box>
      <LedgerBar
        ledger={ledger}
        hasAmount={ledger.amount !== '0' && new Set(summaries.filter((one) => one.ledger.amount !== '0').map(({ kind }) => kind)).size === 1}
        isLoaded
      />
    </>
  );
}

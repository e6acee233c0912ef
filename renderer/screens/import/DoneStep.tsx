import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ImportSummary } from '../../../shared/contract/imports.ts';
import { useAnalyses } from '../../client/queries/analyses.ts';
import { useProject } from '../../client/queries/projects.ts';
import { Icon } from '../../components/Icon.tsx';
import { PlaceLink } from '../../components/PlaceLink.tsx';
import { draftImport } from '../../state/import-draft.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { UndoImport } from '../data/UndoImport.tsx';
import { LedgerBar } from './LedgerBar.tsx';

/** After the load: the ledger, and where to look next. */
export function DoneStep({ summary }: { readonly summary: ImportSummary }) {
  const { t, text } = useWords();
  const project = useProject().data;
  const ready = (useAnalyses().data ?? []).filter((offer) => offer.missing.length === 0);
  return (
    <>
      <Box sx={{ flex: 1, overflow: 'auto', padding: 6 }}>
        <Box sx={{ maxWidth: 640 }}>
          <Icon name="check_circle" size={28} sx={(theme) => ({ color: theme.tokens.good })} />
          <Typography variant="h1" component="h2" sx={{ marginBlockStart: 1 }}>
            {t('imports.done.title', { count: summary.ledger.loaded })}
          </Typography>
          <Typography color="textSecondary">{t('imports.done.lead', { file: summary.fileName, client: project?.name ?? '' })}</Typography>
          <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', marginBlock: 5 }}>
            <Button variant="contained" autoFocus onClick={() => navigate({ screen: 'home' })}>
              {t('imports.done.home')}
            </Button>
            <Button variant="outlined" onClick={() => draftImport(null)}>
              {t('imports.done.another')}
            </Button>
            <Button variant="outlined" onClick={() => navigate({ screen: 'data', importId: summary.id })}>
              {t('imports.done.data')}
            </Button>
            <UndoImport summary={summary} isQuiet />
          </Box>
          {ready.length > 0 && (
            <Box component="section">
              <Typography variant="h3" sx={{ marginBlockEnd: 2 }}>
                {t('imports.done.next')}
              </Typography>
              {ready.map((offer) => (
                <PlaceLink
                  key={offer.id}
                  route={{ screen: 'analysis', id: offer.id }}
                  icon={offer.icon}
                  title={text(`analyses.${offer.id}.title`)}
                  hint={text(`analyses.${offer.id}.question`)}
                />
              ))}
            </Box>
          )}
        </Box>
      </Box>
      <LedgerBar ledger={summary.ledger} isLoaded />
    </>
  );
}

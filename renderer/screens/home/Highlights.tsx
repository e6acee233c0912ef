import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { BlockView } from '../../blocks/BlockView.tsx';
import { BlockOriginContext } from '../../blocks/block-context.ts';
import { Section } from '../../components/Section.tsx';
import { useWords } from '../../state/words.ts';
import { HomeFindings } from './HomeFindings.tsx';
import { useHighlights } from './use-highlights.ts';

/** What stands out, the key figures and the picture that belongs to them. */
export function Highlights() {
  const { t } = useWords();
  const { figures, picture, isPending } = useHighlights();
  return (
    <>
      <HomeFindings />
      {isPending && <Skeleton variant="rectangular" height={120} aria-label={t('app.loading')} sx={{ marginBlockEnd: 4 }} />}
      {figures !== null && (
        <Section title={t('projects.home.figures')}>
          <BlockOriginContext value={figures.origin}>
            <BlockView block={figures.block} />
          </BlockOriginContext>
        </Section>
      )}
      {picture !== null && (
        <Box sx={{ marginBlockEnd: 4, position: 'relative', overflow: 'clip' }}>
          <BlockOriginContext value={picture.origin}>
            <BlockView block={picture.block} />
          </BlockOriginContext>
        </Box>
      )}
    </>
  );
}

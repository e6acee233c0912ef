import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { BlockView } from '../../blocks/BlockView.tsx';
import { BlockOriginContext } from '../../blocks/block-context.ts';
import { Section } from '../../components/Section.tsx';
import { formatRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { useHighlights } from './use-highlights.ts';

/** What the analyses found, the key figures and the picture that belongs to them. */
export function Highlights() {
  const { t, text } = useWords();
  const { findings, figures, picture, isPending } = useHighlights();
  return (
    <>
      {isPending && <Skeleton variant="rectangular" height={120} aria-label={t('app.loading')} sx={{ marginBlockEnd: 4 }} />}
      {figures !== null && (
        <Section title={t('projects.home.figures')}>
          <BlockOriginContext.Provider value={figures.origin}>
            <BlockView block={figures.block} />
          </BlockOriginContext.Provider>
        </Section>
      )}
      <Section title={t('projects.home.findings')}>
        {findings.length === 0 && !isPending && <Typography color="textSecondary">{t('projects.home.noFindings')}</Typography>}
        {findings.map(({ block, origin }) => (
          <Box
            key={`${origin.analysis} ${block.id}`}
            sx={(theme) => ({ borderBlockEnd: `1px solid ${theme.tokens.line}`, paddingBlock: 3, '&:first-of-type': { paddingBlockStart: 0 } })}
          >
            <BlockOriginContext.Provider value={origin}>
              <BlockView block={block} />
            </BlockOriginContext.Provider>
            <Link variant="body2" href={`#${formatRoute({ screen: 'analysis', id: origin.analysis })}`}>
              {t('projects.home.openAnalysis', { name: text(`analyses.${origin.analysis}.title`) })}
            </Link>
          </Box>
        ))}
      </Section>
      {picture !== null && (
        <Box sx={{ marginBlockEnd: 4, position: 'relative', overflow: 'clip' }}>
          <BlockOriginContext.Provider value={picture.origin}>
            <BlockView block={picture.block} />
          </BlockOriginContext.Provider>
        </Box>
      )}
    </>
  );
}

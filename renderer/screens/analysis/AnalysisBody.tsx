import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Block } from '../../../shared/analyses/blocks.ts';
import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import { BlockView } from '../../blocks/BlockView.tsx';
import { Section } from '../../components/Section.tsx';
import { useWords } from '../../state/words.ts';
import { Definitions } from './Definitions.tsx';

/** Answer first, then figures, then charts and tables as the analysis orders them; remarks and definitions at the end. */
export function AnalysisBody({ result }: { readonly result: AnalysisResult }) {
  const { t, formatter } = useWords();
  const { blocks, meta } = result;
  const of = (...kinds: readonly Block['kind'][]) => blocks.filter(({ kind }) => kinds.includes(kind));
  const cautions = blocks.filter((block) => block.kind === 'note' && block.tone === 'caution');
  const notes = blocks.filter((block) => block.kind === 'note' && block.tone !== 'caution');
  const tall = of('chart', 'table', 'matrix');
  return (
    <Box>
      {of('finding').map((block) => (
        <BlockView key={block.id} block={block} />
      ))}
      {cautions.map((block) => (
        <BlockView key={block.id} block={block} />
      ))}
      {of('kpi').map((block) => (
        <Box key={block.id} sx={{ marginBlock: 5 }}>
          <BlockView block={block} />
        </Box>
      ))}
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' },
          gridAutoFlow: 'dense',
          columnGap: 8,
          rowGap: 8,
          marginBlock: 6,
        }}
      >
        {tall.map((block, index) => (
          <Box key={block.id} sx={{ gridColumn: isWide(block, index) ? '1 / -1' : 'auto', minWidth: 0, '@media print': { breakInside: 'avoid' } }}>
            <BlockView block={block} />
          </Box>
        ))}
      </Box>
      {notes.length > 0 && (
        <Section title={t('analyses.screen.howSure')}>
          {notes.map((block) => (
            <BlockView key={block.id} block={block} />
          ))}
        </Section>
      )}
      <Definitions blocks={blocks} />
      <Typography variant="caption" color="textSecondary" component="p">
        {t('analyses.screen.basis', {
          count: meta.lines,
          from: formatter.day(meta.firstDay),
          to: formatter.day(meta.lastDay),
          version: meta.dataVersion,
          fingerprint: meta.fingerprint,
        })}
      </Typography>
    </Box>
  );
}

const NARROW_COLUMNS = 5;
const NARROW_MONEY = 3;

/** The primary chart, matrices and broad tables take the whole width; the rest stands side by side. */
function isWide(block: Block, index: number): boolean {
  if (block.kind === 'matrix') return block.columns.length > (block.cell.format.kind === 'money' ? NARROW_MONEY : NARROW_COLUMNS);
  if (block.kind === 'table') return block.columns.length > NARROW_COLUMNS;
  return block.kind === 'chart' && (index === 0 || block.form === 'sankey') && block.form !== 'tile';
}

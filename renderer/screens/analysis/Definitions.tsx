import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Block, Message } from '../../../shared/analyses/blocks.ts';
import { Section } from '../../components/Section.tsx';
import { useWords } from '../../state/words.ts';

/** What every name on the screen means, once each. */
export function Definitions({ blocks }: { readonly blocks: readonly Block[] }) {
  const { t, translator, formatter } = useWords();
  const entries = new Map<string, string>();
  for (const { label, definition } of blocks.flatMap(namedIn)) {
    if (definition !== undefined) entries.set(translator.message(label, formatter), translator.message(definition, formatter));
  }
  if (entries.size === 0) return null;
  return (
    <Section title={t('analyses.screen.definitions')}>
      <Box
        component="dl"
        sx={{
          margin: 0,
          display: 'grid',
          gridTemplateColumns: { xs: '1fr', md: 'minmax(140px, 220px) minmax(0, 640px)' },
          columnGap: 4,
          rowGap: { xs: 0.5, md: 2 },
        }}
      >
        {[...entries].map(([name, meaning]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Typography component="dt" variant="body2" sx={{ fontWeight: 700 }}>
              {name}
            </Typography>
            <Typography component="dd" variant="body2" color="textSecondary" sx={{ margin: 0 }}>
              {meaning}
            </Typography>
          </Box>
        ))}
      </Box>
    </Section>
  );
}

function namedIn(block: Block): readonly { readonly label: Message; readonly definition?: Message | undefined }[] {
  switch (block.kind) {
    case 'kpi':
      return block.items;
    case 'table':
      return block.columns;
    case 'chart':
      return [block.x, block.y];
    case 'matrix':
      return [block.row, block.column, block.cell, ...block.extra];
    default:
      return [];
  }
}

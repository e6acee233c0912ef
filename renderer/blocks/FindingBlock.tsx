import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { FindingBlock as Finding } from '../../shared/analyses/blocks.ts';
import { useWords } from '../state/words.ts';
import { FigureValue } from './FigureValue.tsx';
import { intervalText } from './figure-text.ts';
import { numerals } from './numerals.ts';

/** The answer in one sentence, its number set large, and what to do about it. */
export function FindingBlock({ block }: { readonly block: Finding }) {
  const words = useWords();
  const { translator, formatter } = words;
  const { figure } = block;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 6, rowGap: 2, alignItems: 'flex-start', marginBlockEnd: 4 }}>
      {figure !== undefined && (
        <Box sx={{ flex: '0 1 260px', minWidth: 180 }}>
          <Typography
            sx={(theme) => ({
              fontSize: '1.75rem',
              lineHeight: 1.2,
              fontWeight: 700,
              color: theme.tokens.accent,
              fontVariantNumeric: numerals(theme),
            })}
          >
            <FigureValue figure={figure} format={figure.format} title={translator.message(figure.label, formatter)} />
          </Typography>
          <Typography variant="caption" color="textSecondary">
            {[translator.message(figure.label, formatter), intervalText(figure, figure.format, words)].filter((part) => part !== '').join(' · ')}
          </Typography>
        </Box>
      )}
      <Box sx={{ flex: '1 1 320px', maxWidth: 680, paddingBlockStart: 1 }}>
        <Typography sx={{ fontSize: '1rem', lineHeight: 1.5 }}>{translator.message(block.claim, formatter)}</Typography>
        {block.action !== undefined && (
          <Typography variant="body2" color="textSecondary" sx={{ marginBlockStart: 1 }}>
            {translator.message(block.action, formatter)}
          </Typography>
        )}
      </Box>
    </Box>
  );
}

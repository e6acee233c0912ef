import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { FindingBlock as Finding } from '../../shared/analyses/blocks.ts';
import { useWords } from '../state/words.ts';
import { EvidenceDetails } from './EvidenceDetails.tsx';
import { FigureValue } from './FigureValue.tsx';
import { intervalText } from './figure-text.ts';
import { IntervalStrip } from './IntervalStrip.tsx';
import { numerals } from './numerals.ts';

export interface FindingBlockProps {
  readonly block: Finding;
  /** Smallest effect that would have been seen, in words. */
  readonly detectable?: string | undefined;
  /** What stands under the sentence: where it leads, what it is worth. */
  readonly children?: ReactNode;
}

/** The answer in one sentence, its number set large, what to do about it, and one click deeper what it rests on. */
export function FindingBlock({ block, detectable, children }: FindingBlockProps) {
  const words = useWords();
  const { translator, formatter } = words;
  const { figure, evidence } = block;
  const claim = translator.message(block.claim, formatter);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 6, rowGap: 2, alignItems: 'flex-start', marginBlockEnd: 4 }}>
      {figure !== undefined && (
        <Box sx={{ flex: '0 1 260px', minWidth: 180 }}>
          <Typography
            component="div"
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
          <IntervalStrip figure={figure} format={figure.format} />
          <Typography variant="caption" color="textSecondary" component="p" sx={{ margin: 0 }}>
            {[translator.message(figure.label, formatter), intervalText(figure, figure.format, words)].filter((part) => part !== '').join(' · ')}
          </Typography>
        </Box>
      )}
      <Box sx={{ flex: '1 1 320px', maxWidth: 680, paddingBlockStart: 1 }}>
        <Typography sx={{ fontSize: '1rem', lineHeight: 1.5 }}>{claim}</Typography>
        {block.action !== undefined && (
          <Typography variant="body2" color="textSecondary" sx={{ marginBlockStart: 1 }}>
            {translator.message(block.action, formatter)}
          </Typography>
        )}
        {children}
        {evidence !== undefined && <EvidenceDetails evidence={evidence} claim={claim} detectable={detectable} />}
      </Box>
    </Box>
  );
}

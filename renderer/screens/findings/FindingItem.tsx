import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ViewContext } from '../../../shared/contract/analyses.ts';
import type { FindingAnswer } from '../../../shared/contract/findings.ts';
import { BlockOriginContext } from '../../blocks/block-context.ts';
import { FindingBlock } from '../../blocks/FindingBlock.tsx';
import { Icon } from '../../components/Icon.tsx';
import { resetAnalysisParams } from '../../state/analysis-params.ts';
import { formatRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { detectableText, moneyText } from './finding-text.ts';

export interface FindingItemProps {
  readonly finding: FindingAnswer;
  readonly context: ViewContext;
}

/** One finding: sentence, number with interval, what it is worth, the way to where it is shown, and what it rests on. */
export function FindingItem({ finding, context }: FindingItemProps) {
  const words = useWords();
  const { t, translator, formatter, text } = words;
  const { analysis, params, target, block, standing, alike } = finding;
  // A fact may be a forecast: it is estimated, not counted.
  const sort = standing === 'fact' && block.figure?.estimate === true ? 'estimate' : standing;
  const claim = translator.message(block.claim, formatter);
  const parts = [
    t(`findings.standing.${sort}`),
    moneyText(finding, words),
    alike === 0 ? '' : t('findings.alike', { count: alike }),
    text(`analyses.${analysis}.title`),
  ].filter((part) => part !== '');
  return (
    <Box
      component="li"
      sx={(theme) => ({
        borderBlockEnd: `1px solid ${theme.tokens.line}`,
        paddingBlockStart: 3,
        '&:first-of-type': { paddingBlockStart: 0 },
        '&:last-of-type': { borderBlockEnd: 0 },
        '@media print': { breakInside: 'avoid' },
      })}
    >
      <BlockOriginContext value={{ analysis, params, context }}>
        <FindingBlock block={block} detectable={detectableText(finding, words)}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 3, rowGap: 1, marginBlockStart: 1 }}>
            <Link
              href={`#${formatRoute({ screen: 'analysis', id: analysis, block: target })}`}
              aria-label={t('findings.showMeLabel', { claim })}
              // Findings are made in the usual settings: the block must show what was found.
              onClick={() => resetAnalysisParams(analysis)}
              data-screen-only
              sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, fontWeight: 700, minHeight: 24 }}
            >
              {t('findings.showMe')}
              <Icon name="arrow_forward" size={16} />
            </Link>
            <Typography variant="caption" color="textSecondary" title={t(`findings.standingHint.${sort}`)}>
              {parts.join(' · ')}
            </Typography>
          </Box>
        </FindingBlock>
      </BlockOriginContext>
    </Box>
  );
}

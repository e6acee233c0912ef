import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import type { RefObject } from 'react';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../state/words.ts';
import type { GroupNode } from '../rule/rule-tree.ts';
import { useBuilder } from './builder-context.ts';
import { pressInRule } from './builder-keys.ts';
import { FirstCondition } from './FirstCondition.tsx';
import { JoinSentence } from './JoinSentence.tsx';
import { PartList } from './PartList.tsx';

export interface RuleAreaProps {
  readonly root: GroupNode;
  readonly area: RefObject<HTMLDivElement | null>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** The whole rule as a sentence with its parts. */
export function RuleArea({ root, area, canUndo, canRedo }: RuleAreaProps) {
  const { t } = useWords();
  const { edits } = useBuilder();
  return (
    <Box
      ref={area}
      component="section"
      aria-label={t('segments.builder.rule')}
      data-part={root.id}
      onKeyDown={(event) => pressInRule(event, edits)}
      sx={{ minWidth: 0 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, minHeight: 40, marginBlockEnd: 1 }}>
        <Box
          data-sentence
          sx={{ flex: 1, display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 1.5, fontSize: '1rem', fontWeight: 700 }}
        >
          <JoinSentence group={root} isRoot />
        </Box>
        <IconButton aria-label={t('segments.builder.undo')} title={t('segments.builder.undo')} disabled={!canUndo} onClick={edits.undo}>
          <Icon name="undo" />
        </IconButton>
        <IconButton aria-label={t('segments.builder.redo')} title={t('segments.builder.redo')} disabled={!canRedo} onClick={edits.redo}>
          <Icon name="redo" />
        </IconButton>
      </Box>
      {root.of.length === 0 ? <FirstCondition root={root} /> : <PartList group={root} depth={1} />}
      <Typography variant="caption" component="p" color="textSecondary" sx={{ marginBlockStart: 4 }}>
        {t('segments.builder.keys')}
      </Typography>
    </Box>
  );
}

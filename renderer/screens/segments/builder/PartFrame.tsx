import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../state/words.ts';
import type { Join, RuleNode } from '../rule/rule-tree.ts';
import { useBuilder } from './builder-context.ts';
import { pressInPart } from './builder-keys.ts';
import { NotToggle } from './NotToggle.tsx';

export interface PartFrameProps {
  readonly node: RuleNode;
  /** Place among its neighbours, from 0, and how these are joined. */
  readonly place: number;
  readonly join: Join;
  readonly sentence: ReactNode;
  readonly children?: ReactNode;
}

/** A part of a rule with what can be done to it: turn around, duplicate, remove, move. */
export function PartFrame({ node, place, join, sentence, children }: PartFrameProps) {
  const { t, formatter } = useWords();
  const { edits, problems } = useBuilder();
  const problem = problems.get(node.id);
  const number = formatter.integer(place + 1);
  return (
    <li>
      <Box
        data-part={node.id}
        role="group"
        aria-label={node.kind === 'group' ? t('segments.builder.conditionGroup', { number }) : t('segments.builder.condition', { number })}
        onKeyDown={(event) => pressInPart(event, node, edits)}
        sx={(theme) => ({ borderBlockStart: `1px solid ${theme.tokens.line}`, paddingBlock: 2 })}
      >
        <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 2 }}>
          <Box sx={{ flex: 1, minWidth: 0, display: 'flex', alignItems: 'baseline', gap: 2 }}>
            <Typography variant="body2" color="textSecondary" aria-hidden sx={{ width: { xs: 24, sm: 32 }, flex: 'none' }}>
              {place > 0 && t(`segments.builder.between.${join}`)}
            </Typography>
            <NotToggle isOn={node.isNegated} onToggle={() => edits.change(node.id, (found) => ({ ...found, isNegated: !found.isNegated }))} />
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Box data-sentence sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 1.5, rowGap: 0.5, minHeight: 32 }}>
                {sentence}
              </Box>
              {problem !== undefined && (
                <Typography
                  variant="caption"
                  role="alert"
                  sx={(theme) => ({ display: 'flex', alignItems: 'center', gap: 1, color: theme.tokens.bad })}
                >
                  <Icon name="error" size={14} />
                  {t(`segments.builder.problems.${problem}`)}
                </Typography>
              )}
            </Box>
          </Box>
          <Box sx={{ display: 'flex', flex: 'none' }}>
            <IconButton aria-label={t('segments.builder.duplicate')} title={t('segments.builder.duplicate')} onClick={() => edits.duplicate(node)}>
              <Icon name="content_copy" size={18} />
            </IconButton>
            <IconButton aria-label={t('segments.builder.remove')} title={t('segments.builder.remove')} onClick={() => edits.remove(node.id)}>
              <Icon name="close" size={18} />
            </IconButton>
          </Box>
        </Box>
        {children}
      </Box>
    </li>
  );
}

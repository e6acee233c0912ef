import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../state/words.ts';
import { PART_ICONS } from '../rule/part-icons.ts';
import type { GroupNode } from '../rule/rule-tree.ts';
import { useAddPart } from './use-add-part.ts';

/** A rule without conditions: what it could begin with. */
export function FirstCondition({ root }: { readonly root: GroupNode }) {
  const { t } = useWords();
  const { offers, add } = useAddPart(root, 1);
  return (
    <Box sx={(theme) => ({ borderBlockStart: `1px solid ${theme.tokens.line}` })}>
      <Typography color="textSecondary" sx={{ paddingBlock: 3 }}>
        {t('segments.builder.everyone')}
      </Typography>
      {offers
        .filter(({ kind, isReady }) => kind !== 'group' && isReady)
        .map(({ kind }) => (
          <ButtonBase
            key={kind}
            onClick={() => add(kind)}
            sx={(theme) => ({
              width: '100%',
              justifyContent: 'flex-start',
              gap: 3,
              padding: 2,
              textAlign: 'start',
              borderBlockStart: `1px solid ${theme.tokens.line}`,
              '&:hover': { backgroundColor: theme.tokens.tint },
            })}
          >
            <Icon name={PART_ICONS[kind]} sx={(theme) => ({ color: theme.tokens.accent })} />
            <Box sx={{ flex: 1 }}>
              <Typography sx={{ fontWeight: 700 }}>{t(`segments.builder.kinds.${kind}`)}</Typography>
              <Typography variant="body2" color="textSecondary">
                {t(`segments.builder.kindHints.${kind}`)}
              </Typography>
            </Box>
            <Icon name="add" sx={(theme) => ({ color: theme.tokens.inkSoft })} />
          </ButtonBase>
        ))}
    </Box>
  );
}

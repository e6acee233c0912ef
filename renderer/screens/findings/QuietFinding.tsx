import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { FindingsAnswer } from '../../../shared/contract/findings.ts';
import { Icon } from '../../components/Icon.tsx';
import { useWords } from '../../state/words.ts';

/** "Nothing notable" as an answer of its own: how much was compared, and what would have been seen. */
export function QuietFinding({ block }: { readonly block: NonNullable<FindingsAnswer['quiet']> }) {
  const { translator, formatter } = useWords();
  return (
    <Box
      sx={(theme) => ({
        display: 'flex',
        gap: 3,
        alignItems: 'flex-start',
        borderInlineStart: `3px solid ${theme.tokens.edge}`,
        paddingInlineStart: 4,
        marginBlockEnd: 4,
      })}
    >
      <Icon name="check_circle" sx={(theme) => ({ color: theme.tokens.inkSoft, marginBlockStart: '2px' })} />
      <Box sx={{ maxWidth: 760 }}>
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

import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { NoteBlock as Note } from '../../shared/analyses/blocks.ts';
import { Icon } from '../components/Icon.tsx';
import type { IconName } from '../components/icon-names.ts';
import { useWords } from '../state/words.ts';

const ICONS: Readonly<Record<Note['tone'], IconName>> = { info: 'info', caution: 'warning', method: 'function' };

/** A remark: what to know, what to be careful about, how it was computed. */
export function NoteBlock({ block }: { readonly block: Note }) {
  const { t, translator, formatter } = useWords();
  return (
    <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-start', maxWidth: 760, marginBlock: 2 }}>
      <Icon
        name={ICONS[block.tone]}
        size={18}
        sx={(theme) => ({ marginBlockStart: '2px', color: block.tone === 'caution' ? theme.tokens.caution : theme.tokens.inkSoft })}
      />
      <Typography variant="body2" color={block.tone === 'caution' ? 'textPrimary' : 'textSecondary'}>
        {block.tone === 'caution' && <strong>{t('charts.caution')} </strong>}
        {translator.message(block.message, formatter)}
      </Typography>
    </Box>
  );
}

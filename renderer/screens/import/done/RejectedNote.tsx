import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ImportSummary } from '../../../../shared/contract/imports.ts';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../state/words.ts';
import { FixRejected } from '../../data/rejected/FixRejected.tsx';

/** Rows that a file did not bring in: they are kept, and this leads to where they are corrected. */
export function RejectedNote({ summary: { id, fileName, ledger }, isOnly }: { readonly summary: ImportSummary; readonly isOnly: boolean }) {
  const { t } = useWords();
  return (
    <Box
      role="note"
      sx={(theme) => ({
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 2,
        padding: 3,
        marginBlockEnd: 3,
        borderRadius: 1,
        backgroundColor: theme.tokens.cautionTint,
      })}
    >
      <Icon name="warning" size={18} sx={(theme) => ({ color: theme.tokens.caution })} />
      <Typography variant="body2" sx={{ flex: '1 1 200px', overflowWrap: 'anywhere' }}>
        {!isOnly && (
          <>
            <bdi>{fileName}</bdi>:{' '}
          </>
        )}
        {t('imports.done.rejected', { count: ledger.rejected })}
      </Typography>
      <FixRejected id={id} fileName={fileName} />
    </Box>
  );
}

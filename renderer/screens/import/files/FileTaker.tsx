import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { pickAndImport, pickFolderAndImport } from '../../../app/files/open-files.ts';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../state/words.ts';

/** Ways to bring files: choose, a folder, drop, paste. Compact below files that are there already. */
export function FileTaker({ isCompact = false }: { readonly isCompact?: boolean }) {
  const words = useWords();
  const { t } = words;
  return (
    <Box
      sx={(theme) => ({
        display: 'grid',
        justifyItems: 'center',
        gap: 3,
        textAlign: 'center',
        ...(isCompact
          ? { border: `1px dashed ${theme.tokens.edge}`, borderRadius: 1, padding: 5, maxWidth: 860, marginBlockStart: 6 }
          : { paddingBlock: 16, paddingInline: 4 }),
      })}
    >
      {!isCompact && (
        <>
          <Icon name="upload_file" size={40} sx={(theme) => ({ color: theme.tokens.accent })} />
          <Typography variant="h2" component="h2" tabIndex={-1} data-step-heading sx={{ outline: 'none' }}>
            {t('imports.file.title')}
          </Typography>
        </>
      )}
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', justifyContent: 'center' }}>
        <Button variant={isCompact ? 'outlined' : 'contained'} autoFocus={!isCompact} onClick={() => void pickAndImport(words)}>
          {isCompact ? t('imports.tray.add') : t('imports.file.choose')}
        </Button>
        <Button variant="outlined" onClick={() => void pickFolderAndImport(words)} startIcon={<Icon name="folder_open" size={18} />}>
          {t('imports.file.folder')}
        </Button>
      </Box>
      <Typography variant="body2" color="textSecondary">
        {t('imports.file.drop')}
      </Typography>
      {!isCompact && (
        <Typography variant="caption" color="textSecondary" sx={{ maxWidth: 520 }}>
          {t('imports.file.formats')}
        </Typography>
      )}
    </Box>
  );
}

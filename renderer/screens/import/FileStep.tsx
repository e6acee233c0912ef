import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { pickAndImport } from '../../app/files/open-files.ts';
import { Icon } from '../../components/Icon.tsx';
import { useWords } from '../../state/words.ts';
import { StepTrail } from './StepTrail.tsx';

/** Step 1: the file. */
export function FileStep() {
  const words = useWords();
  const { t } = words;
  return (
    <>
      <StepTrail step="file" fileName={null} />
      <Box sx={{ display: 'grid', justifyItems: 'center', gap: 3, textAlign: 'center', paddingBlock: 16, paddingInline: 4 }}>
        <Icon name="upload_file" size={40} sx={(theme) => ({ color: theme.tokens.accent })} />
        <Typography variant="h2" component="p">
          {t('imports.file.title')}
        </Typography>
        <Button variant="contained" autoFocus onClick={() => void pickAndImport(words)}>
          {t('imports.file.choose')}
        </Button>
        <Typography variant="body2" color="textSecondary">
          {t('imports.file.drop')}
        </Typography>
        <Typography variant="caption" color="textSecondary" sx={{ maxWidth: 480 }}>
          {t('projects.empty.formats')}
        </Typography>
      </Box>
    </>
  );
}

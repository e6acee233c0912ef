import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { pickAndImport, pickAndOpen } from '../../app/files/open-files.ts';
import { startSample } from '../../app/files/start-sample.ts';
import { Icon } from '../../components/Icon.tsx';
import { showOverlay } from '../../state/overlays.ts';
import { useWords } from '../../state/words.ts';
import { RecentList } from './RecentList.tsx';

/** The first page: client files opened lately, and the three ways to begin. */
export function StartScreen() {
  const words = useWords();
  const { t } = words;
  const [isMaking, setMaking] = useState(false);
  const trySample = () => {
    setMaking(true);
    void startSample(words).finally(() => setMaking(false));
  };
  return (
    <Box sx={{ maxWidth: 920, marginInline: 'auto', padding: { xs: 4, sm: 8 }, paddingBlockStart: { xs: 6, sm: '9vh' } }}>
      <Typography variant="h1" sx={{ fontSize: '1.75rem', lineHeight: 1.25 }}>
        {t('projects.start.title')}
      </Typography>
      <Typography color="textSecondary" sx={{ marginBlockStart: 2, maxWidth: 620 }}>
        {t('projects.start.tagline')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, marginBlockStart: 6, alignItems: 'center' }}>
        <Button variant="contained" onClick={() => showOverlay('newProject')} startIcon={<Icon name="add" size={18} />}>
          {t('projects.start.new')}
        </Button>
        <Button variant="outlined" onClick={() => void pickAndOpen(words)} startIcon={<Icon name="folder_open" size={18} />}>
          {t('projects.start.open')}
        </Button>
        <Button variant="outlined" onClick={trySample} disabled={isMaking} startIcon={<Icon name="storefront" size={18} />}>
          {t(isMaking ? 'projects.start.loading' : 'projects.start.sample')}
        </Button>
        <Typography variant="caption" color="textSecondary">
          {t('projects.start.sampleHint')}
        </Typography>
      </Box>
      <RecentList />
      <Box
        sx={(theme) => ({
          marginBlockStart: 6,
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 3,
          padding: 4,
          border: `1px dashed ${theme.tokens.edge}`,
          borderRadius: 1,
          color: theme.tokens.inkSoft,
        })}
      >
        <Icon name="upload_file" />
        <Typography variant="body2">{t('projects.start.drop')}</Typography>
        <Button variant="text" onClick={() => void pickAndImport(words)} sx={{ marginInlineStart: 'auto' }}>
          {t('projects.start.dropBrowse')}
        </Button>
      </Box>
    </Box>
  );
}

import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useAbout } from '../../client/queries/settings.ts';
import { formatRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';

/** Version, folder, promise and licence. */
export function About() {
  const { t } = useWords();
  const about = useAbout().data;
  return (
    <Box component="section" aria-labelledby="about" sx={{ marginBlockStart: 6 }}>
      <Typography id="about" variant="h2">
        {t('settings.about')}
      </Typography>
      <Typography sx={{ marginBlockStart: 2 }}>{t('settings.privacy')}</Typography>
      {about !== undefined && (
        <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 4, rowGap: 1, marginBlock: 3 }}>
          <Fact name={t('settings.version')} value={about.appVersion} />
          <Fact name={t('settings.shell')} value={t(`settings.shells.${about.shell}`)} />
          <Fact name={t('settings.dataFolder')} value={about.dataFolder} />
        </Box>
      )}
      <Typography sx={{ marginBlockEnd: 3 }}>
        <Link href={`#${formatRoute({ screen: 'proofs' })}`}>{t('proofs.title')}</Link>
      </Typography>
      <Typography variant="caption" color="textSecondary" component="p">
        {t('settings.licence')}
      </Typography>
    </Box>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <Typography component="dt" variant="body2" color="textSecondary">
        {name}
      </Typography>
      <Typography component="dd" variant="body2" sx={{ margin: 0, overflowWrap: 'anywhere' }}>
        <bdi>{value}</bdi>
      </Typography>
    </>
  );
}

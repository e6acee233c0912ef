import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Switch from '@mui/material/Switch';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import type { Watch } from '../../../../shared/contract/watch.ts';
import { reporting } from '../../../app/files/open-files.ts';
import { removeWatch, switchWatch } from '../../../client/queries/watch.ts';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../state/words.ts';

/** Watched folders: on or off, by which template, what is wrong, when something came last. */
export function WatchList({ watches }: { readonly watches: readonly Watch[] }) {
  const words = useWords();
  const { t, formatter } = words;
  return (
    <Box component="ul" aria-label={t('watch.list')} sx={{ listStyle: 'none', margin: 0, padding: 0, marginBlockEnd: 5 }}>
      {watches.map(({ id, folder, templateName, isOn, lastLookedAt, problem }) => (
        <Box
          component="li"
          key={id}
          sx={(theme) => ({ display: 'flex', alignItems: 'center', gap: 3, paddingBlock: 2, borderBlockEnd: `1px solid ${theme.tokens.line}` })}
        >
          <Switch
            checked={isOn}
            onChange={(event) => void reporting(words, () => switchWatch(id, event.target.checked))}
            slotProps={{ input: { 'aria-label': t('watch.isOn', { folder }) } }}
          />
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Typography sx={{ fontWeight: 700, overflowWrap: 'anywhere' }}>
              <bdi dir="ltr">{folder}</bdi>
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {t('watch.template')}: <bdi>{templateName === '' ? '–' : templateName}</bdi> · {t('watch.lastLooked')}:{' '}
              {lastLookedAt === null ? t('watch.never') : formatter.instant(lastLookedAt)}
            </Typography>
            {problem !== null && (
              <Typography variant="body2" sx={(theme) => ({ color: theme.tokens.caution, display: 'flex', gap: 1, alignItems: 'center' })}>
                <Icon name="warning" size={16} />
                {t(`watch.problems.${problem}`)}
              </Typography>
            )}
          </Box>
          <Tooltip title={t('watch.remove')}>
            <IconButton aria-label={t('watch.removeOf', { folder })} onClick={() => void reporting(words, () => removeWatch(id))}>
              <Icon name="delete" />
            </IconButton>
          </Tooltip>
        </Box>
      ))}
    </Box>
  );
}

import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import type { ProjectSummary } from '../../../shared/contract/projects.ts';
import { openAndShow, reporting } from '../../app/files/open-files.ts';
import { forgetProject } from '../../client/queries/projects.ts';
import { Icon } from '../../components/Icon.tsx';
import { notify } from '../../state/notices.ts';
import { navigate } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';

/** One client file of the list: opens with a click, can be taken off. */
export function RecentRow({ project, isCurrent }: { readonly project: ProjectSummary; readonly isCurrent: boolean }) {
  const words = useWords();
  const { t, formatter } = words;
  const { path, name, rows, openedAt, exists } = project;
  const folder = path.replace(/[\\/][^\\/]*$/, '');
  const forget = () =>
    void reporting(words, async () => {
      await forgetProject(path);
      notify(t('projects.start.forgotten', { name }));
    });
  const open = () => (isCurrent ? navigate({ screen: 'home' }) : void openAndShow(path, words));
  return (
    <TableRow hover>
      <TableCell sx={{ minWidth: 160 }}>
        {exists ? (
          <Link component="button" type="button" onClick={open} sx={{ fontSize: '0.875rem', fontWeight: 700, textAlign: 'start' }}>
            <bdi>{name}</bdi>
          </Link>
        ) : (
          <Tooltip title={t('projects.start.missingHint')}>
            <Typography component="span" color="textSecondary">
              <bdi>{name}</bdi>
            </Typography>
          </Tooltip>
        )}
        {(isCurrent || !exists) && (
          <Typography variant="caption" color="textSecondary" sx={{ marginInlineStart: 2 }}>
            {t(exists ? 'projects.start.current' : 'projects.start.missing')}
          </Typography>
        )}
      </TableCell>
      <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
        {rows === null ? '–' : formatter.integer(rows)}
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatter.instant(openedAt)}</TableCell>
      <TableCell sx={{ maxWidth: 280 }}>
        <Typography variant="caption" color="textSecondary" noWrap component="div" title={path}>
          <bdi>{folder}</bdi>
        </Typography>
      </TableCell>
      <TableCell padding="none" align="right">
        <Tooltip title={t('projects.start.forget')}>
          <IconButton aria-label={`${t('projects.start.forget')}: ${name}`} onClick={forget}>
            <Icon name="close" size={18} />
          </IconButton>
        </Tooltip>
      </TableCell>
    </TableRow>
  );
}

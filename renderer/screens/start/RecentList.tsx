import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useProject, useRecentProjects } from '../../client/queries/projects.ts';
import { ErrorState } from '../../components/ErrorState.tsx';
import { useWords } from '../../state/words.ts';
import { RecentRow } from './RecentRow.tsx';

/** Client files opened lately, newest first. */
export function RecentList() {
  const { t } = useWords();
  const recent = useRecentProjects();
  const current = useProject().data?.path;
  if (recent.isError) return <ErrorState error={recent.error} onRetry={() => void recent.refetch()} />;
  return (
    <Box component="section" aria-labelledby="recent" sx={{ marginBlockStart: 8 }}>
      <Typography id="recent" variant="h2" sx={{ marginBlockEnd: 2 }}>
        {t('projects.start.recent')}
      </Typography>
      {recent.isPending && <Skeleton variant="rectangular" height={96} />}
      {recent.data?.length === 0 && <Typography color="textSecondary">{t('projects.start.none')}</Typography>}
      {recent.data !== undefined && recent.data.length > 0 && (
        <Box sx={{ overflowX: 'auto' }}>
          <Table aria-labelledby="recent">
            <TableHead>
              <TableRow>
                <TableCell>{t('projects.start.name')}</TableCell>
                <TableCell align="right">{t('projects.start.rows')}</TableCell>
                <TableCell>{t('projects.start.opened')}</TableCell>
                <TableCell>{t('projects.start.folder')}</TableCell>
                <TableCell component="td" padding="none" />
              </TableRow>
            </TableHead>
            <TableBody>
              {recent.data.map((project) => (
                <RecentRow key={project.path} project={project} isCurrent={project.path === current} />
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
    </Box>
  );
}

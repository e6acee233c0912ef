import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { useJobs } from '../../client/jobs.ts';
import { Icon } from '../../components/Icon.tsx';
import { useWords } from '../../state/words.ts';
import { JobEntry } from './JobEntry.tsx';

/** How many jobs run; opens the list of them with progress, time left and cancel. */
export function JobsMenu() {
  const { t, formatter } = useWords();
  const byId = useJobs((state) => state.jobs);
  const jobs = useMemo(() => Object.values(byId).sort((a, b) => b.startedAt.localeCompare(a.startedAt)), [byId]);
  const running = jobs.filter((job) => job.state === 'running').length;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const label = running === 0 ? t('jobs.none') : t('jobs.running', { count: running });
  return (
    <>
      <Tooltip title={label}>
        <IconButton aria-label={label} aria-haspopup="dialog" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}>
          <Badge color="primary" badgeContent={running === 0 ? undefined : formatter.integer(running)}>
            <Icon name={running === 0 ? 'done_all' : 'autorenew'} />
          </Badge>
        </IconButton>
      </Tooltip>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('jobs.title'), sx: { width: 360, maxHeight: 480 } } }}
      >
        {jobs.length === 0 ? (
          <Typography variant="body2" color="textSecondary" sx={{ padding: 4 }}>
            {t('jobs.none')}
          </Typography>
        ) : (
          <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {jobs.map((job) => (
              <JobEntry key={job.id} job={job} />
            ))}
          </Box>
        )}
      </Popover>
    </>
  );
}

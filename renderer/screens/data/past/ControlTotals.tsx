import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { type Recount, recountSchema } from '../../../../shared/contract/recount.ts';
import { client } from '../../../client/client.ts';
import { useJobRun } from '../../../client/use-job-run.ts';
import { Icon } from '../../../components/Icon.tsx';
import { JobProgress } from '../../../components/JobProgress.tsx';
import { refusalLine } from '../../../components/refusal-text.ts';
import { ScrollRegion } from '../../../components/ScrollRegion.tsx';
import { Section } from '../../../components/Section.tsx';
import { useWords } from '../../../state/words.ts';

const STAGES = ['file', 'store', 'valid', 'warehouse'] as const;
const NUMBER = { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const;

/** The control totals of an import, counted again when asked: rows, and the sum of every column at every stage. */
export function ControlTotals({ id }: { readonly id: number }) {
  const words = useWords();
  const { t } = words;
  const { run, job, start } = useJobRun(recountSchema);
  const isRunning = run.state === 'running';
  return (
    <Section
      title={t('health.control.title')}
      aside={
        <Button variant="outlined" disabled={isRunning} onClick={() => void start(() => client.imports.recount({ id }))}>
          {t(isRunning ? 'health.control.running' : 'health.control.run')}
        </Button>
      }
    >
      <Typography variant="body2" color="textSecondary" sx={{ maxWidth: 760 }}>
        {t('health.control.lead')}
      </Typography>
      {isRunning && job !== undefined && <JobProgress job={job} />}
      {run.state === 'failed' && (
        <Typography role="alert" variant="body2" sx={(theme) => ({ color: theme.tokens.bad, marginBlockStart: 2 })}>
          {refusalLine(run.refusal, words)}
        </Typography>
      )}
      {run.state === 'done' && <Counted recount={run.result} />}
    </Section>
  );
}

function Counted({ recount: { agrees, rows, table, sums } }: { readonly recount: Recount }) {
  const { t, text, formatter } = useWords();
  const rowsTitle = t('health.control.rows');
  const sumsTitle = t('health.control.sums');
  return (
    <Box sx={{ display: 'grid', gap: 4, marginBlockStart: 3 }}>
      <Typography role="status" sx={{ fontWeight: 700 }}>
        <Agreement agrees={agrees} />
      </Typography>
      <ScrollRegion label={rowsTitle}>
        <Table aria-label={rowsTitle} sx={{ maxWidth: 640 }}>
          <TableHead>
            <TableRow>
              <TableCell>{rowsTitle}</TableCell>
              <TableCell align="right">{t('health.control.ledger')}</TableCell>
              <TableCell align="right">{t('health.control.counted')}</TableCell>
              <TableCell component="td" />
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <TableRow key={row.what}>
                <TableCell component="th" scope="row">
                  {t(`imports.ledger.${row.what}`)}
                </TableCell>
                <TableCell align="right" sx={NUMBER}>
                  {formatter.integer(row.ledger)}
                </TableCell>
                <TableCell align="right" sx={NUMBER}>
                  {formatter.integer(row.counted)}
                </TableCell>
                <TableCell>
                  <Agreement agrees={row.agrees} isShort />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </ScrollRegion>
      {sums.length > 0 && (
        <ScrollRegion label={sumsTitle}>
          <Table aria-label={sumsTitle}>
            <TableHead>
              <TableRow>
                <TableCell>{sumsTitle}</TableCell>
                {STAGES.map((stage) => (
                  <TableCell key={stage} align="right">
                    {t(`health.control.stages.${stage}`)}
                  </TableCell>
                ))}
                <TableCell component="td" />
              </TableRow>
            </TableHead>
            <TableBody>
              {sums.map((sum) => (
                <TableRow key={sum.column}>
                  <TableCell component="th" scope="row">
                    {text(`catalogue.${table}.${sum.column}`)}
                  </TableCell>
                  {STAGES.map((stage) => (
                    <TableCell key={stage} align="right" sx={NUMBER}>
                      {formatter.exact(sum[stage], { kind: 'quantity' })}
                    </TableCell>
                  ))}
                  <TableCell>
                    <Agreement agrees={sum.agrees} isShort />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </ScrollRegion>
      )}
    </Box>
  );
}

function Agreement({ agrees, isShort = false }: { readonly agrees: boolean; readonly isShort?: boolean }) {
  const { t } = useWords();
  const words = isShort ? t(agrees ? 'health.control.same' : 'health.control.other') : t(agrees ? 'health.control.agrees' : 'health.control.differs');
  return (
    <Box
      component="span"
      sx={(theme) => ({ display: 'inline-flex', alignItems: 'center', gap: 1, color: agrees ? theme.tokens.good : theme.tokens.bad })}
    >
      <Icon name={agrees ? 'check' : 'error'} size={16} />
      {words}
    </Box>
  );
}

import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { Check, ImportSummary } from '../../../../shared/contract/imports.ts';
import { useWords } from '../../../state/words.ts';
import { broughtBy } from './brought-by.ts';

/** What each file became: rows added, changed and put aside per table of the client file. */
export function BroughtIn({ summaries, checks }: { readonly summaries: readonly ImportSummary[]; readonly checks: readonly Check[] }) {
  const { t, text, translator, formatter } = useWords();
  const rows = summaries.flatMap((summary, place) =>
    broughtBy(summary, checks[place]).map((row) => ({ ...row, file: summary.fileName, id: summary.id })),
  );
  if (rows.length === 0) return null;
  const nameOf = (table: string) => (translator.has(`imports.tables.${table}`) ? text(`imports.tables.${table}`) : table);
  return (
    <Table aria-label={t('imports.done.brought')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('imports.differences.table')}</TableCell>
          <TableCell align="right">{t('imports.differences.new')}</TableCell>
          <TableCell align="right">{t('imports.differences.changed')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ id, file, table, added, changed }) => (
          <TableRow key={`${id} ${table}`}>
            <TableCell>
              {nameOf(table)}
              {summaries.length > 1 && (
                <Typography variant="caption" component="bdi" color="textSecondary" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
                  {file}
                </Typography>
              )}
            </TableCell>
            <TableCell align="right">{formatter.integer(added)}</TableCell>
            <TableCell align="right">{formatter.integer(changed)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

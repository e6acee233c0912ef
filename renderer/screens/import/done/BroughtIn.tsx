import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ImportSummary } from '../../../../shared/contract/imports.ts';
import { useWords } from '../../../state/words.ts';

/** What each file became: rows added, changed and put aside per table of the client file. */
export function BroughtIn({ summaries }: { readonly summaries: readonly ImportSummary[] }) {
  const { t, text, translator, formatter } = useWords();
  const rows = summaries.flatMap((summary) => broughtBy(summary).map((row) => ({ ...row, file: summary.fileName, id: summary.id })));
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

function broughtBy({ kind, ledger, newOrders, newCustomers, newProducts, tables = [] }: ImportSummary) {
  const own = [
    { table: 'order_lines', added: kind === 'orders' || kind === 'orderLines' ? ledger.loaded : 0, changed: 0 },
    { table: 'orders', added: newOrders, changed: 0 },
    { table: 'customers', added: newCustomers, changed: 0 },
    { table: 'products', added: newProducts, changed: 0 },
  ];
  return [...own.filter(({ table }) => !tables.some((other) => other.table === table)), ...tables].filter(
    ({ added, changed }) => added + changed > 0,
  );
}

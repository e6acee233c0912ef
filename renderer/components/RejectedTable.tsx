import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import type { RejectedRow } from '../../shared/model/import-mapping.ts';
import { useWords } from '../state/words.ts';

const AT_ONCE = 50;

/** Refused rows: where, which column, why, and the text at fault. `onOpen` shows the row as it came. */
export function RejectedTable({ rows, onOpen }: { readonly rows: readonly RejectedRow[]; readonly onOpen?: (row: number) => void }) {
  const { t, text, formatter } = useWords();
  const [limit, setLimit] = useState(AT_ONCE);
  return (
    <Box role="region" aria-label={t('imports.check.rejected')} tabIndex={0} sx={{ overflowX: 'auto' }}>
      <Table aria-label={t('imports.check.rejected')}>
        <TableHead>
          <TableRow>
            <TableCell align="right" sx={{ width: 72 }}>
              {t('imports.reject.line')}
            </TableCell>
            <TableCell>{t('imports.reject.column')}</TableCell>
            <TableCell>{t('imports.reject.reason')}</TableCell>
            <TableCell>{t('imports.reject.value')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.slice(0, limit).map(({ row, line, column, reason, value }) => (
            <TableRow key={row}>
              <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums' }}>
                {onOpen === undefined ? (
                  formatter.integer(line)
                ) : (
                  <Link component="button" type="button" onClick={() => onOpen(row)} sx={{ minHeight: 24, minWidth: 24, textAlign: 'end' }}>
                    {formatter.integer(line)}
                  </Link>
                )}
              </TableCell>
              <TableCell>
                <bdi>{column ?? t('imports.reject.whole')}</bdi>
              </TableCell>
              <TableCell>{text(`errors.reject.${reason}`)}</TableCell>
              <TableCell sx={{ maxWidth: 360, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
                <bdi>{value}</bdi>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {rows.length > limit && (
        <Button onClick={() => setLimit(limit + 4 * AT_ONCE)} sx={{ marginBlockStart: 2 }}>
          {t('app.action.more')}
        </Button>
      )}
    </Box>
  );
}

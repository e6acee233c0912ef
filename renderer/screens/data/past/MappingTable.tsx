import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { ImportMapping } from '../../../../shared/model/import-mapping.ts';
import { ScrollRegion } from '../../../components/ScrollRegion.tsx';
import { useWords } from '../../../state/words.ts';
import { readingLabel } from '../../import/reading/readings.ts';

/** How each column was read and what it was taken for, and what was said of every row. */
export function MappingTable({ mapping }: { readonly mapping: ImportMapping }) {
  const words = useWords();
  const { t, formatter } = words;
  return (
    <ScrollRegion label={t('imports.data.mapping')}>
      <Table aria-label={t('imports.data.mapping')} sx={{ maxWidth: 760 }}>
        <TableHead>
          <TableRow>
            <TableCell>{t('imports.reject.column')}</TableCell>
            <TableCell>{t('imports.data.roleColumn')}</TableCell>
            <TableCell>{t('imports.column.readAs')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {mapping.columns.map((column) => (
            <TableRow key={column.index}>
              <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 88 }}>
                <bdi>{column.header === '' ? t('imports.column.unnamed', { number: formatter.integer(column.index + 1) }) : column.header}</bdi>
              </TableCell>
              <TableCell sx={{ color: column.role === 'ignore' ? 'text.secondary' : undefined }}>{t(`imports.roles.${column.role}`)}</TableCell>
              <TableCell>
                <bdi>{readingLabel(column.reading, words)}</bdi>
              </TableCell>
            </TableRow>
          ))}
          {(mapping.constants ?? []).map(({ role, value }) => (
            <TableRow key={role}>
              <TableCell sx={{ color: 'text.secondary' }}>{t('imports.constants.every')}</TableCell>
              <TableCell>{t(`imports.roles.${role}`)}</TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>
                <bdi>{value}</bdi>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollRegion>
  );
}

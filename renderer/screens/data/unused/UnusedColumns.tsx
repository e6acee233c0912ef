import Link from '@mui/material/Link';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { UnusedColumn } from '../../../../shared/contract/health.ts';
import { Section } from '../../../components/Section.tsx';
import { formatRoute } from '../../../state/route.ts';
import { useWords } from '../../../state/words.ts';
import { ShareBar } from '../health/ShareBar.tsx';
import { listText } from '../list-text.ts';
import { WideTable } from '../WideTable.tsx';

/** Columns of imported files that nothing uses: what they hold, what they look like, and which analyses could read them. */
export function UnusedColumns({ columns }: { readonly columns: readonly UnusedColumn[] }) {
  const { t, text, translator } = useWords();
  const title = t('health.unused.columns');
  if (columns.length === 0) {
    return (
      <Section title={title}>
        <Typography color="textSecondary">{t('health.unused.columnsNone')}</Typography>
      </Section>
    );
  }
  return (
    <Section title={title}>
      <WideTable label={title}>
        <TableHead>
          <TableRow>
            <TableCell>{t('health.unused.header')}</TableCell>
            <TableCell>{t('health.unused.file')}</TableCell>
            <TableCell>{t('health.unused.filled')}</TableCell>
            <TableCell>{t('health.unused.examples')}</TableCell>
            <TableCell>{t('health.unused.means')}</TableCell>
            <TableCell>{t('health.unused.unlocks')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {columns.map(({ importId, fileName, header, filled, examples, role, unlocks }) => (
            <TableRow key={`${importId} ${header}`}>
              <TableCell component="th" scope="row" sx={{ fontWeight: 700 }}>
                <bdi>{header}</bdi>
              </TableCell>
              <TableCell>
                <Link href={`#${formatRoute({ screen: 'data', importId })}`}>
                  <bdi>{fileName}</bdi>
                </Link>
              </TableCell>
              <TableCell>
                <ShareBar share={filled} />
              </TableCell>
              <TableCell sx={{ maxWidth: 260, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
                <bdi>{examples.join(' · ')}</bdi>
              </TableCell>
              <TableCell sx={{ color: role === null ? 'text.secondary' : undefined }}>
                {role === null ? t('health.unused.unknown') : text(`imports.roles.${role}`)}
              </TableCell>
              <TableCell sx={{ color: unlocks.length === 0 ? 'text.secondary' : undefined }}>
                {unlocks.length === 0
                  ? t('health.nobody')
                  : listText(
                      unlocks.map((id) => text(`analyses.${id}.title`)),
                      translator.locale,
                    )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </WideTable>
    </Section>
  );
}

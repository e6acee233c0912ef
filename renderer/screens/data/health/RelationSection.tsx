import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { RelationHealth } from '../../../../shared/contract/health.ts';
import { Section } from '../../../components/Section.tsx';
import { useWords } from '../../../state/words.ts';
import { listText } from '../list-text.ts';
import { WideTable } from '../WideTable.tsx';
import { ColumnRow } from './ColumnRow.tsx';
import { ShareBar } from './ShareBar.tsx';

/** The columns of one table that hold anything; those no file brought are named below. */
export function RelationSection({ health }: { readonly health: RelationHealth }) {
  const { t, text, translator } = useWords();
  const { relation, score, columns } = health;
  const title = text(`catalogue.relations.${relation}`);
  const held = columns.filter(({ filled }) => filled > 0);
  const hasTrend = held.some(({ trend }) => trend.length > 1);
  const empty = columns.filter(({ filled }) => filled === 0);
  return (
    <Section title={title} aside={<ShareBar share={score} isStrong />}>
      {held.length > 0 && (
        <WideTable label={title}>
          <TableHead>
            <TableRow>
              <TableCell sx={{ width: '18%' }}>{t('health.column')}</TableCell>
              <TableCell>{t('health.filled')}</TableCell>
              <TableCell>{t('health.valid')}</TableCell>
              <TableCell align="right">{t('health.distinct')}</TableCell>
              <TableCell>{t('health.fresh')}</TableCell>
              {hasTrend && <TableCell>{t('health.trend')}</TableCell>}
              <TableCell>{t('health.usedBy')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {held.map((column) => (
              <ColumnRow key={column.column} health={column} lastDay={health.lastDay} hasTrend={hasTrend} />
            ))}
          </TableBody>
        </WideTable>
      )}
      {empty.length > 0 && (
        <Typography variant="body2" color="textSecondary" sx={{ marginBlockStart: 2 }}>
          {t('health.emptyColumns', {
            columns: listText(
              empty.map(({ column }) => text(`catalogue.${relation}.${column}`)),
              translator.locale,
            ),
          })}
        </Typography>
      )}
    </Section>
  );
}

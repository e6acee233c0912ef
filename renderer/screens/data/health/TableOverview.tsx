import Link from '@mui/material/Link';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Tooltip from '@mui/material/Tooltip';
import type { RelationHealth } from '../../../../shared/contract/health.ts';
import { useWords } from '../../../state/words.ts';
import { listText } from '../list-text.ts';
import { WideTable } from '../WideTable.tsx';
import { ShareBar } from './ShareBar.tsx';

/** From here on an age is told in years. */
const LONG_DAYS = 731;
const DAYS_PER_YEAR = 365.2425;

/** Every table that holds rows: how many, from when to when, how good, how old, what is there twice. A name leads to its columns. */
export function TableOverview({ relations, onShow }: { readonly relations: readonly RelationHealth[]; readonly onShow: (relation: string) => void }) {
  const { t, text, formatter, translator } = useWords();
  const ageText = (days: number) => {
    if (days <= 0) return t('health.current');
    return days < LONG_DAYS ? t('health.ageDays', { count: days }) : t('health.ageYears', { count: Math.floor(days / DAYS_PER_YEAR) });
  };
  const number = { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const;
  return (
    <WideTable label={t('health.tables')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('health.table')}</TableCell>
          <TableCell>{t('health.score')}</TableCell>
          <TableCell align="right">{t('health.rows')}</TableCell>
          <TableCell>{t('health.span')}</TableCell>
          <TableCell align="right">{t('health.age')}</TableCell>
          <TableCell align="right">{t('health.duplicates')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {relations.map(({ relation, score, rows, firstDay, lastDay, ageDays, duplicates, naturalKey }) => (
          <TableRow key={relation}>
            <TableCell component="th" scope="row">
              <Link
                component="button"
                type="button"
                onClick={() => onShow(relation)}
                sx={{ fontWeight: 700, minHeight: 24, textAlign: 'start', fontSize: 'inherit' }}
              >
                {text(`catalogue.relations.${relation}`)}
              </Link>
            </TableCell>
            <TableCell>
              <ShareBar share={score} isStrong />
            </TableCell>
            <TableCell align="right" sx={number}>
              {formatter.integer(rows)}
            </TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>
              {firstDay === null || lastDay === null ? '–' : `${formatter.day(firstDay)} – ${formatter.day(lastDay)}`}
            </TableCell>
            <TableCell align="right" sx={number}>
              {ageDays === null ? '–' : ageText(ageDays)}
            </TableCell>
            <TableCell align="right" sx={number}>
              <Tooltip
                title={t('health.duplicatesHint', {
                  columns: listText(
                    naturalKey.map((column) => text(`catalogue.${relation}.${column}`)),
                    translator.locale,
                  ),
                })}
              >
                <span>{duplicates === 0 ? t('health.noDuplicates') : formatter.integer(duplicates)}</span>
              </Tooltip>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </WideTable>
  );
}

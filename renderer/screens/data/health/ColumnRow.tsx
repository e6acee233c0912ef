import Box from '@mui/material/Box';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { ColumnHealth } from '../../../../shared/contract/health.ts';
import { useWords } from '../../../state/words.ts';
import { listText } from '../list-text.ts';
import { Freshness } from './Freshness.tsx';
import { rowsWith, rowsWithout } from './open-rows.ts';
import { RowsLink } from './RowsLink.tsx';
import { ShareBar } from './ShareBar.tsx';
import { Sparkline } from './Sparkline.tsx';

export interface ColumnRowProps {
  readonly health: ColumnHealth;
  /** Day of the latest row of the table. */
  readonly lastDay: number | null;
  readonly hasTrend: boolean;
}

/** One column of a table: what is filled, what cannot be right, how many different values, how fresh, how it went from import to import. */
export function ColumnRow({ health, lastDay, hasTrend }: ColumnRowProps) {
  const { t, text, formatter, translator } = useWords();
  const { relation, column, rows, filled, valid, rule, distinct, isDistinctExact, invalidExamples, outliers, freshness, usedBy, trend } = health;
  const name = text(`catalogue.${relation}.${column}`);
  const wrong = valid === null ? 0 : filled - valid;
  const isText = rule !== 'pastDay' && rule !== 'plausibleDay' && rule !== 'share' && rule !== 'notNegative';
  const note = { fontSize: '0.75rem', color: 'text.secondary', display: 'block' } as const;
  return (
    <TableRow sx={{ verticalAlign: 'top' }}>
      <TableCell component="th" scope="row" sx={{ fontWeight: 700 }}>
        {name}
      </TableCell>
      <TableCell>
        <ShareBar share={filled / rows} />
        {filled < rows && (
          <Box sx={note}>
            <RowsLink
              relation={relation}
              where={rowsWithout(health)}
              rows={rows - filled}
              text={t('health.missingRows', { count: rows - filled })}
              title={`${name}: ${t('health.missingRows', { count: rows - filled })}`}
            />
          </Box>
        )}
      </TableCell>
      <TableCell sx={{ maxWidth: 320 }}>
        {valid === null || filled === 0 ? <span>–</span> : <ShareBar share={valid / filled} />}
        {wrong > 0 && rule !== null && (
          <Typography component="div" sx={note}>
            {t('health.wrongRows', { count: wrong })}:{' '}
            {invalidExamples.map((example, place) => (
              <span key={example.value}>
                {place > 0 && ' · '}
                <RowsLink
                  relation={relation}
                  where={isText ? rowsWith(health, example.value) : null}
                  rows={example.rows}
                  text={t('health.example', { value: example.value, rows: formatter.integer(example.rows) })}
                  title={`${name}: ${t('health.example', { value: example.value, rows: formatter.integer(example.rows) })}`}
                />
              </span>
            ))}
          </Typography>
        )}
        {outliers !== null && (
          <Typography component="div" sx={note}>
            {t('health.outliers', {
              count: outliers.rows,
              low: formatter.value(outliers.low, { kind: 'quantity' }),
              high: formatter.value(outliers.high, { kind: 'quantity' }),
            })}
            {': '}
            {outliers.examples.map((value) => formatter.value(value, { kind: 'quantity' })).join(' · ')}
          </Typography>
        )}
      </TableCell>
      <TableCell align="right" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
        {isDistinctExact ? formatter.integer(distinct) : t('health.about', { number: formatter.integer(distinct) })}
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <Freshness freshness={freshness} lastDay={lastDay} />
      </TableCell>
      {hasTrend && (
        <TableCell>
          <Sparkline title={`${text(`catalogue.relations.${relation}`)}: ${name}`} trend={trend} />
        </TableCell>
      )}
      <TableCell sx={{ color: usedBy.length === 0 ? 'text.secondary' : undefined }}>
        {usedBy.length === 0
          ? t('health.nobody')
          : listText(
              usedBy.map((id) => text(`analyses.${id}.title`)),
              translator.locale,
            )}
      </TableCell>
    </TableRow>
  );
}

import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { z } from 'zod';
import type { ValueFormat } from '../../shared/analyses/blocks.ts';
import type { drilledRowSchema } from '../../shared/contract/analyses.ts';
import type { ColumnType, RelationName } from '../../shared/warehouse/catalogue.ts';
import { pushPanel } from '../state/panel.ts';
import { useWords } from '../state/words.ts';
import { isNumeric } from './figure-text.ts';
import { tableStyle } from './table-style.ts';

export interface DrilledTableProps {
  readonly columns: readonly { readonly key: string; readonly type: ColumnType }[];
  readonly rows: readonly z.infer<typeof drilledRowSchema>[];
  readonly relation: RelationName;
}

const FORMATS: Readonly<Record<ColumnType, ValueFormat>> = {
  id: { kind: 'text' },
  integer: { kind: 'integer' },
  day: { kind: 'day' },
  seconds: { kind: 'day' },
  decimal: { kind: 'quantity' },
  text: { kind: 'text' },
  flag: { kind: 'text' },
};
const MONEY_COLUMNS: ReadonlySet<string> = new Set(['amount', 'unit_price', 'cost', 'discount', 'revenue']);

/** Rows behind a figure; the place of each in its file opens the row as it came. */
export function DrilledTable({ columns, rows, relation }: DrilledTableProps) {
  const { t, text, translator, formatter } = useWords();
  const shown = columns.filter(({ key, type }) => type !== 'seconds' && rows.some((row) => row.cells[key] !== null && row.cells[key] !== undefined));
  const formatOf = (key: string, type: ColumnType): ValueFormat => (MONEY_COLUMNS.has(key) ? { kind: 'money' } : FORMATS[type]);
  const labelOf = (key: string): string => {
    const known = key.includes('.') ? `catalogue.${key}` : `catalogue.${relation}.${key}`;
    return translator.has(known) ? text(known) : key;
  };
  if (rows.length === 0) return <Typography color="textSecondary">{t('charts.noRows')}</Typography>;
  const hasOrigin = rows.some(({ origin }) => origin !== null);
  return (
    <Box role="region" aria-label={t('charts.rows')} tabIndex={0} sx={{ overflow: 'auto', maxHeight: '60vh' }}>
      <Box component="table" sx={[tableStyle, { '& td': { whiteSpace: 'nowrap' } }]}>
        <thead>
          <tr>
            {hasOrigin && <th scope="col">{t('charts.origin')}</th>}
            {shown.map(({ key, type }) => (
              <th key={key} scope="col" className={isNumeric(formatOf(key, type)) ? 'end' : ''}>
                {labelOf(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.origin === null ? index : `${row.origin.importId}:${row.origin.row}`}>
              {hasOrigin && (
                <td>
                  {row.origin !== null && (
                    <ButtonBase
                      sx={(theme) => ({ font: 'inherit', color: theme.tokens.accent, minHeight: 24 })}
                      onClick={() => row.origin !== null && pushPanel({ kind: 'rawRow', importId: row.origin.importId, row: row.origin.row })}
                    >
                      <bdi>{t('charts.line', { file: row.origin.fileName, line: formatter.integer(row.origin.line) })}</bdi>
                    </ButtonBase>
                  )}
                </td>
              )}
              {shown.map(({ key, type }) => (
                <td key={key} className={isNumeric(formatOf(key, type)) ? 'end' : ''}>
                  <bdi>{cellText(row.cells[key] ?? null, key, formatOf(key, type))}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );

  function cellText(value: string | number | null, key: string, format: ValueFormat): string {
    const worded = `catalogue.values.${key}.${value}`;
    if (key === 'kind' && translator.has(worded)) return text(worded);
    return value === null ? '' : formatter.value(value, format);
  }
}

import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import type { Check, ImportMode } from '../../../../shared/contract/imports.ts';
import { useImports } from '../../../client/queries/imports.ts';
import { Section } from '../../../components/Section.tsx';
import { useWords, type Words } from '../../../state/words.ts';
import { chooseMode } from '../session/session-store.ts';
import { sumByTable, type TableSum } from './mode-effect.ts';
import { type DifferenceSum, sumDifferences } from './sum-differences.ts';
import { tableText } from './table-text.ts';

const MODES: readonly ImportMode[] = ['update', 'add', 'replacePeriod'];
/** What each way does, in the order it is told. */
const EFFECTS = {
  update: [
    ['adds', 'new'],
    ['changes', 'changed'],
    ['leaves', 'vanished'],
  ],
  add: [
    ['adds', 'new'],
    ['keeps', 'changed'],
    ['leaves', 'vanished'],
  ],
  replacePeriod: [
    ['adds', 'new'],
    ['changes', 'changed'],
    ['takesOut', 'vanished'],
  ],
} as const satisfies Record<ImportMode, readonly (readonly [string, keyof DifferenceSum])[]>;

export interface ModeChoiceProps {
  readonly checks: readonly Check[];
  readonly mode: ImportMode;
  /** No two files are of one kind. */
  readonly isReplaceable: boolean;
}

/** What becomes of rows the store knows: each way with what it would do here, table by table. Nothing to choose where nothing meets. */
export function ModeChoice({ checks, mode, isReplaceable }: ModeChoiceProps) {
  const words = useWords();
  const { t } = words;
  const tables = sumByTable(checks.flatMap(({ differences = [] }) => differences));
  const sum = sumDifferences(tables);
  const hasData = (useImports().data ?? []).length > 0;
  if (!hasData || sum.changed + sum.unchanged + sum.vanished === 0) return null;
  return (
    <Section title={t('imports.mode.title')}>
      <RadioGroup aria-label={t('imports.mode.title')} value={mode} onChange={(_event, chosen) => chooseMode(chosen as ImportMode)}>
        {MODES.map((one) => (
          <FormControlLabel
            key={one}
            value={one}
            disabled={one === 'replacePeriod' && !isReplaceable}
            control={<Radio sx={{ paddingBlock: 1 }} />}
            sx={{ alignItems: 'flex-start' }}
            label={
              <Box component="span" sx={{ display: 'block', paddingBlock: 0.5 }}>
                <Box component="span" sx={{ fontWeight: mode === one ? 700 : 400 }}>
                  {t(`imports.mode.${one}`)}
                </Box>
                <Typography component="span" variant="caption" color="textSecondary" sx={{ display: 'block' }}>
                  {one === 'replacePeriod' && !isReplaceable ? t('imports.mode.manyFiles') : effectText(one, tables, words)}
                </Typography>
              </Box>
            }
          />
        ))}
      </RadioGroup>
    </Section>
  );
}

/** "Adds: Orders (12), Customers (3). Changes: Orders (1)." */
function effectText(mode: ImportMode, tables: readonly TableSum[], words: Words): string {
  const { t, formatter, translator } = words;
  const list = new Intl.ListFormat(translator.locale, { type: 'unit', style: 'long' });
  const sentences = EFFECTS[mode].flatMap(([effect, what]) => {
    const met = tables.filter((table) => table[what] > 0);
    if (met.length === 0) return [];
    const rows = list.format(
      met.map((table) => t('imports.mode.rows', { table: tableText(table.table, words), count: formatter.integer(table[what]) })),
    );
    return [t(`imports.mode.${effect}`, { rows })];
  });
  return sentences.length === 0 ? t('imports.mode.nothing') : sentences.join(' ');
}

import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Check } from '../../../../shared/contract/imports.ts';
import { Icon } from '../../../components/Icon.tsx';
import { useWords } from '../../../state/words.ts';
import type { SetTable } from '../session/batch-reading.ts';
import type { LedgerSum } from './sum-ledgers.ts';

export interface WarningsProps {
  readonly checks: readonly Check[];
  readonly ledger: LedgerSum;
  readonly tables: readonly SetTable[];
  /** Known rows would be changed or taken out. */
  readonly hasEffect: boolean;
  /** Rows that the file no longer has would be taken out. */
  readonly takesOut: boolean;
}

/** What the person must know before loading: files that were loaded before, nothing to load. */
export function Warnings({ checks, ledger, tables, hasEffect, takesOut }: WarningsProps) {
  const { t, formatter } = useWords();
  const repeated = checks.flatMap(({ repeats }, place) => (repeats === null ? [] : [{ file: tables[place]?.file.fileName ?? '', at: repeats.at }]));
  const warnings = [
    ...repeated.map(({ file, at }) => t('imports.check.repeat', { file, at: formatter.instant(at) })),
    ...(takesOut && ledger.rejected > 0 ? [t('imports.check.replaceRejected', { count: ledger.rejected })] : []),
    ...(ledger.loaded > 0 || hasEffect
      ? []
      : [ledger.unchanged > 0 ? t('imports.check.nothingNew', { count: ledger.unchanged }) : t('imports.check.nothing')]),
  ];
  return warnings.map((warning) => (
    <Box
      key={warning}
      role="alert"
      sx={(theme) => ({
        display: 'flex',
        gap: 2,
        padding: 3,
        marginBlockEnd: 4,
        borderRadius: 1,
        maxWidth: 860,
        backgroundColor: theme.tokens.cautionTint,
      })}
    >
      <Icon name="warning" sx={(theme) => ({ color: theme.tokens.caution })} />
      <Typography variant="body2">{warning}</Typography>
    </Box>
  ));
}

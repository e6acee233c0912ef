import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Check } from '../../../../shared/contract/imports.ts';
import { type ImportKind, isOrderKind } from '../../../../shared/model/import-kind.ts';
import { FigureStrip } from '../../../components/FigureStrip.tsx';
import { RejectedTable } from '../../../components/RejectedTable.tsx';
import { Section } from '../../../components/Section.tsx';
import { useWords } from '../../../state/words.ts';
import type { ValueFix } from '../joins/join-view.ts';
import { NearMisses } from '../joins/NearMisses.tsx';
import type { SetTable } from '../session/batch-reading.ts';
import { tableName } from '../session/batches.ts';
import { DifferenceTable } from './DifferenceTable.tsx';
import { FilterCounts } from './FilterCounts.tsx';
import { LedgerLine } from './LedgerLine.tsx';
import { MixedCurrencies } from './MixedCurrencies.tsx';
import { SameCustomers } from './SameCustomers.tsx';
import { StepCounts } from './StepCounts.tsx';

/** Customers are told as new ones, orders by their number; of other kinds each row is one. */
function isCounted(kind: ImportKind): boolean {
  return !isOrderKind(kind) && kind !== 'customers' && kind !== 'companies';
}

export interface FileCheckProps {
  readonly check: Check;
  readonly table: SetTable;
  readonly isOnly: boolean;
  /** Makes values of a column the ones they mean. */
  readonly onFix: (column: number, values: readonly ValueFix[]) => void;
}

/** What the dry run found in one file. With several files each folds, and those that rejected something are open. */
export function FileCheck({ check, table, isOnly, onFix }: FileCheckProps) {
  const { t, formatter } = useWords();
  const { mapping } = table.file;
  const { ledger, firstDay, lastDay } = check;
  const span = firstDay === null || lastDay === null ? '' : t('app.period.span', { from: formatter.day(firstDay), to: formatter.day(lastDay) });
  const notes = [
    ...(ledger.anonymous > 0 ? [t('imports.check.anonymous', { count: ledger.anonymous })] : []),
    ...(ledger.rounded > 0 ? [t('imports.check.rounded', { count: ledger.rounded })] : []),
    ...((ledger.orphans ?? 0) > 0 ? [t('imports.check.orphans', { count: ledger.orphans ?? 0 })] : []),
    ...((ledger.leftOrders ?? 0) > 0 ? [t('imports.check.leftOrders', { count: ledger.leftOrders ?? 0 })] : []),
    ...((ledger.repaired ?? 0) > 0 ? [t('imports.structure.repaired', { count: ledger.repaired ?? 0 })] : []),
  ];
  const near = [...Map.groupBy(check.nearNames ?? [], ({ column }) => column)];
  const body = (
    <>
      <FigureStrip
        figures={[
          ...(isOrderKind(mapping.kind) ? [{ label: t('imports.check.orders'), value: formatter.integer(check.orders) }] : []),
          ...(isCounted(mapping.kind)
            ? [{ label: t(`imports.kinds.${mapping.kind}.name`), value: formatter.integer(ledger.loaded + ledger.unchanged) }]
            : []),
          ...(check.newCustomers > 0 || mapping.kind === 'customers'
            ? [{ label: t('imports.check.newCustomers'), value: formatter.integer(check.newCustomers) }]
            : []),
          ...(check.newProducts > 0 ? [{ label: t('imports.check.newProducts'), value: formatter.integer(check.newProducts) }] : []),
          ...(span === '' ? [] : [{ label: t('imports.check.span'), value: span }]),
        ]}
      />
      {notes.map((note) => (
        <Typography key={note} variant="body2" color="textSecondary" sx={{ marginBlockStart: 2 }}>
          {note}
        </Typography>
      ))}
      {ledger.currencies !== undefined && <MixedCurrencies currencies={ledger.currencies} />}
      {check.sameCustomers !== undefined && <SameCustomers same={check.sameCustomers} />}
      {near.map(([column, misses]) => (
        <NearMisses
          key={column}
          title={t('imports.check.nearNames', { column: mapping.columns.find(({ index }) => index === column)?.header ?? '' })}
          misses={misses}
          onFix={(values) => onFix(column, values)}
        />
      ))}
      <Box sx={{ marginBlockStart: 5 }}>
        <DifferenceTable differences={check.differences ?? []} />
        <StepCounts mapping={mapping} ledger={ledger} />
        <FilterCounts mapping={mapping} ledger={ledger} />
        <Section title={t('imports.check.rejected')}>
          {check.rejected.length === 0 ? (
            <Typography color="textSecondary">{t('imports.check.rejectedNone')}</Typography>
          ) : (
            <>
              {ledger.rejected > check.rejected.length && (
                <Typography variant="body2" color="textSecondary" sx={{ marginBlockEnd: 2 }}>
                  {t('imports.check.rejectedFirst', { count: check.rejected.length, total: ledger.rejected })}
                </Typography>
              )}
              {(check.differences ?? []).some(({ changed }) => changed > 0) && (
                <Typography variant="body2" color="textSecondary" sx={{ marginBlockEnd: 2 }}>
                  {t('imports.check.rejectedKnown')}
                </Typography>
              )}
              <RejectedTable rows={check.rejected} />
            </>
          )}
        </Section>
        <Typography variant="caption" component="p" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          {t('imports.check.fingerprint')} <bdi>{check.sha256}</bdi>
        </Typography>
      </Box>
    </>
  );
  if (isOnly) return body;
  return (
    <Box
      component="details"
      open={ledger.rejected > 0 || near.length > 0 || check.sameCustomers !== undefined}
      sx={(theme) => ({ borderBlockStart: `1px solid ${theme.tokens.line}` })}
    >
      <Box component="summary" sx={{ cursor: 'pointer', padding: '10px 4px' }}>
        <LedgerLine name={tableName(table.table)} kind={mapping.kind} ledger={ledger} />
      </Box>
      <Box sx={{ padding: '8px 20px 24px' }}>{body}</Box>
    </Box>
  );
}

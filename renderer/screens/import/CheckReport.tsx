import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Check } from '../../../shared/contract/imports.ts';
import type { ImportMapping } from '../../../shared/model/import-mapping.ts';
import { FigureStrip } from '../../components/FigureStrip.tsx';
import { Icon } from '../../components/Icon.tsx';
import { RejectedTable } from '../../components/RejectedTable.tsx';
import { Section } from '../../components/Section.tsx';
import { useWords } from '../../state/words.ts';
import { FilterCounts } from './FilterCounts.tsx';

/** What the dry run found. */
export function CheckReport({ check, mapping }: { readonly check: Check; readonly mapping: ImportMapping }) {
  const { t, formatter } = useWords();
  const { ledger, firstDay, lastDay, repeats } = check;
  const warnings = [
    ...(repeats === null ? [] : [t('imports.check.repeat', { at: formatter.instant(repeats.at) })]),
    ...(ledger.loaded === 0 ? [t('imports.check.nothing')] : []),
  ];
  const notes = [
    ...(ledger.anonymous > 0 ? [t('imports.check.anonymous', { count: ledger.anonymous })] : []),
    ...(ledger.rounded > 0 ? [t('imports.check.rounded', { count: ledger.rounded })] : []),
  ];
  const span = firstDay === null || lastDay === null ? '' : t('app.period.span', { from: formatter.day(firstDay), to: formatter.day(lastDay) });
  return (
    <>
      <Typography variant="h2" sx={{ marginBlockEnd: 4 }}>
        {t('imports.check.title')}
      </Typography>
      {warnings.map((warning) => (
        <Box
          key={warning}
          role="alert"
          sx={(theme) => ({ display: 'flex', gap: 2, padding: 3, marginBlockEnd: 4, borderRadius: 1, backgroundColor: theme.tokens.cautionTint })}
        >
          <Icon name="warning" sx={(theme) => ({ color: theme.tokens.caution })} />
          <Typography variant="body2">{warning}</Typography>
        </Box>
      ))}
      <FigureStrip
        figures={[
          ...(mapping.kind === 'orders' ? [{ label: t('imports.check.orders'), value: formatter.integer(check.orders) }] : []),
          { label: t('imports.check.newCustomers'), value: formatter.integer(check.newCustomers) },
          { label: t('imports.check.newProducts'), value: formatter.integer(check.newProducts) },
          ...(span === '' ? [] : [{ label: t('imports.check.span'), value: span }]),
        ]}
      />
      {notes.map((note) => (
        <Typography key={note} variant="body2" color="textSecondary" sx={{ marginBlockStart: 2 }}>
          {note}
        </Typography>
      ))}
      <Box sx={{ marginBlockStart: 6 }}>
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
}

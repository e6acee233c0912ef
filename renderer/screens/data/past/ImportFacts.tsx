import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { ImportDetail } from '../../../../shared/contract/imports.ts';
import { useImports, useTogether } from '../../../client/queries/imports.ts';
import { formatRoute } from '../../../state/route.ts';
import { useWords } from '../../../state/words.ts';

/** What is known of an import beside its totals: where it came from, with whom, how known rows were treated, what corrects it. */
export function ImportFacts({ detail }: { readonly detail: ImportDetail }) {
  const { t, formatter } = useWords();
  const imports = useImports().data ?? [];
  const { id, ledger, mode, origin, corrects, correctedLater = 0, tables = [] } = detail;
  const together = useTogether(detail);
  const children = imports.filter((other) => other.corrects === id);
  const parent = corrects == null ? undefined : imports.find((other) => other.id === corrects);
  const others = tables.filter(({ added, changed, superseded }) => added + changed + superseded > 0);
  const fresh = [
    ...(detail.newCustomers > 0 ? [t('imports.data.newCustomers', { count: detail.newCustomers })] : []),
    ...(detail.newProducts > 0 ? [t('imports.data.newProducts', { count: detail.newProducts })] : []),
    ...(detail.newOrders > 0 ? [t('imports.data.newOrders', { count: detail.newOrders })] : []),
    ...(ledger.anonymous > 0 ? [t('imports.check.anonymous', { count: ledger.anonymous })] : []),
  ];
  const leftOrders = ledger.leftOrders ?? 0;
  const linkTo = (other: { readonly id: number; readonly fileName: string }) => (
    <Link key={other.id} href={`#${formatRoute({ screen: 'data', importId: other.id })}`}>
      <bdi>{`${other.fileName} (${formatter.integer(other.id)})`}</bdi>
    </Link>
  );
  return (
    <Box
      component="dl"
      sx={{ margin: 0, marginBlock: 4, display: 'grid', gridTemplateColumns: { xs: '1fr', sm: 'minmax(96px, 180px) 1fr' }, rowGap: 1, columnGap: 4 }}
    >
      {fresh.length > 0 && <Fact name={t('imports.data.new')}>{fresh.join(' · ')}</Fact>}
      {others.length > 0 && (
        <Fact name={t('health.past.tables')}>
          {others.map(({ table, added, changed, superseded }) => (
            <TableCounts key={table} table={table} counts={{ added, changed, superseded }} />
          ))}
        </Fact>
      )}
      {mode !== undefined && <Fact name={t('health.past.mode')}>{t(`health.past.modes.${mode}`)}</Fact>}
      {together.length > 0 && <Fact name={t('health.past.group')}>{joined(together.map(linkTo))}</Fact>}
      {leftOrders > 0 && <Fact name={t('imports.ledger.rejected')}>{t('imports.check.leftOrders', { count: leftOrders })}</Fact>}
      {ledger.currencies !== undefined && (
        <Fact name={t('imports.roles.currency')}>
          {t('imports.check.currencies', { currencies: new Intl.ListFormat(formatter.locale, { type: 'unit' }).format(ledger.currencies) })}
        </Fact>
      )}
      {parent !== undefined && <Fact name={t('rejects.corrected.child', { id: parent.id })}>{linkTo(parent)}</Fact>}
      {children.length > 0 && (
        <Fact name={t('rejects.corrected.children')}>
          {joined(children.map(linkTo))}{' '}
          <span>({t('rejects.fixedLater', { fixed: formatter.integer(correctedLater), total: formatter.integer(ledger.rejected) })})</span>
        </Fact>
      )}
      {origin != null && (
        <Fact name={t('imports.data.file')}>
          <bdi dir="ltr">{origin.path}</bdi>
        </Fact>
      )}
      <Fact name={t('imports.check.fingerprint')}>
        <bdi>{detail.sha256}</bdi>
      </Fact>
    </Box>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <Typography component="dt" variant="body2" color="textSecondary">
        {name}
      </Typography>
      <Typography component="dd" variant="body2" sx={{ margin: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </>
  );
}

interface TableCountsProps {
  readonly table: string;
  readonly counts: Readonly<Record<'added' | 'changed' | 'superseded', number>>;
}

function TableCounts({ table, counts }: TableCountsProps) {
  const { t, text, translator, formatter } = useWords();
  const name = translator.has(`catalogue.relations.${table}`) ? text(`catalogue.relations.${table}`) : table;
  const parts = (['added', 'changed', 'superseded'] as const)
    .filter((what) => counts[what] > 0)
    .map((what) => `${t(`health.past.${what}`)} ${formatter.integer(counts[what])}`);
  return (
    <Box component="span" sx={{ display: 'block' }}>
      {name}: {parts.join(' · ')}
    </Box>
  );
}

function joined(parts: readonly ReactNode[]): ReactNode[] {
  return parts.flatMap((part, place) => (place === 0 ? [part] : [' · ', part]));
}

import Link from '@mui/material/Link';
import type { Predicate } from '../../../../shared/warehouse/predicate.ts';
import { useWords } from '../../../state/words.ts';
import { drillable, openRows } from './open-rows.ts';

export interface RowsLinkProps {
  readonly relation: string;
  readonly where: Predicate | null;
  readonly rows: number;
  /** What is shown. */
  readonly text: string;
  /** What the rows are, for the panel and screen readers. */
  readonly title: string;
}

/** A count that opens its rows where they can be looked at; plain text elsewhere. */
export function RowsLink({ relation, where, rows, text, title }: RowsLinkProps) {
  const { t } = useWords();
  const known = drillable(relation);
  if (known === null || where === null) return <bdi>{text}</bdi>;
  return (
    <Link
      component="button"
      type="button"
      onClick={() => openRows({ relation: known, where, title, rows })}
      aria-label={t('health.showRows', { what: title })}
      sx={{ minHeight: 24, textAlign: 'start', fontSize: 'inherit' }}
    >
      <bdi>{text}</bdi>
    </Link>
  );
}

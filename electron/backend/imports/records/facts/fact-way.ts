import { decimalColumns } from '../../../store/queries/records/records.ts';
import { ExactTotal } from '../exact-total.ts';
import { countAnonymous, ledgerBroken, namesOf, type Way, type WayContext } from '../way.ts';
import { FactLoad } from './fact-load.ts';

/** Facts are written chunk by chunk; at the end those that the file contradicts are put out of force and the sums are proved. */
export function loadFacts({ db, table, reader, mode, groupId, resolver, writer }: WayContext): Way {
  const load = new FactLoad({ db, table, mode, groupId, mapped: reader.mapped, constant: reader.constant, nameOf: namesOf(db, resolver) });
  const totals = new Map(decimalColumns(table).map((name) => [name, new ExactTotal()]));
  const isAboutCustomers = table.columns.some(({ name }) => name === 'customer_id');
  let loaded = 0;
  let anonymous = 0;
  return {
    take: async (rows) => {
      const skipped = new Set<number>();
      const { rows: fresh, hashes } = load.take(rows, (row) => skipped.add(row));
      for (const [name, total] of totals) {
        const column = fresh.columns.get(name);
        if (column !== undefined) total.take(column);
      }
      loaded += fresh.length;
      if (isAboutCustomers) anonymous += countAnonymous(fresh);
      await writer?.add(table, fresh, hashes);
      return skipped;
    },
    finish: async () => {
      const difference = load.difference();
      await writer?.supersede(table, load.superseded(), load.changed);
      const stored = writer?.sumsOf(table);
      const isWhole = stored === undefined || (stored.rows === loaded && [...totals].every(([name, { total }]) => stored.sums[name] === total));
      if (!isWhole) throw ledgerBroken(`${stored.rows} of ${loaded} rows of ${table.name}`);
      return { loaded, unchanged: load.unchanged, anonymous, difference, ...load.span() };
    },
  };
}

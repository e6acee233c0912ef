import type { RecordChunk } from '../../../../parser/protocol.ts';
import type { RecordTable } from '../../../store/queries/records/record-tables.ts';
import { type ImportResolver, madeKey } from '../../resolve/import-resolver.ts';
import type { KeyResolver } from '../../resolve/key-resolver.ts';
import { countAnonymous, namesOf, type Way, type WayContext } from '../way.ts';
import { nameFrom } from '../write-references.ts';
import { DealKeys } from './deal-keys.ts';
import { DimensionLoad } from './dimension-load.ts';

/** Campaigns, employees and deals are gathered while the file is read and written at its end. */
export function loadDimension({ db, table, mode, resolver, writer }: WayContext): Way {
  const deals = table.name === 'deals' ? new DealKeys(db) : null;
  const keys = deals?.keys ?? resolver.references.known[table.name === 'employees' ? 'employees' : 'campaigns'].keys;
  const load = new DimensionLoad({ db, table, keys, mode, nameOf: namesOf(db, resolver) });
  let read = 0;
  let anonymous = 0;
  return {
    take: async (rows, chunk) => {
      load.take(deals?.resolve(rows) ?? identify(table, chunk, keys, resolver), rows);
      read += rows.length;
      if (deals !== null) anonymous += countAnonymous(rows);
      return new Set();
    },
    finish: async () => {
      const { changed, unchangedRows, difference } = load.settle();
      if (writer !== null) {
        for (const rows of load.newRows(nameOfNew(table, resolver))) await writer.add(table, rows, null);
        await writer.change(table, changed);
      }
      return { loaded: read - unchangedRows, unchanged: unchangedRows, anonymous, difference, firstAt: null, lastAt: null };
    },
  };
}

/** A row without number and name is kept under a number made from file and row. */
function identify(table: RecordTable, chunk: RecordChunk, keys: KeyResolver, { references, importId }: ImportResolver): Int32Array {
  const ids = table.name === 'employees' ? references.employeeIds(chunk) : references.campaignIds(chunk);
  return ids.map((id, row) => (id === 0 ? keys.idOf(madeKey(importId, chunk.rowNo[row] ?? 0), chunk.rowNo[row] ?? 0) : id));
}

function nameOfNew(table: RecordTable, { references, texts }: ImportResolver): (index: number) => string | null {
  if (table.name === 'deals') return () => null;
  return table.name === 'employees'
    ? nameFrom(references.employeeNames, 'employeeName', texts)
    : nameFrom(references.campaignNames, 'campaignName', texts);
}

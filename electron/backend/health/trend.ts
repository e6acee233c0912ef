import { sql } from '../../../shared/warehouse/sql.ts';
import { type QualityPoint, readIdRange, readUnmeasuredImports, writeQuality } from '../store/queries/trust/import-quality.ts';
import type { Store } from '../store/store.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { countSelections, identifier, readCounts, readRuleContext, selectFrom } from './count-columns.ts';
import { type JudgedRelation, judgedRelations } from './judged-columns.ts';
import { countAt } from './read-cells.ts';

/** Of imports of more rows different values are estimated: nobody waits for them, but others want the processor. */
const COUNTED_EXACTLY = 500_000;

/**
 * Measures the rows that each import brought, once per import, and keeps the counts with it: undo takes them away again. Called after
 * an import and before health is shown, so that imports made by older versions are caught up. Cost: a scan per relation and import.
 */
export async function measureImports(
  { store, warehouse }: { readonly store: Store; readonly warehouse: Warehouse },
  today: number,
  signal?: AbortSignal,
): Promise<void> {
  const imports = readUnmeasuredImports(store.reader);
  if (imports.length === 0 || store.readOnly || warehouse.dataVersion !== store.dataVersion()) return;
  const version = store.dataVersion();
  const points: QualityPoint[] = [];
  for (const judged of judgedRelations(store.reader))
    points.push(...(await measureRelationImports({ store, warehouse }, judged, { imports, today, signal })));
  await store.whenWritable();
  // An import undone meanwhile may have left its number to another one.
  if (store.dataVersion() !== version) return;
  writeQuality(store.writer, imports, points);
}

async function measureRelationImports(
  { store, warehouse }: { readonly store: Store; readonly warehouse: Warehouse },
  judged: JudgedRelation,
  { imports, today, signal }: { readonly imports: readonly number[]; readonly today: number; readonly signal: AbortSignal | undefined },
): Promise<QualityPoint[]> {
  const { relation, key, hasImport, storeHasImport, columns } = judged;
  if (columns.length === 0 || !(hasImport || storeHasImport)) return [];
  const ranges = imports.map((importId) => ({ importId, range: hasImport ? null : readIdRange(store.reader, { table: relation, key }, importId) }));
  const brought = hasImport ? ranges : ranges.filter(({ range }) => range !== null);
  if (brought.length === 0) return [];
  const context = await readRuleContext(warehouse, judged, today, signal);
  const points: QualityPoint[] = [];
  for (const { importId, range } of brought) {
    const rowsOf = range === null ? sql`import_id = ${importId}` : sql`${identifier(key)} between ${range[0]} and ${range[1]}`;
    const rows = countAt(await warehouse.query(selectFrom(relation, [sql`count(*)::INTEGER as rows`], rowsOf), signal), 'rows');
    if (rows === 0) continue;
    const isExact = rows <= COUNTED_EXACTLY;
    const counts = await warehouse.query(selectFrom(relation, countSelections(judged, { context, isExact }), rowsOf), signal);
    points.push(...columns.map(({ name }, place) => ({ importId, relation, column: name, rows, ...readCounts(counts, judged, place) })));
  }
  return points;
}

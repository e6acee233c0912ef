import { ANALYSES } from '../../../shared/analyses/registry.ts';
import type { Health, RelationHealth } from '../../../shared/contract/health.ts';
import { rolesFeeding } from '../../../shared/quality/fed-columns.ts';
import { listOffers } from '../analyses/offers.ts';
import { readImports } from '../store/queries/imports.ts';
import { type QualityPoint, readQuality } from '../store/queries/trust/import-quality.ts';
import type { Store } from '../store/store.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { judgedRelations } from './judged-columns.ts';
import { measureRelation } from './measure-relation.ts';
import { measureImports } from './trend.ts';
import { readUnusedColumns } from './unused-columns.ts';
import { readUsedColumns } from './used-columns.ts';

const DAY_MS = 86_400_000;
const kept = new WeakMap<Warehouse, { readonly version: number; readonly today: number; readonly health: Promise<Health> }>();

export interface HealthParts {
  readonly store: Store;
  readonly warehouse: Warehouse;
}

/** How good the data is, what of it nobody reads, and what it lacks; worked out once per data version and day. */
export async function readHealth(parts: HealthParts, signal?: AbortSignal): Promise<Health> {
  const { warehouse } = parts;
  const today = Math.floor(Date.now() / DAY_MS);
  const before = kept.get(warehouse);
  if (before !== undefined && before.version === warehouse.dataVersion && before.today === today) return before.health;
  const health = computeHealth(parts, today, signal);
  kept.set(warehouse, { version: warehouse.dataVersion, today, health });
  health.catch(() => kept.delete(warehouse));
  return health;
}

async function computeHealth({ store, warehouse }: HealthParts, today: number, signal?: AbortSignal): Promise<Health> {
  await measureImports({ store, warehouse }, today, signal);
  const used = readUsedColumns(ANALYSES);
  const trends = groupPoints(readQuality(store.reader));
  const importDays = new Map(readImports(store.reader).map(({ importId, importedAt }) => [importId, Math.floor(Date.parse(importedAt) / DAY_MS)]));
  const [importedDay = null] = importDays.values();
  const relations: RelationHealth[] = [];
  for (const judged of judgedRelations(store.reader)) {
    const health = await measureRelation(warehouse, judged, { today, importedDay, signal });
    if (health !== null) relations.push(withReaders(health, used, trends, importDays));
  }
  const offers = await listOffers(warehouse);
  return {
    relations,
    unused: readUnusedColumns(store, used),
    off: offers.filter(({ missing }) => missing.length > 0).map(({ id, missing }) => ({ analysis: id, missing: missing.map(withFiles) })),
  };
}

/** What an analysis lacks, with the files that bring it. */
function withFiles({
  alternatives,
  ...column
}: Awaited<ReturnType<typeof listOffers>>[number]['missing'][number]): Health['off'][number]['missing'][number] {
  const others = alternatives?.map((other) => ({ ...other, kinds: rolesFeeding(other).kinds }));
  return { ...column, ...rolesFeeding(column), ...(others === undefined ? {} : { alternatives: others }) };
}

function withReaders(
  health: RelationHealth,
  used: ReadonlyMap<string, readonly string[]>,
  trends: ReadonlyMap<string, readonly QualityPoint[]>,
  importDays: ReadonlyMap<number, number>,
): RelationHealth {
  const columns = health.columns.map((column) => {
    const name = `${column.relation}.${column.column}`;
    const points = trends.get(name) ?? [];
    const trend = points.map(({ importId, rows, filled, valid, distinct, freshDay }) => ({
      importId,
      filled: filled / rows,
      valid: valid === null || filled === 0 ? null : valid / filled,
      distinct: filled === 0 ? null : distinct / filled,
      freshDay,
    }));
    const bringer = points.findLast(({ filled }) => filled > 0)?.importId;
    const broughtDay = bringer === undefined ? undefined : importDays.get(bringer);
    const freshness = column.freshness ?? (broughtDay === undefined || column.filled === 0 ? null : { day: broughtDay, of: 'import' as const });
    return { ...column, freshness, usedBy: [...(used.get(name) ?? [])], trend };
  });
  return { ...health, columns };
}

function groupPoints(points: readonly QualityPoint[]): Map<string, QualityPoint[]> {
  const groups = new Map<string, QualityPoint[]>();
  for (const point of points) {
    const name = `${point.relation}.${point.column}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [point]);
    else group.push(point);
  }
  return groups;
}

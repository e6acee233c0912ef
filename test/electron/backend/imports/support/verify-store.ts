import { createAnalysisEngine } from '../../../../../electron/backend/analyses/engine.ts';
import { verifyProject } from '../../../../../electron/backend/projects/verify-project.ts';
import { createSegmentService } from '../../../../../electron/backend/segments/service.ts';
import { digestRelations } from '../../../../support/table-digest.ts';
import type { Workbench } from './workbench.ts';

/** Everything that is wrong with a client file or its warehouse, which must also be the one that would be built anew; empty when all is well. */
export async function verifyStore({ store, warehouse }: Workbench): Promise<string[]> {
  const engine = createAnalysisEngine({ store, warehouse, appVersion: 'test' });
  const parts = { store, warehouse, engine, segments: createSegmentService({ store, warehouse, engine }) };
  const { checks } = await verifyProject({ store, parts: async () => parts, loaded: async () => parts });
  const faults = checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`);
  const shown = await digestRelations(warehouse);
  await warehouse.rebuild(() => undefined);
  const built = await digestRelations(warehouse);
  const differing = Object.keys(built).filter((name) => built[name as keyof typeof built] !== shown[name as keyof typeof shown]);
  return [...faults, ...differing.map((name) => `relation ${name} differs from a fresh build`)];
}

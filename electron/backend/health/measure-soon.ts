import type { Host } from '../host.ts';
import type { OpenProject } from '../projects/project-session.ts';
import { measureImports } from './trend.ts';

const DAY_MS = 86_400_000;
/** Long enough that a person sees the result of the import first. */
const AFTER_MS = 1500;

/** Measures what an import brought once nobody waits for it. What fails or is cut short is caught up when health is looked at. */
export function measureSoon(session: Host['session'], project: OpenProject): void {
  setTimeout(() => {
    if (session.current() !== project) return;
    project
      .parts()
      .then(({ store, warehouse }) => measureImports({ store, warehouse }, Math.floor(Date.now() / DAY_MS)))
      .catch(() => undefined);
  }, AFTER_MS).unref();
}

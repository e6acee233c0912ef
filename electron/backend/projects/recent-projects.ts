import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type ProjectInfo, type ProjectSummary, projectSummarySchema } from '../../../shared/contract/projects.ts';
import { readJsonFile, writeJsonFile } from '../platform/atomic-json.ts';

const MAX_RECENT = 20;
const recentSchema = z.array(projectSummarySchema.omit({ exists: true }));
type Recent = z.infer<typeof recentSchema>[number];

export interface RecentProjects {
  readonly list: () => ProjectSummary[];
  /** Puts a client file first, with its name and number of rows as they are now. */
  readonly remember: (project: Pick<ProjectInfo, 'path' | 'name' | 'lines'>) => void;
  readonly forget: (path: string) => ProjectSummary[];
}

/** Client files opened lately, newest first: `recent.json` in the data folder. */
export function openRecentProjects(dataDir: string): RecentProjects {
  const file = join(dataDir, 'recent.json');
  const read = (): Recent[] => readJsonFile(file, recentSchema) ?? [];
  const list = (): ProjectSummary[] => read().map((recent) => ({ ...recent, exists: existsSync(recent.path) }));
  return {
    list,
    remember: ({ path, name, lines: rows }) => {
      const others = read().filter((recent) => recent.path !== path);
      try {
        writeJsonFile(file, [{ path, name, rows, openedAt: new Date().toISOString() }, ...others].slice(0, MAX_RECENT));
      } catch {
        // What was done to the client file stays done when only the list of recent ones finds no room.
      }
    },
    forget: (path) => {
      writeJsonFile(
        file,
        read().filter((recent) => recent.path !== path),
      );
      return list();
    },
  };
}

import { homedir } from 'node:os';
import { join } from 'node:path';
import type { HostSettings } from './host-messages.ts';
import { openStaging } from './staging.ts';

export interface FolderPlace {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

type Folders = Pick<HostSettings, 'dataDir' | 'cacheDir' | 'projectsDir'>;

/** Where settings, caches and client files live: the system's own places, or all under `dataDir` when one is given (portable use, tests). */
export function chooseFolders(
  dataDir: string | undefined,
  place: FolderPlace = { platform: process.platform, env: process.env, home: homedir() },
): Folders {
  const given = dataDir ?? place.env.CLIENTELE_DATA_DIR;
  if (given !== undefined && given !== '') return { dataDir: given, cacheDir: join(given, 'cache'), projectsDir: join(given, 'clients') };
  const projectsDir = join(place.home, 'Documents', 'Clientele');
  if (place.platform === 'win32') {
    const local = place.env.LOCALAPPDATA ?? join(place.home, 'AppData', 'Local');
    return {
      dataDir: join(place.env.APPDATA ?? join(place.home, 'AppData', 'Roaming'), 'Clientele'),
      cacheDir: join(local, 'Clientele', 'Cache'),
      projectsDir,
    };
  }
  if (place.platform === 'darwin') {
    const library = join(place.home, 'Library');
    return { dataDir: join(library, 'Application Support', 'Clientele'), cacheDir: join(library, 'Caches', 'Clientele'), projectsDir };
  }
  return {
    dataDir: join(place.env.XDG_CONFIG_HOME ?? join(place.home, '.config'), 'clientele'),
    cacheDir: join(place.env.XDG_CACHE_HOME ?? join(place.home, '.cache'), 'clientele'),
    projectsDir,
  };
}

/** Makes a staging folder for this process in the cache; those of ended processes are removed. */
export function openStagingIn(cacheDir: string): Promise<string> {
  return openStaging(join(cacheDir, 'staging'));
}

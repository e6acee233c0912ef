import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';
import type { HostSettings } from '../backend/platform/host-messages.ts';

const PROFILE_SWITCH = 'profile';

/** Folders of this person, made when missing. `--profile=FOLDER` keeps everything in one place, for example on an encrypted volume. */
export function prepareFolders(app: App): HostSettings {
  const profile = app.commandLine.getSwitchValue(PROFILE_SWITCH);
  if (profile !== '') app.setPath('userData', profile);
  const dataDir = app.getPath('userData');
  const settings: HostSettings = {
    shell: 'electron',
    appVersion: app.getVersion(),
    dataDir,
    cacheDir: join(dataDir, 'warehouse'),
    stagingDir: join(dataDir, 'staging'),
    projectsDir: profile === '' ? join(app.getPath('documents'), 'Clientele') : join(profile, 'projects'),
  };
  for (const folder of [settings.dataDir, settings.cacheDir, settings.stagingDir, settings.projectsDir]) mkdirSync(folder, { recursive: true });
  return settings;
}

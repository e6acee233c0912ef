import { CONTRACT_VERSION } from '../../../shared/contract/version.ts';
import type { Host } from '../host.ts';
import type { Implementer } from './implementer.ts';

/** Procedures about the person's settings and the program itself. */
export function settingsProcedures(os: Implementer, { ports, settings }: Host) {
  return {
    get: os.settings.get.handler(() => settings.read()),
    update: os.settings.update.handler(({ input }) => settings.update(input)),
    watch: os.settings.watch.handler(({ signal }) => settings.watch(signal)),
    about: os.settings.about.handler(() => ({
      appVersion: ports.appVersion,
      contractVersion: CONTRACT_VERSION,
      shell: ports.shell,
      dataFolder: ports.dataDir,
    })),
  };
}

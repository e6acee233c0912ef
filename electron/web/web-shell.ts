import { rm } from 'node:fs/promises';
import manifest from '../../package.json' with { type: 'json' };
import { chooseFolders, openStagingIn } from '../backend/platform/folders.ts';
import { createConnections, HOST_RESTARTS, SAFE_MODE } from './connections.ts';
import { type HostSupervisor, superviseHost } from './host-supervisor.ts';
import { startWebServer, type WebServer } from './web-server.ts';

export interface WebShellOptions {
  readonly port?: number;
  readonly dataDir?: string | undefined;
  readonly rendererDir: string;
  readonly maxUploadBytes?: number;
}

export interface WebShell {
  readonly server: WebServer;
  readonly supervisor: HostSupervisor;
  /** Scratch folder of this run; gone afterwards. */
  readonly stagingDir: string;
  readonly close: () => Promise<void>;
}

/** Brings up host and loopback server; the window is the caller's matter. */
export async function startWebShell({ port = 0, dataDir, rendererDir, maxUploadBytes }: WebShellOptions): Promise<WebShell> {
  const folders = chooseFolders(dataDir);
  const stagingDir = await openStagingIn(folders.cacheDir);
  const connections = createConnections((message) => supervisor.send(message));
  const supervisor = superviseHost(
    { shell: 'web', appVersion: manifest.version, ...folders, stagingDir },
    { onRelay: connections.receive, onCrash: (isSafeMode) => connections.closeAll(isSafeMode ? SAFE_MODE : HOST_RESTARTS) },
  );
  const server = await startWebServer({
    port,
    rendererDir,
    stagingDir,
    ...(maxUploadBytes === undefined ? {} : { maxUploadBytes }),
    onConnection: (socket) => (supervisor.isSafeMode() ? socket.close(SAFE_MODE) : connections.add(socket)),
    onPage: supervisor.recover,
  });
  return {
    server,
    supervisor,
    stagingDir,
    close: async () => {
      await server.close();
      await supervisor.stop();
      await rm(stagingDir, { recursive: true, force: true });
    },
  };
}

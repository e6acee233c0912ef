import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { createConnections } from '../../../electron/web/connections.ts';
import { superviseHost } from '../../../electron/web/host-supervisor.ts';
import { startWebServer } from '../../../electron/web/web-server.ts';
import { signIn } from '../../support/sign-in.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { describeTransport, type ProbeConnection } from './conformance.ts';

const PROBE_HOST = fileURLToPath(new URL('../../support/probe-host.ts', import.meta.url));

/** The whole way of the web shell: a real socket, the loopback server, the relay and a host in a child process. */
describeTransport('WebSocket to a host process', async () => {
  const folder = await temporaryFolder();
  const connections = createConnections((message) => supervisor.send(message));
  const supervisor = superviseHost(
    { shell: 'web', appVersion: '0', dataDir: folder, cacheDir: folder, stagingDir: folder, projectsDir: folder },
    { onRelay: connections.receive, onCrash: () => undefined },
    PROBE_HOST,
  );
  const server = await startWebServer({ port: 0, rendererDir: folder, stagingDir: folder, onConnection: connections.add });
  onTestFinished(async () => {
    await server.close();
    await supervisor.stop();
  });
  const headers = await signIn(server.newLink());
  const connect = async (): Promise<ProbeConnection> => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, { headers });
    await once(socket, 'open');
    return {
      client: createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })),
      disconnect: async () => socket.terminate(),
      again: connect,
      sendRaw: (data) => socket.send(data),
    };
  };
  return await connect();
});

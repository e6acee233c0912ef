import { createRouterClient } from '@orpc/server';
import { openHostLog } from '../../../electron/backend/platform/host-log.ts';
import { createProbeRouter } from '../../support/probe-router.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { describeTransport, type ProbeConnection } from './conformance.ts';

describeTransport('in-process', async () => {
  const router = createProbeRouter(openHostLog(await temporaryFolder()));
  const connect = async (): Promise<ProbeConnection> => ({
    client: createRouterClient(router),
    disconnect: async () => undefined,
    again: connect,
    sendRaw: null,
  });
  return await connect();
});

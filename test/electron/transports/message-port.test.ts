import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { onTestFinished } from 'vitest';
import { channelOfPort, createContractServer } from '../../../electron/backend/platform/channel.ts';
import { openHostLog } from '../../../electron/backend/platform/host-log.ts';
import { createProbeRouter } from '../../support/probe-router.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { describeTransport, type ProbeConnection } from './conformance.ts';

describeTransport('MessagePort pair', async () => {
  const log = openHostLog(await temporaryFolder());
  const serve = createContractServer(createProbeRouter(log), (error) => log.failure('transport', error));
  const connect = async (): Promise<ProbeConnection> => {
    const { port1, port2 } = new MessageChannel();
    serve(channelOfPort(port2));
    const link = new RPCLink({ port: port1 });
    port1.start();
    onTestFinished(() => port1.close());
    return {
      client: createORPCClient(link),
      disconnect: async () => port1.close(),
      again: connect,
      sendRaw: (data) => port1.postMessage(data),
    };
  };
  return await connect();
});

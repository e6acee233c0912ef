import { createContractServer } from '../../electron/backend/platform/channel.ts';
import { openHostLog } from '../../electron/backend/platform/host-log.ts';
import type { HostToShell, ShellToHost } from '../../electron/backend/platform/host-messages.ts';
import { createRelay } from '../../electron/backend/platform/relay.ts';
import { createProbeRouter } from './probe-router.ts';

/** A host process that serves the probe router over the relay, as the real one serves the contract. */
const relay = createRelay((message: HostToShell) => process.send?.(message));
let serve: ReturnType<typeof createContractServer> | null = null;

process.on('message', (message: ShellToHost) => {
  if (message.type === 'start') {
    const log = openHostLog(message.settings.dataDir);
    serve = createContractServer(createProbeRouter(log), (error) => log.failure('transport', error));
  } else if (message.type === 'relayOpen') serve?.(relay.open(message.connection));
  else if (message.type === 'relayData' || message.type === 'relayClosed') relay.receive(message);
  else if (message.type === 'stop') process.exit(0);
});

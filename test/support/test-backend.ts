import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { type Backend, createBackend } from '../../electron/backend/create-backend.ts';
import { createChromiumPrinter } from '../../electron/backend/platform/print-with-chromium.ts';
import type { BackendPorts } from '../../electron/backend/ports.ts';
import type { Contract } from '../../shared/contract/contract.ts';

export interface TestBackend {
  readonly client: ContractRouterClient<Contract>;
  readonly ports: BackendPorts;
  readonly backend: Backend;
}

/** A whole host in this process with its folders under `folder`. */
export async function openTestBackend(folder: string): Promise<TestBackend> {
  const ports: BackendPorts = {
    shell: 'cli',
    appVersion: '0.0.0-test',
    dataDir: join(folder, 'data'),
    cacheDir: join(folder, 'cache'),
    stagingDir: join(folder, 'staging'),
    projectsDir: join(folder, 'clients'),
    print: createChromiumPrinter(),
  };
  await mkdir(ports.stagingDir, { recursive: true });
  const backend = await createBackend(ports);
  return { client: createRouterClient(backend.router), ports, backend };
}

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';

/** Runs every bench there is, one after another, and fails when one fails. */
const BENCHES = [
  'import.ts',
  'encodings.ts',
  'pollock.ts',
  'sniffing.ts',
  'xlsx.ts',
  'compute.ts',
  'clv.ts',
  'survival.ts',
  'report.ts',
  'start.ts',
  'window.ts',
];

console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load average ${loadavg()[0]?.toFixed(1)}`);
let failed = 0;
for (const name of BENCHES) {
  const file = fileURLToPath(new URL(name, import.meta.url));
  if (!existsSync(file)) continue;
  const { status } = spawnSync(process.execPath, [file], { stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;

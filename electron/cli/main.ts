import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Most of a short command is the compiling of our own sources: kept, it takes a third of the time. The bundle needs none of this.
if (import.meta.url.endsWith('.ts')) enableCompileCache(fileURLToPath(new URL('../../.cache/compile', import.meta.url)));
const { runCommandLine } = await import('./run-command-line.ts');
await runCommandLine(process.argv.slice(2));

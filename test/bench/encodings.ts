import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, renameSync } from 'node:fs';
import { loadavg } from 'node:os';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { encodeAs } from '../electron/parser/support/encode-as.ts';
import { ensureOrdersFile } from './orders-file.ts';

/**
 * The same file with names in another script, imported from the encodings such files come in and from UTF-8. Each run is a process of
 * its own, by turns; ratios are those of one run's pair.
 */
const LINES = Number(process.argv[2] ?? 1_000_000);
const RUNS = Number(process.argv[3] ?? 3);
const GOAL_RATIO = 1.2;
const CASES = [
  { encoding: 'windows-1251', product: 'Изделие', category: 'Раздел' },
  { encoding: 'gb18030', product: '商品', category: '类别' },
] as const;

interface Measured {
  readonly ms: number;
  readonly cpuMs: number;
  readonly rows: number;
  readonly amount: string;
}

for (const words of CASES) {
  const [utf8, other] = [await ensureFile('utf-8', words), await ensureFile(words.encoding, words)];
  const pairs = Array.from({ length: RUNS }, () => [runOnce(utf8, 'utf-8'), runOnce(other, words.encoding)] as const);
  for (const [a, b] of pairs) {
    if (a.rows !== LINES || b.rows !== LINES || a.amount !== b.amount) throw new Error(`the two files disagree: ${JSON.stringify([a, b])}`);
  }
  const ratio = middleOf(pairs.map(([a, b]) => b.ms / a.ms));
  const cpu = middleOf(pairs.map(([a, b]) => b.cpuMs / a.cpuMs));
  const times = pairs.map(([a, b]) => `${Math.round(b.ms)}/${Math.round(a.ms)}`).join(' ');
  const verdict = ratio <= GOAL_RATIO ? 'ok' : 'MISSED';
  console.log(
    `${words.encoding} ${LINES} lines: ratio to utf-8 ${ratio.toFixed(2)} (goal ${GOAL_RATIO}) ${verdict}, processor time ${cpu.toFixed(2)} [${times} ms]`,
  );
}
console.log(`  load average ${loadavg()[0]?.toFixed(1)}`);

function runOnce(path: string, encoding: string): Measured {
  const script = fileURLToPath(new URL('import-ours.ts', import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [script, path, encoding], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })) as Measured;
}

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

/** The orders file with its products and categories in another script. */
async function ensureFile(encoding: string, { encoding: script, product, category }: (typeof CASES)[number]): Promise<string> {
  const { path } = await ensureOrdersFile(LINES);
  const target = path.replace(/\.csv$/, `-${script}-as-${encoding}.csv`);
  if (existsSync(target)) return target;
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  await pipeline(
    async function* () {
      let text = '';
      for await (const line of lines) {
        text += `${line.replace('Product', product).replace('Category', category)}\n`;
        if (text.length < 1_000_000) continue;
        yield encodeAs(text, encoding);
        text = '';
      }
      yield encodeAs(text, encoding);
    },
    createWriteStream(`${target}.part`),
  );
  renameSync(`${target}.part`, target);
  return target;
}

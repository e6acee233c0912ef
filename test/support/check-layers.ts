import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/**
 * Runs the import rules of `.config/dependency-cruiser.cjs` and fails on a violation, and also when fewer modules were looked at
 * than there are source files: a tool that sees nothing would pass as well.
 */
const FOLDERS = ['shared', 'electron', 'renderer'];
const SOURCE = /\.(ts|tsx|cts|mts)$/;

const { forbidden, options } = createRequire(import.meta.url)('../../.config/dependency-cruiser.cjs');
const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => SOURCE.test(name))
    .map((name) => join(folder, name).replaceAll('\\', '/')),
);
const { output } = await cruise(FOLDERS, { ...options, validate: true, ruleSet: { forbidden } as IFlattenedRuleSet }, undefined, {
  tsConfig: extractTSConfig(options.tsConfig.fileName),
});
if (typeof output === 'string') throw new Error('dependency-cruiser gave a report instead of its findings');
report(output);

function report({ modules, summary }: ICruiseResult): void {
  const seen = new Set(modules.map(({ source }) => source));
  const unseen = files.filter((file) => !seen.has(file) && !file.endsWith('.d.ts'));
  for (const { rule, from, to } of summary.violations) console.error(`${rule.severity} ${rule.name}: ${from} → ${to}`);
  if (unseen.length > 0) console.error(`${unseen.length} source files were not looked at, for example ${unseen[0]}`);
  console.log(
    `${files.length} source files, ${seen.size} modules, ${summary.totalDependenciesCruised} imports, ${summary.violations.length} violations`,
  );
  if (files.length === 0 || unseen.length > 0 || summary.violations.length > 0) process.exitCode = 1;
}

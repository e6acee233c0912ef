import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PACKAGE = '@sparticuz/chromium';
const UNPACK_SCRIPT = 'const { default: chromium } = await import(process.argv[1]); await chromium.executablePath();';

/**
 * Unpacks the headless Chromium of the development package once and gives the path of its starter, or null where the package
 * is absent or made for another machine. Two processes may ask at once: each unpacks beside the place and the first rename wins.
 */
export async function unpackBundledBrowser(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const entry = findPackageEntry();
  if (entry === null) return null;
  const packageFolder = dirname(dirname(fileURLToPath(entry)));
  const folders = [join(dirname(dirname(packageFolder)), '.cache'), tmpdir()];
  const name = `clientele-chromium-${await readVersion(packageFolder)}-${process.getuid?.() ?? 0}`;
  for (const folder of folders) {
    const starter = join(folder, name, 'chromium.sh');
    if (existsSync(starter)) return starter;
  }
  for (const folder of folders) {
    const starter = await unpackInto(folder, name, entry);
    if (starter !== null) return starter;
  }
  return null;
}

function findPackageEntry(): string | null {
  try {
    return import.meta.resolve(PACKAGE);
  } catch {
    return null;
  }
}

async function readVersion(packageFolder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown';
}

async function unpackInto(folder: string, name: string, entry: string): Promise<string | null> {
  const target = join(folder, name);
  let work: string;
  try {
    await mkdir(folder, { recursive: true });
    work = await mkdtemp(join(folder, `${name}-`));
  } catch {
    return null;
  }
  try {
    // A child process, because the package sets environment variables for good and unpacks into TMPDIR; the switch makes it
    // unpack the shared libraries that a bare Linux lacks.
    const env = { ...process.env, TMPDIR: work, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', UNPACK_SCRIPT, entry], { env });
    await writeFile(join(work, 'fonts.conf'), FONTS_CONF);
    await writeFile(join(work, 'chromium.sh'), STARTER, { mode: 0o755 });
    await rename(work, target).catch(async (error: unknown) => {
      if (!existsSync(join(target, 'chromium.sh'))) throw error;
      await rm(work, { recursive: true, force: true });
    });
    return join(target, 'chromium.sh');
  } catch {
    await rm(work, { recursive: true, force: true });
    return null;
  }
}

const STARTER = `#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
`;

const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

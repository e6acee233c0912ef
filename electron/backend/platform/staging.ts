import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Artifact, artifactSchema } from '../../../shared/contract/segments.ts';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A file being made: write to `path`, then `finish` registers it under its id, or `discard` leaves nothing behind. */
export interface PendingArtifact {
  readonly path: string;
  readonly finish: () => Promise<Artifact>;
  readonly discard: () => Promise<void>;
}

/** Begins a finished-file-to-be in staging; nobody can fetch it before `finish`. */
export async function beginArtifact(stagingDir: string, { fileName, mediaType }: Pick<Artifact, 'fileName' | 'mediaType'>): Promise<PendingArtifact> {
  const folder = join(stagingDir, 'artifacts');
  await mkdir(folder, { recursive: true });
  const artifactId = randomUUID();
  const path = join(folder, `${artifactId}.part`);
  return {
    path,
    finish: async () => {
      const artifact = { artifactId, fileName, bytes: (await stat(path)).size, mediaType };
      await writeWhole(join(folder, `${artifactId}.json`), JSON.stringify(artifact));
      await rename(path, join(folder, artifactId));
      return artifact;
    },
    discard: () => rm(path, { force: true }),
  };
}

/** The registered artifact of that id and where its bytes lie, or null for any other text. */
export async function findArtifact(stagingDir: string, artifactId: string): Promise<{ readonly artifact: Artifact; readonly path: string } | null> {
  if (!ID.test(artifactId)) return null;
  const path = join(stagingDir, 'artifacts', artifactId);
  try {
    return { artifact: artifactSchema.parse(JSON.parse(await readFile(`${path}.json`, 'utf8'))), path };
  } catch {
    return null;
  }
}

/** A fresh id for an upload and the file it is written to. */
export async function beginUpload(stagingDir: string): Promise<{ readonly staged: string; readonly path: string }> {
  const folder = join(stagingDir, 'uploads');
  await mkdir(folder, { recursive: true });
  const staged = randomUUID();
  return { staged, path: join(folder, staged) };
}

/** Writes a new file of staging, or leaves nothing of it where the disk is full. Throws what the file system says. */
export async function writeWhole(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { encoding: 'utf8', flag: 'wx' });
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** Path of an upload, or null when there is none of that id. */
export function findUpload(stagingDir: string, staged: string): string | null {
  if (!ID.test(staged)) return null;
  const path = join(stagingDir, 'uploads', staged);
  return existsSync(path) ? path : null;
}

/** Makes an empty staging folder of this process under `root` and removes those of processes that have ended. */
export async function openStaging(root: string): Promise<string> {
  await mkdir(root, { recursive: true });
  for (const name of await readdir(root)) {
    const pid = Number(name.split('-')[0]);
    if (!isAlive(pid)) await rm(join(root, name), { recursive: true, force: true });
  }
  return await mkdtemp(join(root, `${process.pid}-`));
}

/** Empties the staging folder of a shell that runs once per machine and always uses the same one. */
export async function emptyStaging(stagingDir: string): Promise<void> {
  for (const name of ['artifacts', 'uploads', 'sample']) await rm(join(stagingDir, name), { recursive: true, force: true });
}

/** Whether a process of this machine is running. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

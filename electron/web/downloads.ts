import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { findArtifact } from '../backend/platform/staging.ts';

/** Sends a finished file under its name; false when the host registered none of that id. */
export async function sendArtifact(response: ServerResponse, stagingDir: string, artifactId: string): Promise<boolean> {
  const found = await findArtifact(stagingDir, artifactId);
  if (found === null) return false;
  const { fileName, mediaType, bytes } = found.artifact;
  response.setHeader('Content-Type', mediaType);
  response.setHeader('Content-Length', bytes);
  response.setHeader('Content-Disposition', contentDisposition(fileName));
  await pipeline(createReadStream(found.path), response);
  return true;
}

/** RFC 6266: a plain name for old readers and the whole name in UTF-8. */
export function contentDisposition(fileName: string): string {
  const plain = [...fileName].map((character) => (/[\w .()-]/.test(character) ? character : '_')).join('');
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

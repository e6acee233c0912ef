import { ParserFailure } from './parser-failure.ts';
import { previewDelimited } from './sniff/preview.ts';

/** Fingerprints of the headers of files, in their order; null for a file that cannot be read as a table. */
export async function readShapes(paths: readonly string[]): Promise<(string | null)[]> {
  const shapes: (string | null)[] = [];
  for (const path of paths) {
    try {
      shapes.push((await previewDelimited({ path, fileName: '', dialect: {}, kind: null, saved: [] })).fingerprint);
    } catch (error) {
      if (!(error instanceof ParserFailure)) throw error;
      shapes.push(null);
    }
  }
  return shapes;
}

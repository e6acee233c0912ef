import type { ImportMapping } from '../../../shared/model/import-mapping.ts';
import { computeFingerprint } from '../fingerprint.ts';
import type { ReadSummary, RecordChunk } from '../protocol.ts';
import { ChunkBuilder } from './chunk-builder.ts';
import { walkFile } from './walk-file.ts';

export interface ReadFileRequest {
  readonly path: string;
  readonly mapping: ImportMapping;
  /** Raw blocks are wanted: false on a dry run. */
  readonly keepRaw: boolean;
}

/** Takes a chunk; the reader goes on when the promise resolves. */
export type ChunkSink = (chunk: RecordChunk) => Promise<void>;

/**
 * Reads a delimited file by its mapping, chunk by chunk, in one pass and flat memory. Records that cannot be read are refused with line, column and
 * reason. A record shorter than the header is refused (nobody can tell which field is missing) unless only unnamed columns at its end are;
 * a longer one is refused unless what is too much is empty. Blank lines are no records. Throws as `walkFile`.
 */
export async function readDelimited({ path, mapping, keepRaw }: ReadFileRequest, sink: ChunkSink): Promise<ReadSummary> {
  const builder = new ChunkBuilder(mapping, keepRaw);
  const { sha256, fileSize, bytesRead, bytesTotal } = await walkFile(path, mapping, {
    header: (names) => builder.setHeader(names),
    record: (cursor, status, progress) => {
      builder.add(cursor, status);
      return builder.isFull ? sink(builder.take(progress())) : undefined;
    },
    blockEnd: () => builder.settle(),
  });
  if (!builder.isEmpty) await sink(builder.take({ bytesRead, bytesTotal }));
  const header = builder.header ?? mapping.columns.map((column) => column.header);
  return { ...builder.summary(), sha256, fileSize, header, fingerprint: computeFingerprint(header, mapping.dialect.hasHeader) };
}

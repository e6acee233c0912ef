import type { Join } from '../../../shared/contract/import-sets.ts';
import type { ImportMapping } from '../../../shared/model/import-mapping.ts';
import type { RecordChunk } from '../protocol.ts';
import { walkFile } from '../read/walk-file.ts';
import { FileProfile } from './file-profile.ts';
import { findJoins } from './find-joins.ts';
import { MOST_VALUES_TOGETHER, releaseColumns } from './release-columns.ts';

/** Rows between two reports. */
const REPORTED_RECORDS = 20_000;

/**
 * Reads every file once and finds the keys by which their rows name each other. Broken records and those that the filters take out do
 * not count; columns with more than half a million different values are left out, and of those that no role names the largest where all together hold
 * more than two million. Throws as `walkFile`.
 */
export async function joinFiles(
  files: readonly { readonly path: string; readonly mapping: ImportMapping }[],
  report: (progress: RecordChunk['progress'] & { readonly file: number }) => void,
): Promise<Join[]> {
  const profiles: FileProfile[] = [];
  for (const [file, { path, mapping }] of files.entries()) {
    const profile = new FileProfile(mapping);
    let records = 0;
    await walkFile(path, mapping, {
      header: (names) => profile.setHeader(names),
      record: (cursor, status, progress) => {
        records += 1;
        if (status === 'record') profile.add(cursor, cursor.line);
        if (records % REPORTED_RECORDS === 0) {
          releaseColumns([...profiles, profile], MOST_VALUES_TOGETHER);
          report({ ...progress(), records, file });
        }
        return undefined;
      },
    });
    report({ bytesRead: 1, bytesTotal: 1, records, file });
    profiles.push(profile);
  }
  return findJoins(profiles);
}

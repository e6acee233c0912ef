import { LARGE_BYTES } from '../../../state/import-files.ts';

/** What a loopback upload wrote to a slow disk per second. */
const COPY_BYTES_PER_SECOND = 120_000_000;
/** What a check read per second of order lines of seven columns; the load takes about as long again. */
const READ_BYTES_PER_SECOND = 40_000_000;

/** Whether a file is so large that its time should be told, and was not asked about on its way here: where the shell gives a path nothing is copied. */
export function isLargeUnasked(sentBytes: number | null, fileSize: number | undefined): boolean {
  return sentBytes === null && (fileSize ?? 0) >= LARGE_BYTES;
}

/** Rough seconds until a file lies where the host can read it. */
export function copySeconds(bytes: number): number {
  return bytes / COPY_BYTES_PER_SECOND;
}

/** Rough seconds for the check and the load of a file. */
export function readSeconds(bytes: number): number {
  return (2 * bytes) / READ_BYTES_PER_SECOND;
}

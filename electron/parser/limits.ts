/** A physical line longer than this is refused; a quoted field may not run further either. */
export const MAX_LINE_BYTES = 10 * 1024 * 1024;
/** Widest record that is read. */
export const MAX_COLUMNS = 4096;
/** What is kept of a line that was refused for its length. */
export const KEPT_OF_LONG_LINE = 64 * 1024;
/** Bytes taken from the file at a time. */
export const BLOCK_BYTES = 1024 * 1024;
/** Records of one chunk at most: the host takes one in without a break, and must not make a window wait. */
export const CHUNK_RECORDS = 16_384;
/** Records of the first chunk: until it comes the host has nothing to do. */
export const FIRST_CHUNK_RECORDS = 2048;
/** A chunk is handed over early when its raw text has grown to this. */
export const CHUNK_TEXT_BYTES = 8 * 1024 * 1024;
/** Chunks on their way before the reader waits. */
export const CHUNK_WINDOW = 4;
/** Bytes (after unpacking) that a preview looks at. */
export const SAMPLE_BYTES = 1024 * 1024;
/** Longest text of a refused value that is reported. */
export const REPORTED_CHARACTERS = 200;

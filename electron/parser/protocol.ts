import type { ErrorCode } from '../../shared/contract/errors.ts';
import type { Join } from '../../shared/contract/import-sets.ts';
import type { ListedPart, Preview, Survey } from '../../shared/contract/imports.ts';
import type { CleaningStep, StepCount } from '../../shared/model/cleaning-step.ts';
import type { ImportKind } from '../../shared/model/import-kind.ts';
import type { Dialect, ImportMapping, RejectedRow, TablePart } from '../../shared/model/import-mapping.ts';
import type { Role } from '../../shared/model/role.ts';
import type { Packing } from './readers/byte-source.ts';
import type { PresetShape } from './shape/match-preset.ts';

/** What the host sends to a parser worker, and what comes back. Chunks move by transfer; the worker may be terminated at any moment. */
export type ParserRequest =
  | {
      readonly type: 'preview';
      readonly path: string;
      readonly fileName: string;
      readonly dialect: Partial<Dialect>;
      readonly kind: ImportKind | null;
      readonly saved: SavedShape[];
      /** Known exports, and the person's choice among them: an id, or null for none; absent = the best. */
      readonly presets?: readonly PresetShape[] | undefined;
      readonly preset?: string | null | undefined;
      /** The table to look at; absent = the one that most likely is meant. */
      readonly part?: TablePart | undefined;
      /** Cleaning steps to run before anything is guessed; absent = those of the saved mapping. */
      readonly steps?: readonly CleaningStep[] | undefined;
      /** ISO code of the country for phone numbers without one, when the person named it. */
      readonly phoneCountry?: string | undefined;
    }
  /** Which tables a file has. */
  | { readonly type: 'inspect'; readonly path: string }
  /** Which shape each of many files has. */
  | { readonly type: 'shapes'; readonly paths: readonly string[] }
  /** `keepRaw` false = dry run (check): totals, keys and rejects, but no raw blocks. */
  | { readonly type: 'read'; readonly path: string; readonly mapping: ImportMapping; readonly keepRaw: boolean }
  /** Weighs the readings of every column over all rows. */
  | { readonly type: 'survey'; readonly path: string; readonly mapping: ImportMapping }
  /** Finds the keys by which the rows of several files name each other. */
  | { readonly type: 'joins'; readonly files: readonly { readonly path: string; readonly mapping: ImportMapping }[] }
  /** The reader waits after `window` unacknowledged chunks, so that memory stays flat. */
  | { readonly type: 'acknowledge' };

/** Why a file or a mapping as a whole cannot be read. */
export type ParserFailureCode = Extract<
  ErrorCode,
  | 'FILE_NOT_FOUND'
  | 'FILE_UNREADABLE'
  | 'FILE_EMPTY'
  | 'FILE_NOT_TEXT'
  | 'FILE_TOO_WIDE'
  | 'FILE_DAMAGED'
  | 'FILE_ENCRYPTED'
  | 'FILE_UNSAFE'
  | 'FILE_TOO_LARGE'
  | 'FILE_NO_TABLE'
  | 'FILE_PACKING_UNKNOWN'
  | 'PART_NOT_FOUND'
  | 'MAPPING_INVALID'
  | 'INTERNAL'
>;

/** A mapping saved earlier, offered again when the header fingerprint is the same. */
export interface SavedShape {
  readonly fingerprint: string;
  readonly name: string;
  readonly usedAt: string;
  readonly mapping: ImportMapping;
  /** All columns of the file it was made for; absent = those of the mapping. */
  readonly header?: readonly string[];
}

export type ParserResponse =
  | { readonly type: 'preview'; readonly preview: Preview; readonly fingerprint: string }
  | { readonly type: 'parts'; readonly parts: ListedPart[]; readonly packing: Packing }
  | { readonly type: 'shapes'; readonly fingerprints: (string | null)[] }
  | { readonly type: 'chunk'; readonly chunk: RecordChunk }
  | { readonly type: 'end'; readonly summary: ReadSummary }
  /** How far a survey is, or the reading of one of several files. */
  | { readonly type: 'progress'; readonly progress: RecordChunk['progress']; readonly file?: number }
  | { readonly type: 'survey'; readonly survey: Survey }
  | { readonly type: 'joins'; readonly joins: Join[] }
  /** After the last answer: every file is closed and another request may come. `isLight`: little of the last one is still in memory. */
  | { readonly type: 'idle'; readonly isLight: boolean }
  | {
      readonly type: 'error';
      readonly code: ParserFailureCode;
      readonly params: Record<string, string | number>;
      readonly detail: string;
    };

/** One column of a chunk, one entry per loaded record; which form depends on the role. */
export type ChunkColumn =
  /** Text with repetition: codes into a dictionary that grows chunk by chunk; 0 = empty, code k = k-th string ever sent for the role. */
  | { readonly form: 'text'; readonly codes: Int32Array; readonly added: readonly string[] }
  /** Customer numbers: the same with the added texts as bytes, one behind the other; the n-th ends at `ends[n - 1]`. */
  | { readonly form: 'packed'; readonly codes: Int32Array; readonly bytes: Uint8Array; readonly ends: Int32Array }
  /** Order numbers: codes into a dictionary of this chunk alone; 0 = empty, the UTF-8 of code k ends at `ends[k - 1]`. */
  | { readonly form: 'keys'; readonly codes: Int32Array; readonly bytes: Uint8Array; readonly ends: Int32Array }
  /** Ten-thousandths; NaN = empty. Whole numbers below 2^53 in doubles; a chunk with a larger one uses `wide`. */
  | { readonly form: 'decimal'; readonly scaled: Float64Array }
  | { readonly form: 'wide'; readonly scaled: BigInt64Array; readonly empty: Uint8Array }
  /** Epoch seconds on the wall clock; NaN = empty. */
  | { readonly form: 'seconds'; readonly seconds: Float64Array }
  /** Yes or no: 1, 0, or `FLAG_EMPTY`. */
  | { readonly form: 'flag'; readonly flags: Int8Array };

/** A flag without a value. */
export const FLAG_EMPTY = -1;

/** A column given the role `attribute`: text under the header of its column. */
export interface AttributeColumn {
  readonly name: string;
  readonly column: Extract<ChunkColumn, { form: 'text' }>;
}

export interface RecordChunk {
  /** Loaded records in the chunk. */
  readonly length: number;
  /** Record number of each loaded record, 1 = first data record. */
  readonly rowNo: Int32Array;
  /**
   * Columns by role. `amount` is always present for kinds "orders" and "orderLines" (given, or quantity × unit price, or unit price);
   * firstName + lastName arrive joined as customerName; orderTime arrives inside orderDate; `attribute` never is among them.
   */
  readonly columns: Partial<Record<Role, ChunkColumn>>;
  /** Columns given the role `attribute`, in the order of the mapping. */
  readonly attributes: readonly AttributeColumn[];
  readonly rejected: readonly RejectedRow[];
  /** Records of another width than the header that were mended, as they came, whether loaded or not; the first 10,000 of a file. */
  readonly repaired?: readonly RepairedRow[];
  /** All records of the chunk (loaded or not) as they came; null on a dry run. */
  readonly raw: RawBlock | null;
  /** Running totals up to and including this chunk. */
  readonly progress: { readonly bytesRead: number; readonly bytesTotal: number; readonly records: number };
}

/** A record whose fields are not what its own text says: number, first physical line, and the text itself (at most 200 characters). */
export interface RepairedRow {
  readonly row: number;
  readonly line: number;
  readonly value: string;
}

/** Consecutive records as they came: their decoded text, compressed (zstd), and where each begins. */
export interface RawBlock {
  readonly firstRow: number;
  readonly rowCount: number;
  /** UTF-8 of the records' exact text including their record ends, zstd level 1. */
  readonly text: Uint8Array;
  readonly textBytes: number;
  /** Where each record begins: byte offset in the text and physical line − firstLine, as `unpackRawIndex` reads it. */
  readonly index: Uint8Array;
  readonly firstLine: number;
}

export interface ReadSummary {
  readonly read: number;
  readonly loaded: number;
  readonly filtered: number;
  readonly rejected: number;
  /** Records among those read that were mended. */
  readonly repaired?: number;
  readonly filteredBy: readonly number[];
  /** Exact decimal text of the sum of `amount` over loaded records; "0" when no column is an amount. */
  readonly amount: string;
  /** The same for every decimal role, `amount` included: what the store must hold afterwards. */
  readonly sums: Readonly<Partial<Record<Role, string>>>;
  readonly rounded: number;
  readonly anonymous: number;
  /** Signs, codes and words of currencies beside figures. */
  readonly currencies?: readonly string[];
  /** What each cleaning step of the mapping changed, in order. */
  readonly steps: readonly StepCount[];
  /** Of the file's bytes as they lie on disk. */
  readonly sha256: string;
  readonly fileSize: number;
  readonly header: readonly string[];
  readonly fingerprint: string;
}

/** Files an archive (an XLSX is one) may hold. */
export const MAX_ENTRIES = 2000;
/** All files of an archive together, unpacked. */
export const MAX_UNPACKED_BYTES = 1024 ** 3;
/** Unpacked bytes per packed byte; deflate itself reaches 1,032. */
export const MAX_RATIO = 200;
/** Files smaller than this are harmless whatever their ratio. */
export const RATIO_FLOOR_BYTES = 4 * 1024 * 1024;
/** What must lie in memory because it is read in any order: members of archives, workbooks of old formats. */
export const MAX_IN_MEMORY_BYTES = 128 * 1024 * 1024;
/** XLS, XLSB and XML workbooks are taken apart as a whole, at many times their size; pages are held as text. */
export const MAX_WHOLE_WORKBOOK_BYTES = 32 * 1024 * 1024;
/** Small parts of a workbook: its list of sheets, its styles. */
export const MAX_WORKBOOK_PART_BYTES = 32 * 1024 * 1024;
/** Distinct texts of a workbook, all together: they lie in memory while its sheets are read. */
export const MAX_SHARED_TEXT_BYTES = 128 * 1024 * 1024;
/** Text of a cell, in bytes of UTF-8; Excel allows 32,767 characters. */
export const MAX_CELL_BYTES = 4 * 32_768;
/** An unfinished XML element longer than this is no cell. */
export const MAX_ELEMENT_BYTES = 4 * 1024 * 1024;
export const MAX_SHEET_ROWS = 1_048_576;
/** XFD. */
export const MAX_SHEET_COLUMNS = 16_384;
/** A row longer than this is none that could be read further: lines end at 10 MB. */
export const MAX_ROW_BYTES = 32 * 1024 * 1024;
/** Fields of a table, filled up to its width. */
export const MAX_TABLE_FIELDS = 400_000_000;
/** Tables of a file that are listed. */
export const MAX_PARTS = 1000;
/** Objects and arrays inside each other. */
export const MAX_DEPTH = 64;
/** One element of a JSON array, or one line of NDJSON. */
export const MAX_ELEMENT_TEXT_BYTES = 10 * 1024 * 1024;
/** Values in one of them, arrays and objects included: two bytes can be one, and each takes a hundred in memory. */
export const MAX_ELEMENT_VALUES = 262_144;
/** Columns of one JSON table, and of all tables of a document. */
export const MAX_JSON_COLUMNS = 4096;
export const MAX_DOCUMENT_COLUMNS = 65_536;
/** Keys from the root down to a column, joined by points. */
export const MAX_NAME_CHARACTERS = 8192;
/** Of a long document, a preview looks at so much, and at so many elements. */
export const PREVIEWED_BYTES = 64 * 1024 * 1024;
export const PREVIEWED_ELEMENTS = 1_000_000;

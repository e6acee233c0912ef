import { z } from 'zod';

/** A row as it came. */
export const rawRowSchema = z.object({
  fileName: z.string(),
  line: z.int(),
  text: z.string(),
  header: z.array(z.string()),
  fields: z.array(z.string()),
  /** The record as it came before a person corrected it. */
  correctedFrom: z.object({ importId: z.int(), row: z.int(), fileName: z.string(), line: z.int(), text: z.string() }).nullable().optional(),
});
export type RawRow = z.infer<typeof rawRowSchema>;

/** A file of a folder that holds a table. */
export const folderFileSchema = z.object({
  path: z.string(),
  fileName: z.string(),
  size: z.int(),
  modifiedAt: z.string(),
  /** Of the header: files that share it have the same shape. Null where a file could not be looked into. */
  fingerprint: z.string().nullable(),
});
export type FolderFile = z.infer<typeof folderFileSchema>;

/** A table of the customer model at a glance; names of tables are looked up under `catalogue.relations`. */
export const dataTableSchema = z.object({ table: z.string(), rows: z.int(), firstDay: z.int().nullable(), lastDay: z.int().nullable() });
export type DataTable = z.infer<typeof dataTableSchema>;

/** The package's own types are not reachable through its export map; the driver needs no more than this. */
declare module 'better-sqlite3-multiple-ciphers' {
  import type { SqliteDatabase } from './driver.ts';

  interface DatabaseConstructor {
    new (path: string, options?: { readonly?: boolean; fileMustExist?: boolean; timeout?: number }): SqliteDatabase;
  }
  const Database: DatabaseConstructor;
  export = Database;
}

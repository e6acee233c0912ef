import type { Migration } from '../migrate.ts';

/**
 * Beside what is filled and right, each import keeps how many different values it brought and how fresh they were. What was measured
 * before lacks this and is forgotten: it is measured anew when health is looked at.
 */
export const qualityByImport: Migration = {
  version: 60,
  up: (db) => {
    db.exec(`
      ALTER TABLE import_quality ADD COLUMN distinct_values INTEGER;
      ALTER TABLE import_quality ADD COLUMN fresh_day INTEGER;
      DELETE FROM import_quality;
    `);
  },
};

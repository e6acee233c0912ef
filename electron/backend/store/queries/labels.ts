import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** Number of labels, which is the largest id. */
export function countLabels(db: ReadableDatabase): number {
  return db.prepare<[], { n: number }>('SELECT coalesce(max(label_id), 0) AS n FROM labels').get()?.n ?? 0;
}

/** All labels (repeated words: channels, countries, states, currencies): entry k − 1 is the label of id k. */
export function readLabels(db: ReadableDatabase): string[] {
  return db
    .prepare<[], [string]>('SELECT label FROM labels ORDER BY label_id')
    .raw()
    .all()
    .map(([label]) => label);
}

/** Writes one new label. */
export function insertLabel(db: WritableDatabase, id: number, label: string): void {
  db.prepare<[number, string]>('INSERT INTO labels (label_id, label) VALUES (?, ?)').run(id, label);
}

/** Removes the labels above an id. */
export function deleteLabelsAbove(db: WritableDatabase, id: number): void {
  db.prepare<[number]>('DELETE FROM labels WHERE label_id > ?').run(id);
}

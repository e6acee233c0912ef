import type { Preview, PreviewColumn, Survey } from '../../../../shared/contract/imports.ts';
import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
import { readingKey } from '../reading/readings.ts';
import type { Batch } from './batches.ts';

type Weighed = NonNullable<PreviewColumn['readings']>;

/**
 * A preview whose columns carry the evidence of all files of the batch: what one file leaves open (03/04/2024) another may settle (25/12/2024).
 * A survey of the first file's all rows stands in for its first rows.
 * Where a reading of a column contradicts nothing and all others contradict something, it is taken and no longer asked.
 */
export function shareEvidence(preview: Preview, batch: Batch, survey: Survey | null = null): Preview {
  const others = batch.tables.slice(1).map(({ look }) => look);
  if (others.length === 0 && survey === null) return preview;
  const columns = preview.columns.map((looked) => {
    const whole = survey?.columns.find(({ index }) => index === looked.index)?.readings;
    const column = whole === undefined ? looked : { ...looked, readings: whole };
    const siblings = others.flatMap(({ columns: theirs }) => theirs.filter(({ index }) => index === column.index));
    return column.readings === undefined || siblings.some(({ readings }) => readings === undefined) ? column : settle(column, siblings);
  });
  const mapped = preview.mapping.columns.map((column) => {
    const settled = columns.find(({ index }) => index === column.index);
    const before = preview.columns.find(({ index }) => index === column.index);
    return settled === undefined || settled === before || preview.savedMapping !== null ? column : { ...column, reading: settled.reading };
  });
  return { ...preview, columns, mapping: { ...preview.mapping, columns: mapped } };
}

function settle(column: PreviewColumn, siblings: readonly PreviewColumn[]): PreviewColumn {
  const readings = sum([column, ...siblings].map(({ readings = [] }) => readings));
  const rival = [column.reading, ...column.alternatives];
  const open = rival.filter((reading) => readings.find((weighed) => readingKey(weighed.reading) === readingKey(reading))?.contradicts === 0);
  const reading: ColumnReading = open[0] ?? column.reading;
  const chosen = readings.find((weighed) => readingKey(weighed.reading) === readingKey(reading));
  const guess =
    chosen === undefined ? column.guess : { seen: chosen.agrees + chosen.contradicts, contradictions: chosen.contradicts, examples: chosen.examples };
  return { ...column, reading, readings, guess, alternatives: open.length === 0 ? column.alternatives : open.slice(1) };
}

function sum(all: readonly Weighed[]): Weighed {
  const found = new Map<string, Weighed[number]>();
  for (const weighed of all.flat()) {
    const before = found.get(readingKey(weighed.reading));
    found.set(
      readingKey(weighed.reading),
      before === undefined
        ? weighed
        : {
            reading: weighed.reading,
            agrees: before.agrees + weighed.agrees,
            contradicts: before.contradicts + weighed.contradicts,
            examples: [...before.examples, ...weighed.examples].slice(0, 5),
          },
    );
  }
  return [...found.values()].sort((one, other) => one.contradicts - other.contradicts || other.agrees - one.agrees);
}

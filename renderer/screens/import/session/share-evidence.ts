import type { Preview, PreviewColumn, Survey } from '../../../../shared/contract/imports.ts';
import type { ColumnReading } from '../../../../shared/model/import-mapping.ts';
import { readingKey } from '../reading/readings.ts';
import type { Batch } from './batches.ts';

type Weighed = NonNullable<PreviewColumn['readings']>;

const MOST_EXAMPLES = 5;

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
  const readings = sum([column, ...siblings]);
  const rivals = [column.reading, ...column.alternatives];
  const weighed = (reading: ColumnReading) => readings.find((candidate) => readingKey(candidate.reading) === readingKey(reading));
  const open = rivals.filter((reading) => weighed(reading)?.contradicts === 0);
  const reading: ColumnReading = open[0] ?? column.reading;
  const chosen = weighed(reading);
  const guess =
    chosen === undefined ? column.guess : { seen: chosen.agrees + chosen.contradicts, contradictions: chosen.contradicts, examples: chosen.examples };
  return { ...column, reading, readings, guess, alternatives: open.length === 0 ? column.alternatives : open.slice(1) };
}

/** Rows for and against each reading over all files. A file that did not weigh a reading at all has no row that it fits. */
function sum(columns: readonly PreviewColumn[]): Weighed {
  const all = new Map(columns.flatMap(({ readings = [] }) => readings.map(({ reading }) => [readingKey(reading), reading] as const)));
  const summed = [...all].map(([key, reading]) => {
    const found = columns.map((column) => {
      const own = column.readings?.find((weighed) => readingKey(weighed.reading) === key);
      return own ?? { agrees: 0, contradicts: column.guess.seen, examples: [] };
    });
    return {
      reading,
      agrees: found.reduce((total, { agrees }) => total + agrees, 0),
      contradicts: found.reduce((total, { contradicts }) => total + contradicts, 0),
      examples: found.flatMap(({ examples }) => examples).slice(0, MOST_EXAMPLES),
    };
  });
  return summed.sort((one, other) => one.contradicts - other.contradicts || other.agrees - one.agrees);
}

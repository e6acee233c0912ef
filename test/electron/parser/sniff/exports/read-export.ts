import { previewDelimited } from '../../../../../electron/parser/sniff/preview.ts';
import type { Preview } from '../../../../../shared/contract/imports.ts';
import type { ImportKind } from '../../../../../shared/model/import-kind.ts';
import type { ColumnReading } from '../../../../../shared/model/import-mapping.ts';
import { type Collected, collect } from '../../support/collect.ts';

export interface ReadExport extends Collected {
  readonly preview: Preview;
  /** Each column's reading in short, by its header. */
  readonly readings: Readonly<Record<string, string>>;
}

/** Looks at a file with nobody choosing anything but the kind. */
export async function lookAt(path: string, kind: ImportKind | null = null): Promise<Pick<ReadExport, 'preview' | 'readings'>> {
  const { preview } = await previewDelimited({ path, fileName: 'export', dialect: {}, kind, saved: [] });
  return { preview, readings: Object.fromEntries(preview.columns.map(({ header, reading }) => [header, toShort(reading)])) };
}

/** Looks at a file and loads it as the program proposes. */
export async function readExport(path: string, kind: ImportKind | null = null): Promise<ReadExport> {
  const looked = await lookAt(path, kind);
  return { ...(await collect(path, looked.preview.mapping)), ...looked };
}

function toShort(reading: ColumnReading): string {
  switch (reading.kind) {
    case 'number':
      return `number ${reading.thousands}#${reading.decimal}${reading.percent === true ? '%' : ''}`;
    case 'date':
      return `${reading.order} ${reading.calendar}`;
    case 'timestamp':
      return reading.unit;
    default:
      return reading.kind;
  }
}

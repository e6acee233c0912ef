import Tooltip from '@mui/material/Tooltip';
import { memo } from 'react';
import type { MappedColumn } from '../../../../shared/model/import-mapping.ts';
import { useWords } from '../../../state/words.ts';
import { isReadable } from '../reading/cell-reading.ts';

const LONGEST = 120;
/** Longer texts may be cut off by their column: the whole is told on pointing at it. */
const TITLED = 24;
const MOST_TITLE = 1000;

export interface GridCellProps {
  readonly column: MappedColumn;
  readonly text: string;
  /** The cell as it came; undefined in a column that a step made. */
  readonly original: string | undefined;
  /** The changed cell at which the Tab key enters; arrows lead to the others. */
  readonly isEntry: boolean;
}

/** A cell of the preview: marked where it cannot be read, and where a cleaning step changed it, with the original beside it. */
export const GridCell = memo(function GridCell({ column, text, original, isEntry }: GridCellProps) {
  const { t } = useWords();
  const kind = column.role === 'ignore' ? 'unused' : isReadable(text, column.reading) ? column.reading.kind : 'bad';
  if (original === undefined || original === text) {
    return (
      <td className={kind} dir="auto" title={text.length > TITLED ? text.slice(0, MOST_TITLE) : undefined}>
        {shortened(text)}
      </td>
    );
  }
  const was = original === '' ? t('imports.cleaning.wasEmpty') : t('imports.cleaning.was', { text: visible(original.slice(0, LONGEST)) });
  return (
    <td className={`${kind} cleaned`} dir="auto">
      <Tooltip title={<bdi>{was}</bdi>}>
        <button type="button" tabIndex={isEntry ? 0 : -1} aria-label={`${text}, ${was}`}>
          {shortened(text)}
        </button>
      </Tooltip>
    </td>
  );
});

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Blanks at the ends made visible: they are often all that a step took off. */
function visible(text: string): string {
  return text.replace(/^\s+|\s+$/g, (blanks) => '·'.repeat(blanks.length));
}

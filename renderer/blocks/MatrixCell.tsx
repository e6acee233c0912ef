import ButtonBase from '@mui/material/ButtonBase';
import type { Field, Figure } from '../../shared/analyses/blocks.ts';
import type { CellColours } from '../../shared/charts/matrix-colours.ts';
import { useWords } from '../state/words.ts';
import { figureText, intervalText, shortText } from './figure-text.ts';
import { useOpenFigure } from './use-open-figure.ts';

export interface MatrixCellProps {
  /** null = not observed. */
  readonly cell: Figure | null;
  readonly field: Field;
  readonly title: string;
  /** "row:column" from 0. */
  readonly place: string;
  /** The one cell that the Tab key reaches. */
  readonly isCurrent: boolean;
  readonly onFocus: () => void;
  readonly colours: CellColours | null;
}

/** One cell: its figure on its colour; unfinished ones carry a hatch and a mark. */
export function MatrixCell({ cell, field, title, place, isCurrent, onFocus, colours }: MatrixCellProps) {
  const words = useWords();
  const open = useOpenFigure();
  if (cell === null) return <td className="cell" aria-label={words.t('charts.notObserved')} />;
  const text = figureText(cell, field.format, words);
  const isUnfinished = cell.unfinished === true;
  const hints = [
    intervalText(cell, field.format, words),
    cell.n === undefined ? '' : words.t('charts.n', { n: cell.n }),
    isUnfinished ? words.t('charts.unfinished') : '',
  ].filter((part) => part !== '');
  return (
    <td className="cell" data-cell={place}>
      <ButtonBase
        tabIndex={isCurrent ? 0 : -1}
        onFocus={onFocus}
        onClick={() => open(cell, field.format, title)}
        aria-label={[words.t('charts.openRows', { title, value: text }), ...hints].join(', ')}
        title={[text, ...hints].join('\n')}
        style={{
          backgroundColor: colours?.ground ?? 'transparent',
          color: colours?.text ?? 'inherit',
          outlineOffset: -2,
          fontStyle: isUnfinished ? 'italic' : 'normal',
        }}
        sx={{
          font: 'inherit',
          width: '100%',
          minWidth: 56,
          minHeight: 28,
          paddingInline: 1.5,
          justifyContent: 'center',
          whiteSpace: 'nowrap',
          fontVariantNumeric: 'inherit',
        }}
      >
        <bdi>
          {shortText(cell, field.format, words)}
          {isUnfinished && words.t('charts.unfinishedMark')}
        </bdi>
      </ButtonBase>
    </td>
  );
}

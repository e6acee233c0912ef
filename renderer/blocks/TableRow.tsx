import type { Field, Figure } from '../../shared/analyses/blocks.ts';
import { useWords } from '../state/words.ts';
import { FigureValue } from './FigureValue.tsx';
import { figureText, isNumeric, rangeText } from './figure-text.ts';

export interface TableRowProps {
  readonly cells: readonly Figure[];
  readonly columns: readonly Field[];
  /** Place in the whole table, from 0. */
  readonly position: number;
}

/** One row: its head, then its figures. */
export function TableRow({ cells, columns, position }: TableRowProps) {
  const words = useWords();
  const [first] = cells;
  const [firstColumn] = columns;
  const head = first === undefined || firstColumn === undefined ? '' : figureText(first, firstColumn.format, words);
  return (
    <tr aria-rowindex={position + 2}>
      {columns.map((column, index) => {
        const cell = cells[index] ?? { value: null };
        const title = index === 0 ? head : `${words.translator.message(column.label, words.formatter)} · ${head}`;
        const Cell = index === 0 ? 'th' : 'td';
        const isEnd = isNumeric(column.format) && (index > 0 || cell.caption === undefined);
        return (
          <Cell key={column.key} {...(index === 0 ? { scope: 'row' } : {})} className={isEnd ? 'end' : ''}>
            <FigureValue figure={cell} format={column.format} title={title} />
            {cell.interval !== undefined && <span className="range">{rangeText(cell.interval, column.format, words)}</span>}
          </Cell>
        );
      })}
    </tr>
  );
}

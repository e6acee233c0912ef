import type { MatrixBlock } from '../../shared/analyses/blocks.ts';
import { useWords } from '../state/words.ts';
import { DefinitionButton } from './DefinitionButton.tsx';

/** Names of a matrix: its rows, the figures beside them, and over its columns what they count. */
export function MatrixHead({ block }: { readonly block: MatrixBlock }) {
  const { translator, formatter } = useWords();
  const across = translator.message(block.column.label, formatter);
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {translator.message(block.row.label, formatter)}
        </th>
        {block.extra.map((field) => (
          <th key={field.key} scope="col" rowSpan={2} className="end">
            {translator.message(field.label, formatter)}
          </th>
        ))}
        <th scope="colgroup" colSpan={block.columns.length}>
          {across}
          {block.column.definition !== undefined && <DefinitionButton title={across} definition={block.column.definition} />}
        </th>
      </tr>
      <tr>
        {block.columns.map((column) => (
          <th key={String(column)} scope="col" className="column">
            {translator.value(column, block.column.format, formatter)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

import type { Block } from '../../shared/analyses/blocks.ts';
import { ChartBlock } from './ChartBlock.tsx';
import { FindingBlock } from './FindingBlock.tsx';
import { KpiBlock } from './KpiBlock.tsx';
import { MatrixBlock } from './MatrixBlock.tsx';
import { NoteBlock } from './NoteBlock.tsx';
import { TableBlock } from './TableBlock.tsx';

/** Any block, by its kind. */
export function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'kpi':
      return <KpiBlock block={block} />;
    case 'table':
      return <TableBlock block={block} />;
    case 'chart':
      return <ChartBlock block={block} />;
    case 'matrix':
      return <MatrixBlock block={block} />;
    case 'note':
      return <NoteBlock block={block} />;
    case 'finding':
      return <FindingBlock block={block} />;
  }
}

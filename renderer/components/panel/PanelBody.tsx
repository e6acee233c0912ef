import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { RowsPanel } from '../../blocks/RowsPanel.tsx';
import type { PanelContent } from '../../state/panel.ts';
import { useWords } from '../../state/words.ts';
import { RawRow } from './RawRow.tsx';
import { TrendTable } from './TrendTable.tsx';

/** What the panel shows. */
export function PanelBody({ content }: { readonly content: PanelContent }) {
  const { translator, formatter } = useWords();
  switch (content.kind) {
    case 'rows':
      return <RowsPanel key={content.title} content={content} />;
    case 'rawRow':
      return <RawRow importId={content.importId} row={content.row} />;
    case 'trend':
      return <TrendTable content={content} />;
    case 'definition':
      return (
        <Box sx={{ padding: 4 }}>
          <Typography variant="subtitle2" component="h3">
            {content.title}
          </Typography>
          <Typography sx={{ marginBlockStart: 1 }}>{translator.message(content.definition, formatter)}</Typography>
        </Box>
      );
  }
}

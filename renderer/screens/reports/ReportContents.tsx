import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useWords } from '../../state/words.ts';
import type { LaidSheets } from './lay-sheets.ts';

export interface ReportContentsProps {
  readonly laid: LaidSheets;
  readonly onShow: (anchor: string) => void;
}

/** What is on which page; a click goes there. */
export function ReportContents({ laid, onShow }: ReportContentsProps) {
  const { t, formatter } = useWords();
  const id = useId();
  if (laid.pages === 0) return null;
  return (
    <Box component="nav" aria-labelledby={id}>
      <Typography id={id} variant="subtitle2" component="h2" sx={{ marginBlockEnd: 1 }}>
        {t('reports.paper.contents')}
      </Typography>
      <Box component="ol" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {laid.contents.map(({ anchor, title, page }) => (
          <li key={anchor}>
            <ButtonBase
              onClick={() => onShow(anchor)}
              sx={(theme) => ({
                display: 'flex',
                justifyContent: 'space-between',
                gap: 2,
                width: '100%',
                minHeight: 28,
                paddingInline: 1,
                marginInline: -1,
                borderRadius: 0.5,
                font: 'inherit',
                fontSize: '0.8125rem',
                textAlign: 'start',
                '&:hover': { backgroundColor: theme.tokens.tint },
              })}
            >
              <bdi>{title}</bdi>
              <span>{formatter.integer(page)}</span>
            </ButtonBase>
          </li>
        ))}
      </Box>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ marginBlockStart: 1 }}>
        {t('reports.screen.pages', { count: laid.pages })}
      </Typography>
    </Box>
  );
}

import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { type ReactNode, useState } from 'react';
import { Icon } from '../components/Icon.tsx';
import { useWords } from '../state/words.ts';
import { useBlockOrigin } from './block-context.ts';
import { useSaveTables } from './use-save-tables.ts';

export interface TableMenuProps {
  readonly title: string;
  readonly block: string;
  readonly children?: ((close: () => void) => ReactNode) | undefined;
}

/** Menu of one block: its data as CSV, CSV for Excel or XLSX, and what the block itself adds. */
export function TableMenu({ title, block, children }: TableMenuProps) {
  const { t } = useWords();
  const origin = useBlockOrigin();
  const save = useSaveTables();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  return (
    <>
      <IconButton
        data-screen-only
        aria-haspopup="menu"
        aria-label={t('charts.takeOut', { title })}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Icon name="download" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        {children?.(close)}
        {(['csv', 'excelCsv', 'xlsx'] as const).map((format) => (
          <MenuItem
            key={format}
            onClick={() => {
              close();
              void save({ ...origin, block }, format);
            }}
          >
            {t(`charts.formats.${format}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

import ButtonBase from '@mui/material/ButtonBase';
import Tooltip from '@mui/material/Tooltip';
import { Icon } from '../../components/Icon.tsx';
import type { IconName } from '../../components/icon-names.ts';
import { railItemStyle } from './rail-item-style.ts';

export interface RailActionProps {
  readonly icon: IconName;
  readonly label: string;
  readonly isFolded: boolean;
  readonly onRun: () => void;
}

/** Something to do from the rail that is no place. */
export function RailAction({ icon, label, isFolded, onRun }: RailActionProps) {
  return (
    <Tooltip title={isFolded ? label : ''} placement="right">
      <ButtonBase aria-label={label} onClick={onRun} sx={(theme) => railItemStyle(theme, false, isFolded)}>
        <Icon name={icon} />
        {!isFolded && <span>{label}</span>}
      </ButtonBase>
    </Tooltip>
  );
}

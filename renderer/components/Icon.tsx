import SvgIcon, { type SvgIconProps } from '@mui/material/SvgIcon';
import type { IconName } from './icon-names.ts';

declare const __ICON_SHAPES__: Readonly<Record<string, string>>;

const SHAPES: Readonly<Record<string, string>> = typeof __ICON_SHAPES__ === 'undefined' ? {} : __ICON_SHAPES__;
/** Symbols whose direction has meaning: mirrored in right-to-left texts. */
const DIRECTED: ReadonlySet<string> = new Set<IconName>([
  'arrow_back',
  'arrow_forward',
  'chevron_left',
  'chevron_right',
  'menu_open',
  'north_east',
  'south_east',
  'open_in_new',
  'redo',
  'undo',
  'trending_up',
  'trending_down',
  'trending_flat',
  'notes',
  'view_list',
  'format_list_numbered',
  'segment',
  'sort',
  'backspace',
  'help',
]);

export interface IconProps extends Omit<SvgIconProps, 'children'> {
  /** One of ours, or the name that an analysis gives. */
  readonly name: IconName | (string & {});
  readonly size?: number;
}

/** An outlined Material Symbol. It is decoration: what it means is said by the text or label beside it. */
export function Icon({ name, size = 20, sx, ...rest }: IconProps) {
  return (
    <SvgIcon
      viewBox="0 -960 960 960"
      aria-hidden
      {...rest}
      sx={[
        { fontSize: size, flex: 'none' },
        DIRECTED.has(name) && { '[dir=rtl] &': { transform: 'scaleX(-1)' } },
        ...(Array.isArray(sx) ? sx : [sx]),
      ]}
    >
      <path d={SHAPES[name] ?? SHAPES.query_stats} />
    </SvgIcon>
  );
}

/** Colours of one theme: paper and ink greys, one accent for action and selection, three signals that never stand alone. */
export interface Palette {
  /** Behind everything: rail, bars, gaps. */
  readonly desk: string;
  /** Where people read. */
  readonly paper: string;
  /** Heads of tables, hovered rows, quiet fills. */
  readonly tint: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly line: string;
  /** Edges of things one can type into: 3:1 against paper. */
  readonly edge: string;
  readonly accent: string;
  readonly accentInk: string;
  readonly accentTint: string;
  readonly good: string;
  readonly caution: string;
  readonly bad: string;
  readonly cautionTint: string;
  readonly badTint: string;
  readonly shadow: string;
}

export const LIGHT: Palette = {
  desk: '#f4f4f1',
  paper: '#fdfdfc',
  tint: '#efefeb',
  ink: '#1b2023',
  inkSoft: '#566067',
  line: '#dfdfd9',
  edge: '#868d90',
  accent: '#0b6464',
  accentInk: '#ffffff',
  accentTint: '#dcecea',
  good: '#27683f',
  caution: '#855800',
  bad: '#ab2b22',
  cautionTint: '#faf0d8',
  badTint: '#fbe9e6',
  shadow: '0 1px 2px rgba(20, 28, 30, .08), 0 8px 24px rgba(20, 28, 30, .12)',
};

export const DARK: Palette = {
  desk: '#121517',
  paper: '#191d20',
  tint: '#23292c',
  ink: '#e6e8e5',
  inkSoft: '#a4adb1',
  line: '#2c3337',
  edge: '#747f84',
  accent: '#62bdb5',
  accentInk: '#06201f',
  accentTint: '#1b3b3a',
  good: '#7cc796',
  caution: '#e2b65c',
  bad: '#f0948a',
  cautionTint: '#382c14',
  badTint: '#41221f',
  shadow: '0 1px 2px rgba(0, 0, 0, .5), 0 8px 24px rgba(0, 0, 0, .5)',
};

/** The type scale in pixels at the usual zoom; the theme turns it into rem. */
export const TYPE = { note: 12, small: 13, body: 14, lead: 16, title: 20, figure: 28 } as const;

export const RADIUS = 6;
/** Width of the rail unfolded and folded, heights of the bars. */
export const RAIL = { open: 208, folded: 52 } as const;
export const TOP_BAR_HEIGHT = 48;
export const STATUS_LINE_HEIGHT = 28;

/** Colours and type of a chart on one ground: window in light and dark, and paper. */
export interface ChartTheme {
  readonly name: 'light' | 'dark' | 'print';
  /** Categorical colours: the Okabe–Ito set, tuned to stand at least 3:1 against the surface and kept apart for colour-blind eyes. */
  readonly series: readonly string[];
  readonly surface: string;
  readonly ink: string;
  readonly muted: string;
  readonly grid: string;
  /** Grey for what only gives context. */
  readonly context: string;
  readonly accent: string;
  /** From little to much. */
  readonly sequential: readonly string[];
  /** From below (orange) over the middle to above (teal). */
  readonly diverging: readonly string[];
  readonly fontFamily: string;
  readonly fontSize: number;
  /** Series also differ by dash or pattern, so that paper without colour can be read. */
  readonly patterns: boolean;
}

const FONT_FAMILY = "'Noto Sans', Vazirmatn, sans-serif";

const LIGHT: ChartTheme = {
  name: 'light',
  series: ['#0072b2', '#b06f00', '#007d5b', '#c14d00', '#a8518a', '#2a87b8', '#7d6f00', '#4a4f57'],
  surface: '#ffffff',
  ink: '#1d2329',
  muted: '#59626b',
  grid: '#e3e6e8',
  context: '#8b949c',
  accent: '#0b6b6b',
  sequential: ['#edf6f5', '#cfe8e6', '#a3d3d0', '#6cb6b3', '#3a9391', '#136f6e', '#07494a'],
  diverging: ['#a34a00', '#d98a45', '#f3d2b0', '#f4f4f2', '#bfe0dd', '#5aa9a6', '#0b6b6b'],
  fontFamily: FONT_FAMILY,
  fontSize: 12,
  patterns: false,
};

const DARK: ChartTheme = {
  name: 'dark',
  series: ['#56b4e9', '#e69f00', '#2bbd92', '#f27d3d', '#d98fbb', '#8fd0f5', '#e3d75c', '#b4bcc4'],
  surface: '#171b1f',
  ink: '#e8ebed',
  muted: '#a4adb5',
  grid: '#30373d',
  context: '#78828b',
  accent: '#4fc1bb',
  sequential: ['#1d2a2d', '#1b3f42', '#17575a', '#1a7274', '#2b9190', '#55b5b1', '#97d8d3'],
  diverging: ['#f0a35c', '#b36a2c', '#5c4029', '#2a2f33', '#1e4a4b', '#2b8381', '#6fd0ca'],
  fontFamily: FONT_FAMILY,
  fontSize: 12,
  patterns: false,
};

/** The grounds a chart can be drawn on; paper is always light. */
export const CHART_THEMES: Readonly<Record<ChartTheme['name'], ChartTheme>> = {
  light: LIGHT,
  dark: DARK,
  print: { ...LIGHT, name: 'print', ink: '#111417', muted: '#454c53', fontSize: 11, patterns: true },
};

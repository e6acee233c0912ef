import { create } from 'zustand';
import type { Interval, Message, Value, ValueFormat } from '../../shared/analyses/blocks.ts';
import type { ViewContext } from '../../shared/contract/analyses.ts';
import type { ColumnHealth } from '../../shared/contract/health.ts';
import type { SegmentRule } from '../../shared/segments/schema.ts';
import type { Drill } from '../../shared/warehouse/drill.ts';

/** "Which rows?": the rows behind one figure, under the context it was shown in. */
export interface RowsContent {
  readonly kind: 'rows';
  readonly drill: Drill;
  readonly context: ViewContext;
  /** What the figure is, in words already. */
  readonly title: string;
  readonly value: Value;
  readonly format: ValueFormat;
  readonly interval?: Interval;
  readonly n?: number;
  /** The value comes from a model or a test made from the rows. */
  readonly estimate?: boolean;
  /** Selects the customers behind the figure, where there are any. */
  readonly segment?: SegmentRule;
}

/** What a figure or a word means. */
export interface DefinitionContent {
  readonly kind: 'definition';
  readonly title: string;
  readonly definition: Message;
}

/** One row of an imported file as it came. */
export interface RawRowContent {
  readonly kind: 'rawRow';
  readonly importId: number;
  readonly row: number;
}

/** How a column went from import to import. */
export interface TrendContent {
  readonly kind: 'trend';
  /** Table and column, in words already. */
  readonly title: string;
  readonly trend: ColumnHealth['trend'];
}

export type PanelContent = RowsContent | DefinitionContent | RawRowContent | TrendContent;

interface PanelState {
  /** What was opened, oldest first; the last one is shown. */
  readonly stack: readonly PanelContent[];
  readonly width: number;
}

export const PANEL_WIDTH = { least: 320, usual: 440, most: 900 } as const;

/** The one panel at the end side of the window. */
export const usePanel = create<PanelState>(() => ({ stack: [], width: PANEL_WIDTH.usual }));

/** What the panel tells belongs to the screen it was opened from. */
window.addEventListener('hashchange', closePanel);

/** Shows something in the panel instead of what is there. */
export function openPanel(content: PanelContent): void {
  usePanel.setState({ stack: [content] });
}

/** Shows a detail of what is in the panel; the panel then offers the way back. */
export function pushPanel(content: PanelContent): void {
  usePanel.setState(({ stack }) => ({ stack: [...stack, content] }));
}

/** Goes one step back; closes the panel at the first. */
export function popPanel(): void {
  usePanel.setState(({ stack }) => ({ stack: stack.slice(0, -1) }));
}

/** Closes the panel. */
export function closePanel(): void {
  usePanel.setState({ stack: [] });
}

/** Sets the panel's width in pixels, within its limits. */
export function resizePanel(width: number): void {
  usePanel.setState({ width: Math.round(Math.min(PANEL_WIDTH.most, Math.max(PANEL_WIDTH.least, width))) });
}

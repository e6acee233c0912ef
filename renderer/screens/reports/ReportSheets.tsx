import Box from '@mui/material/Box';
import { type Ref, useCallback, useEffect, useImperativeHandle, useRef } from 'react';
import { type LaidSheets, laySheets, loadFontsOf, type RunningTexts } from './lay-sheets.ts';
import { type Paper, sheetCss } from './paper.ts';

export interface SheetsHandle {
  readonly show: (anchor: string) => void;
}

export interface ReportSheetsProps {
  readonly markup: string;
  readonly css: string;
  readonly paper: Paper;
  readonly texts: RunningTexts;
  readonly label: string;
  /** Share of the paper's size; null = as wide as there is room. */
  readonly zoom: number | null;
  readonly onLaid: (laid: LaidSheets) => void;
  readonly handle: Ref<SheetsHandle>;
}

const DESK_ROOM = 48;
const SMALLEST_ZOOM = 0.2;
const LARGEST_ZOOM = 1.2;

/**
 * The sheets of a report on the desk, as wide as there is room. They live in a shadow root whose rules are constructed style
 * sheets: the report's own look neither leaks nor needs a loophole in the page's security policy.
 */
export function ReportSheets({ markup, css, paper, texts, label, zoom, onLaid, handle }: ReportSheetsProps) {
  const desk = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const room = useRef<HTMLDivElement>(null);
  const show = useCallback((anchor: string) => {
    const target = host.current?.shadowRoot?.querySelector(`[id="${CSS.escape(anchor)}"]`);
    (target?.closest('.sheet') ?? target)?.scrollIntoView({ block: 'start' });
  }, []);
  useImperativeHandle(handle, () => ({ show }), [show]);

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheetCss(paper), css].map((rules) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      return sheet;
    });
    let isCurrent = true;
    void loadFontsOf(root, markup).then(() => {
      if (!isCurrent) return;
      // What is measured while the sheets are shown smaller would measure smaller too; at once, even where all changes are eased by a moment.
      element.style.setProperty('transition', 'none', 'important');
      const { transform } = element.style;
      element.style.transform = 'none';
      onLaid(laySheets(root, markup, paper, texts));
      element.style.transform = transform;
    });
    return () => {
      isCurrent = false;
    };
  }, [markup, css, paper, texts, onLaid]);

  useEffect(() => {
    const scale = () => {
      if (desk.current === null || host.current === null || room.current === null) return;
      const fitting = (desk.current.clientWidth - DESK_ROOM) / paper.width;
      const factor = zoom ?? Math.max(SMALLEST_ZOOM, Math.min(LARGEST_ZOOM, fitting));
      host.current.style.transform = `scale(${factor})`;
      room.current.style.width = `${paper.width * factor}px`;
      room.current.style.height = `${host.current.offsetHeight * factor}px`;
    };
    const observer = new ResizeObserver(scale);
    if (desk.current !== null) observer.observe(desk.current);
    if (host.current !== null) observer.observe(host.current);
    return () => observer.disconnect();
  }, [paper, zoom]);

  return (
    <Box
      ref={desk}
      role="region"
      aria-label={label}
      tabIndex={0}
      sx={(theme) => ({
        height: '100%',
        overflow: 'auto',
        paddingBlock: '24px',
        backgroundColor: theme.tokens.desk,
        '&:focus-visible': { outlineOffset: -2 },
      })}
    >
      {/* A transform keeps the breaks of lines and pages as they were laid out; its room is ours to keep. */}
      <Box ref={room} dir="ltr" sx={{ marginInline: 'auto' }}>
        <Box ref={host} sx={{ width: paper.width, transformOrigin: '0 0' }} />
      </Box>
    </Box>
  );
}

import Box from '@mui/material/Box';
import { type Ref, useCallback, useEffect, useImperativeHandle, useRef } from 'react';
import { type LaidSheets, laySheets, type RunningTexts } from './lay-sheets.ts';
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
    void document.fonts.ready.then(() => {
      if (!isCurrent) return;
      const zoomed = element.style.getPropertyValue('zoom');
      element.style.setProperty('zoom', '1');
      onLaid(laySheets(root, markup, paper, texts));
      element.style.setProperty('zoom', zoomed);
    });
    const followLink = (event: Event) => {
      const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
      if (!(link instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      show(link.getAttribute('href')?.slice(1) ?? '');
    };
    root.addEventListener('click', followLink);
    return () => {
      isCurrent = false;
      root.removeEventListener('click', followLink);
    };
  }, [markup, css, paper, texts, onLaid, show]);

  useEffect(() => {
    const element = desk.current;
    if (element === null) return;
    const scale = () => {
      const room = (element.clientWidth - DESK_ROOM) / paper.width;
      host.current?.style.setProperty('zoom', String(zoom ?? Math.max(SMALLEST_ZOOM, Math.min(LARGEST_ZOOM, room))));
    };
    const observer = new ResizeObserver(scale);
    observer.observe(element);
    scale();
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
      <div ref={host} />
    </Box>
  );
}

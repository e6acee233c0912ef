import Box from '@mui/material/Box';
import { type ReactNode, useEffect, useRef } from 'react';

export interface BlockPlaceProps {
  /** Whether the address leads here: the place is scrolled to and marked. */
  readonly isTarget: boolean;
  readonly label: string;
  readonly children: ReactNode;
}

/** Where a block stands. The one an address leads to is brought into sight, takes the focus and carries a mark. */
export function BlockPlace({ isTarget, label, children }: BlockPlaceProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isTarget) return;
    // Charts above take their height in the first frames.
    const frame = requestAnimationFrame(() => {
      place.current?.scrollIntoView({ block: 'start' });
      place.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [isTarget]);
  if (!isTarget) return <>{children}</>;
  return (
    <Box
      ref={place}
      role="group"
      aria-label={label}
      tabIndex={-1}
      data-block-target
      sx={(theme) => ({
        scrollMarginBlockStart: 24,
        paddingInlineStart: 3,
        marginInlineStart: -3,
        borderInlineStart: `3px solid ${theme.tokens.accent}`,
        '&:focus-visible': { outlineOffset: 4 },
        '@media print': { borderInlineStart: 0 },
      })}
    >
      {children}
    </Box>
  );
}

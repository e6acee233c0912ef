import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { CustomerRow } from '../../../shared/contract/customers.ts';
import { formatRoute } from '../../state/route.ts';
import { useWords } from '../../state/words.ts';
import { CUSTOMER_COLUMNS } from './columns.ts';

export interface CustomerLineProps {
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  /** Undefined while it is on its way. */
  readonly row: CustomerRow | undefined;
  readonly isActive: boolean;
  readonly onPoint: () => void;
}

/** One customer of the list. */
export function CustomerLine({ id, index, top, height, row, isActive, onPoint }: CustomerLineProps) {
  const { formatter, translator } = useWords();
  return (
    <Box
      role="row"
      id={id}
      aria-rowindex={index + 2}
      aria-selected={isActive}
      onMouseDown={onPoint}
      style={{ transform: `translateY(${top}px)`, height }}
      sx={(theme) => ({
        position: 'absolute',
        insetInline: 0,
        insetBlockStart: 0,
        alignItems: 'center',
        fontSize: '0.8125rem',
        borderBlockEnd: `1px solid ${theme.tokens.line}`,
        backgroundColor: isActive ? theme.tokens.accentTint : 'transparent',
        '&:hover': { backgroundColor: isActive ? theme.tokens.accentTint : theme.tokens.tint },
      })}
    >
      {CUSTOMER_COLUMNS.map(({ key, isNumber, text }) => (
        <Box
          key={key}
          role="gridcell"
          dir={isNumber ? undefined : 'auto'}
          sx={{
            paddingInline: '12px',
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
            // The right-to-left styles turn left into right: names stand at the start, figures at the right in both directions.
            textAlign: isNumber && translator.direction === 'ltr' ? 'right' : 'left',
            fontVariantNumeric: isNumber ? 'tabular-nums' : undefined,
          }}
        >
          {row === undefined ? (
            <Box sx={(theme) => ({ height: 10, width: '60%', borderRadius: 1, backgroundColor: theme.tokens.tint })} />
          ) : key === 'key' ? (
            <Link href={`#${formatRoute({ screen: 'customer', id: row.id })}`} tabIndex={-1}>
              <bdi>{row.key}</bdi>
            </Link>
          ) : (
            <bdi>{text(row, formatter)}</bdi>
          )}
        </Box>
      ))}
    </Box>
  );
}
